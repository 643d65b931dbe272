import { PresscardError } from '../errors.ts';
import { withEngines, type Press } from '../press.ts';
import type { EngineSet } from '../ports.ts';
import { isEngineFailure } from './engine-failure.ts';
import { renderJob, type Renderer } from './renderer.ts';
import { Running } from './running.ts';

interface InlineOptions {
  /** Starts the engines anew, where the runtime can: called for the next card after one broke them. */
  readonly freshEngines?: () => Promise<EngineSet>;
}

/**
 * Renders where it is called: on the Worker, in the library, in tests. A render cannot be interrupted here, so
 * its inputs are bounded instead.
 */
export function inlineRenderer(press: Press, { freshEngines }: InlineOptions = {}): Renderer {
  const running = new Running();
  const { log } = press.ports;
  let current: Promise<Press> = Promise.resolve(press);

  /** Throws the engines away that this press used, unless another card has done so already. */
  const renew = (used: Promise<Press>, start: () => Promise<EngineSet>): void => {
    if (current !== used) return;
    log.write('error', 'engines_renewed');
    current = start().then((engines) => withEngines(press, engines));
    // The next card is told why; a start that failed is tried again for the one after it.
    current.catch(() => (current = used));
  };

  return {
    render: (job) =>
      running.begin(async () => {
        const used = current;
        try {
          return await renderJob(await used, job);
        } catch (error) {
          if (freshEngines && isEngineFailure(error)) renew(used, freshEngines);
          if (error instanceof PresscardError) throw error;
          throw new PresscardError('render_failed', 'The card could not be rendered.', { cause: error });
        }
      }),
    stop: () => running.stop(),
  };
}
