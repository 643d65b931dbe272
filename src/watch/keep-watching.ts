import type { ClockPort } from '../ports.ts';
import { FEEDS_AT_ONCE, FEED_EVERY_S, WATCH_ONCE_PATIENCE_MS } from '../limits.ts';
import { inTurns } from '../doctor/visit.ts';
import type { Outbox } from './outbox.ts';

export interface Watching {
  readonly feeds: readonly string[];
  /** Visits a feed. @returns when to come again, in ms since 1970. Rejects only for faults of the store. */
  readonly visit: (feed: string) => Promise<number>;
  readonly outbox: Outbox;
  readonly clock: Pick<ClockPort, 'now'>;
  /** Ends early when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Fires when it is to stop: what is being made is finished, the rest waits in the store. */
  readonly signal: AbortSignal;
  readonly onFault: (error: unknown) => void;
}

/** A fault of the store is tried again after this. */
const FAULT_PAUSE_MS = FEED_EVERY_S * 1000;

/** Visits each feed when its time comes, and works on what they bring, until it is stopped. */
export async function keepWatching(watching: Watching): Promise<void> {
  const { feeds, visit, outbox, clock, sleep, signal, onFault } = watching;
  const dueMs = new Map(feeds.map((feed) => [feed, 0]));
  let wake = new AbortController();
  const visits = async (): Promise<void> => {
    while (!signal.aborted) {
      const due = feeds.filter((feed) => dueMs.get(feed)! <= clock.now());
      await inTurns(
        FEEDS_AT_ONCE,
        due.map((feed) => async () => {
          if (signal.aborted) return;
          dueMs.set(feed, await orLater(() => visit(feed), clock, onFault));
          wake.abort();
        }),
      );
      await sleep(Math.min(...dueMs.values()) - clock.now(), signal);
    }
  };
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      wake = new AbortController();
      const nextMs = await orLater(async () => (await outbox.work(signal)) ?? Infinity, clock, onFault);
      const waitMs = Math.min(nextMs - clock.now(), FAULT_PAUSE_MS);
      await sleep(waitMs, AbortSignal.any([signal, wake.signal]));
    }
  };
  await Promise.all([visits(), work()]);
}

/** Visits each feed once, and works on what came of it as long as the next try is near; the rest waits in the store. */
export async function watchOnce(watching: Watching): Promise<void> {
  const { feeds, visit, outbox, clock, sleep, signal, onFault } = watching;
  await inTurns(
    FEEDS_AT_ONCE,
    feeds.map((feed) => () => orLater(() => visit(feed), clock, onFault)),
  );
  while (!signal.aborted) {
    const nextMs = await orLater(async () => (await outbox.work(signal)) ?? Infinity, clock, onFault);
    const waitMs = nextMs - clock.now();
    if (waitMs > WATCH_ONCE_PATIENCE_MS) return;
    await sleep(waitMs, signal);
  }
}

async function orLater(
  step: () => Promise<number>,
  clock: Pick<ClockPort, 'now'>,
  onFault: (error: unknown) => void,
): Promise<number> {
  try {
    return await step();
  } catch (error) {
    onFault(error);
    return clock.now() + FAULT_PAUSE_MS;
  }
}
