import { PresscardError } from '../errors.ts';
import {
  STORE_ANSWER_MAX_MS,
  STORE_LOG_EVERY_MS,
  TAKEDOWNS_MAX_AGE_MS,
  TAKEDOWNS_RELIST_MS,
  TAKEDOWNS_RETRY_MS,
} from '../limits.ts';
import type { ClockPort, LogPort } from '../ports.ts';
import type { BlobStore } from '../store/port.ts';
import { within } from '../store/within.ts';
import {
  checkTag,
  everyTakedown,
  keyOfTag,
  recordOf,
  tagOfKey,
  takedownOf,
  type Takedown,
} from './takedown.ts';

/** `unknown`: nothing says that it was withdrawn, but the list could never be read. */
export type Standing = 'clear' | 'withdrawn' | 'unknown';

export interface Takedowns {
  /** Whether one of these tags was withdrawn. Called on every GET of a card and before signing. Never rejects. */
  standingOf(tags: readonly string[]): Promise<Standing>;
  /** The same, where the list in memory is fresh enough to answer at once; undefined where it has to be asked first. */
  standingAtOnce(tags: readonly string[]): Standing | undefined;
  /**
   * Withdraws what carries the tag, from now on and on every instance. Doing it again changes nothing.
   *
   * @throws PresscardError `takedown_invalid`, or the store's error: then it may not have been withdrawn.
   */
  withdraw(tag: string, details: { by?: string; reason?: string }): Promise<Takedown>;
  /** Takes a withdrawal back. @returns whether there was one. */
  reinstate(tag: string): Promise<boolean>;
  /** Every withdrawal, in the order of their tags. */
  list(): Promise<readonly Takedown[]>;
}

export interface TakedownOptions {
  readonly records: BlobStore;
  readonly log: LogPort;
  readonly clock: Pick<ClockPort, 'now'>;
  /** Called each time the list cannot be read, for the metric that raises an alarm. */
  readonly onUnreadable?: () => void;
  /** How long a read of the list may take before the last copy counts, in ms. */
  readonly answerMaxMs?: number;
}

/** Changes with every withdrawal; reading it is cheaper than listing them, on a disk as in R2. */
const MARK_KEY = 'takedowns-mark';

/**
 * What was withdrawn, from records that every instance shares. Each instance holds the tags in memory, asks
 * once a second whether they changed, and lists them when they did. When they cannot be read, the last copy
 * counts.
 */
export function createTakedowns(options: TakedownOptions): Takedowns {
  const { records, log, clock, onUnreadable, answerMaxMs = STORE_ANSWER_MAX_MS } = options;
  let withdrawn = new Set<string>();
  let mark: string | undefined;
  let isKnown = false;
  let listedAtMs = 0;
  let lookAgainAtMs = -Infinity;
  let lastLookFailed = false;
  let loggedAtMs = -Infinity;
  // Own changes: a listing that was read while one was made must not undo it here.
  let changes = 0;
  // Looks may overtake each other; the one that began last counts.
  let begun = 0;
  let applied = 0;

  const readMark = async (): Promise<string | undefined> => {
    const item = await records.get(MARK_KEY);
    return item && new TextDecoder().decode(item.bytes);
  };

  const refresh = async (): Promise<void> => {
    const order = ++begun;
    const seen = changes;
    const newMark = await readMark();
    if (mark !== undefined && newMark === undefined) {
      // Marks are never removed: this is another folder or bucket, or an empty one.
      throw new PresscardError('takedowns_unreadable', 'The records of earlier takedowns are gone.');
    }
    if (isKnown && newMark === mark && clock.now() - listedAtMs < TAKEDOWNS_RELIST_MS) return;
    const keys = await records.list(everyTakedown);
    if (seen !== changes) return refresh();
    if (order < applied) return;
    applied = order;
    withdrawn = new Set(keys.map(tagOfKey));
    mark = newMark;
    isKnown = true;
    listedAtMs = clock.now();
  };

  const look = async (): Promise<void> => {
    lookAgainAtMs = clock.now() + TAKEDOWNS_MAX_AGE_MS;
    try {
      await within(answerMaxMs, refresh());
      lastLookFailed = false;
    } catch (error) {
      lastLookFailed = true;
      lookAgainAtMs = clock.now() + TAKEDOWNS_RETRY_MS;
      onUnreadable?.();
      if (clock.now() - loggedAtMs >= STORE_LOG_EVERY_MS) {
        loggedAtMs = clock.now();
        log.write('error', 'takedowns_unreadable', { cause: String(error), copy: isKnown ? 'last' : 'none' });
      }
    }
  };

  /** The record first, then the mark: whoever sees the mark sees the record. */
  const change = async (make: () => Promise<void>, inMemory: () => void): Promise<void> => {
    changes += 1;
    try {
      await make();
      inMemory();
      await records.put(MARK_KEY, {
        bytes: new TextEncoder().encode(crypto.randomUUID()),
        contentType: 'text/plain',
        tags: [],
      });
    } finally {
      changes += 1;
      lookAgainAtMs = -Infinity;
    }
  };

  const mustLook = (): boolean => (!isKnown && !lastLookFailed) || clock.now() >= lookAgainAtMs;
  const standing = (tags: readonly string[]): Standing => {
    if (tags.some((tag) => withdrawn.has(tag))) return 'withdrawn';
    return isKnown ? 'clear' : 'unknown';
  };

  return {
    async standingOf(tags) {
      // One request looks and the others go on with the copy. They do not wait for its promise: on the
      // Worker a request that is cancelled takes what it was reading with it.
      if (mustLook()) await look();
      return standing(tags);
    },

    standingAtOnce: (tags) => (mustLook() ? undefined : standing(tags)),

    async withdraw(tag, { by, reason }) {
      checkTag(tag);
      let takedown: Takedown = { tag, at: new Date(clock.now()).toISOString(), by, reason };
      await change(
        async () => {
          const key = keyOfTag(tag);
          const before = await records.get(key).catch(() => undefined); // damaged: written anew
          if (before) takedown = takedownOf(tag, before);
          else await records.put(key, recordOf(takedown));
        },
        () => void withdrawn.add(tag),
      );
      log.write('info', 'withdrawn', { tag, by });
      return takedown;
    },

    async reinstate(tag) {
      checkTag(tag);
      const key = keyOfTag(tag);
      const isThere = (await records.list(key)).includes(key);
      await change(
        () => records.delete(key),
        () => void withdrawn.delete(tag),
      );
      log.write('info', 'reinstated', { tag });
      return isThere;
    },

    async list() {
      const keys = await records.list(everyTakedown);
      return Promise.all(
        keys.map(async (key) => takedownOf(tagOfKey(key), await records.get(key).catch(() => undefined))),
      );
    },
  };
}
