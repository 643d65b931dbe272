import { PresscardError } from '../errors.ts';
import { PURGE_AGAIN_AFTER_MS } from '../limits.ts';
import type { LogPort } from '../ports.ts';
import type { EdgeCachePort } from './port.ts';

/** Several caches as one: each is purged even when another fails. Name the store before the edge, which refills from it. */
export function everyCache(...caches: readonly EdgeCachePort[]): EdgeCachePort {
  return {
    async purgeTags(tags) {
      const causes: unknown[] = [];
      for (const cache of caches) await cache.purgeTags(tags).catch((error: unknown) => causes.push(error));
      if (causes.length > 0) throw purgeFailed(causes.length === 1 ? causes[0] : new AggregateError(causes));
    },
  };
}

export interface PurgeAgain {
  readonly log: LogPort;
  /** Runs a task some time after the answer has gone: a timer on Node, `waitUntil` on the Worker. */
  readonly later: (task: () => Promise<void>, afterMs: number) => void;
}

/**
 * Purges now, and once more when every render that had begun before is over: an answer that was on its way
 * may have been kept after the first purge, for a year.
 *
 * @throws PresscardError `purge_failed` when the first purge fails; a failing second one is logged.
 */
export async function purgeTwice(
  cache: EdgeCachePort,
  tags: readonly string[],
  { log, later }: PurgeAgain,
): Promise<void> {
  later(async () => {
    try {
      await cache.purgeTags(tags);
    } catch (error) {
      log.write('error', 'purge_again_failed', { tags, cause: String(error) });
    }
  }, PURGE_AGAIN_AFTER_MS);
  await cache.purgeTags(tags);
}

export function purgeFailed(cause: unknown): PresscardError {
  if (cause instanceof PresscardError && cause.code === 'purge_failed') return cause;
  return new PresscardError(
    'purge_failed',
    'Not every cache was purged; some may still give out what they hold. Send it again in a minute.',
    { cause },
  );
}
