import { PresscardError } from '../errors.ts';
import { BUSY_RETRY_AFTER_S } from '../limits.ts';
import type { Renderer, RenderJob } from './renderer.ts';
import { Running } from './running.ts';

export interface QueueBounds {
  /** Renders at the same time. */
  readonly concurrency: number;
  /** Renders that wait; one more is refused. */
  readonly maxWaiting: number;
  /** How long one waits, in ms; after that it is refused too, because whoever asked is about to leave. */
  readonly maxWaitMs: number;
  /** Told whenever it changes. */
  readonly onWaiting?: (waiting: number) => void;
}

export interface QueuedRenderer extends Renderer {
  load(): { readonly running: number; readonly waiting: number };
}

/** A renderer with bounded work: so many at a time, so many waiting, each only so long. The rest is `busy`. */
export function queuedRenderer(
  renderer: Renderer,
  { concurrency, maxWaiting, maxWaitMs, onWaiting = () => undefined }: QueueBounds,
): QueuedRenderer {
  const accepted = new Running();
  const waiting: { go(): void }[] = [];
  let running = 0;

  const turn = (): Promise<void> => {
    if (running < concurrency) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= maxWaiting) throw busy();
    return new Promise((resolve, reject) => {
      const place = {
        go: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1);
        onWaiting(waiting.length);
        reject(busy());
      }, maxWaitMs);
      waiting.push(place);
      onWaiting(waiting.length);
    });
  };
  /** The turn goes over to who has waited longest, so that nobody new comes in between. */
  const pass = (): void => {
    const next = waiting.shift();
    if (!next) return void (running -= 1);
    onWaiting(waiting.length);
    next.go();
  };

  return {
    render: (job: RenderJob) =>
      accepted.begin(async () => {
        await turn();
        try {
          return await renderer.render(job);
        } finally {
          pass();
        }
      }),
    load: () => ({ running, waiting: waiting.length }),
    async stop() {
      await accepted.stop();
      await renderer.stop();
    },
  };
}

function busy(): PresscardError {
  return new PresscardError('busy', 'Too many cards are being made at this moment. Ask again shortly.', {
    retryAfterS: BUSY_RETRY_AFTER_S,
  });
}
