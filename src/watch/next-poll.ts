import { FEED_BACKOFF_MAX_S, FEED_HINT_MAX_S, FEED_RETRY_MAX_S } from '../limits.ts';

/** How a feed was found, as far as the time of the next visit goes. */
export interface PollTimes {
  /** Failures in a row, with this one. */
  readonly failures: number;
  /** For how long the answer stays fresh, by its own headers. */
  readonly freshS?: number | undefined;
  /** `Retry-After`. */
  readonly retryAfterS?: number | undefined;
  /** 410: it will not come back. */
  readonly isGone?: boolean | undefined;
}

export interface PollPace {
  readonly everyMs: number;
  /**
   * How much too early a visit may be that nobody asked to be later, where visits come by somebody else's clock: a
   * cron trigger of once a minute is a second early every other time.
   */
  readonly slackMs: number;
  /** 0 to 1. */
  random(): number;
}

/** Up to a tenth is added, so that watchers that were started together do not come together for ever. */
const JITTER_SHARE = 0.1;

/** How long to wait until a feed is asked again, in ms. */
export function nextPollMs({ failures, freshS = 0, retryAfterS, isGone }: PollTimes, pace: PollPace): number {
  const { everyMs, slackMs } = pace;
  const jitter = 1 + JITTER_SHARE * pace.random();
  const backoffMs =
    failures === 0
      ? 0
      : Math.min(everyMs * 2 ** (failures - 1), Math.max(everyMs, FEED_BACKOFF_MAX_S * 1000));
  const askedS = Math.max(
    Math.min(freshS, FEED_HINT_MAX_S),
    Math.min(retryAfterS ?? 0, FEED_RETRY_MAX_S),
    isGone ? FEED_RETRY_MAX_S : 0,
  );
  const laterMs = Math.max(backoffMs, askedS * 1000);
  return laterMs <= everyMs ? everyMs * jitter : laterMs * jitter + slackMs;
}

/** Seconds that `Retry-After` asks for, as a number or as a date; undefined for what is neither. */
export function retryAfterOf(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? undefined : Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}

/** Seconds for which an answer stays fresh (RFC 9111, 4.2): `max-age` without what a cache on the way has used of it. */
export function freshnessOf(headers: Headers): number | undefined {
  const maxAge = /(?:^|[\s,])max-age="?(\d{1,9})/i.exec(headers.get('cache-control') ?? '')?.[1];
  if (maxAge === undefined) return undefined;
  const age = Number(headers.get('age') ?? 0);
  return Math.max(0, Number(maxAge) - (Number.isFinite(age) ? age : 0));
}
