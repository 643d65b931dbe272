import { PresscardError } from '../errors.ts';
import { withEngines, type Press } from '../press.ts';
import type { EngineSet } from '../ports.ts';
import { isEngineFailure } from './engine-failure.ts';
import { renderJob, type Renderer } from './renderer.ts';
import { Running } from './running.ts';

interface InlineOptions {
  /** Starts the engines anew, where the runtime can: called by the next card after one broke them. */
  readonly freshEngines?: () => Promise<EngineSet>;
  /** Whether the engines hold so much that they should start anew: asked after every card. */
  readonly isWorn?: (press: Press) => boolean;
}

/**
 * Renders where it is called: on the Worker, in the library, in tests. A render cannot be interrupted here, so
 * its inputs are bounded instead.
 */
export function inlineRenderer(
  press: Press,
  { freshEngines, isWorn = () => false }: InlineOptions = {},
): Renderer {
  const running = new Running();
  let current: Promise<Press> | undefined = Promise.resolve(press);

  const start = async (fresh: () => Promise<EngineSet>): Promise<Press> => {
    press.ports.log.write('warn', 'engines_started_again');
    return withEngines(press, await fresh());
  };

  return {
    render: (job) =>
      running.begin(async () => {
        const used = (current ??= start(freshEngines!));
        try {
          const card = await renderJob(await used, job);
          if (freshEngines && isWorn(await used) && current === used) current = undefined;
          return card;
        } catch (error) {
          // Thrown away with everything that lives in its memory, once for all the cards that it took with it.
          const isLost = isEngineFailure(error) || !(await used.catch(() => undefined));
          if (freshEngines && isLost && current === used) current = undefined;
          if (error instanceof PresscardError) throw error;
          throw new PresscardError('render_failed', 'The card could not be rendered.', { cause: error });
        }
      }),
    stop: () => running.stop(),
  };
}
