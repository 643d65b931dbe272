import { PresscardError } from '../errors.ts';
import { STORE_ANSWER_MAX_MS, STORE_LOG_EVERY_MS, STORE_WRITE_MAX_MS } from '../limits.ts';
import type { ClockPort, LogPort } from '../ports.ts';
import type { BlobStore } from './port.ts';
import { within } from './within.ts';

export interface ForgivingOptions {
  readonly log: LogPort;
  readonly clock: Pick<ClockPort, 'now'>;
  /** Called at every failure, for the metrics. */
  readonly onFailure?: (failure: { operation: 'get' | 'put'; cause: string }) => void;
  /** A card that takes longer to read than this is a miss, in ms. */
  readonly answerMaxMs?: number;
  /** A card that takes longer to write than this counts as a failure, in ms. */
  readonly writeMaxMs?: number;
}

/**
 * Cards whose store may fail, be full or hang without anybody waiting for them noticing: a failed read is a
 * miss, a failed write is skipped. Each cause is logged once a minute, with how often it came, and counted
 * every time. Removals stay honest: who purges must learn that it failed.
 *
 * Answer first and `put` afterwards: a disk that hangs takes its time to be given up.
 */
export function forgiving(cards: BlobStore, options: ForgivingOptions): BlobStore {
  const { log, clock, onFailure } = options;
  const { answerMaxMs = STORE_ANSWER_MAX_MS, writeMaxMs = STORE_WRITE_MAX_MS } = options;
  const told = new Map<string, { at: number; since: number }>();

  const forgive = (operation: 'get' | 'put', error: unknown): void => {
    const cause = causeOf(error);
    onFailure?.({ operation, cause });
    const id = `${operation} ${cause}`;
    const last = told.get(id);
    if (last && clock.now() - last.at < STORE_LOG_EVERY_MS) {
      last.since += 1;
      return;
    }
    log.write('warn', 'store_failed', { operation, cause, times: 1 + (last?.since ?? 0) });
    told.set(id, { at: clock.now(), since: 0 });
  };

  return {
    delete: (key) => cards.delete(key),
    deleteTagged: (tag) => cards.deleteTagged(tag),
    list: (prefix) => cards.list(prefix),
    near: (key) => cards.near?.(key),
    async get(key) {
      try {
        return await within(answerMaxMs, cards.get(key));
      } catch (error) {
        forgive('get', error);
        return undefined;
      }
    },
    async put(key, item) {
      try {
        await within(writeMaxMs, cards.put(key, item));
      } catch (error) {
        forgive('put', error);
      }
    },
  };
}

/** A short and stable name, the system's own where it has one (ENOSPC); nothing of a key or a path. */
function causeOf(error: unknown): string {
  if (!(error instanceof PresscardError)) return error instanceof Error ? error.name : 'unknown';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.code;
}
