import { describe, expect, it } from 'vitest';
import { FEED_BACKOFF_MAX_S, FEED_HINT_MAX_S, FEED_RETRY_MAX_S } from '../../../src/limits.ts';
import { freshnessOf, nextPollMs, retryAfterOf } from '../../../src/watch/next-poll.ts';

const pace = { everyMs: 60_000, slackMs: 0, random: () => 0 };

describe('the time of the next visit', () => {
  it.each([
    ['as usual', { failures: 0 }, 60],
    ['that stays fresh for longer', { failures: 0, freshS: 300 }, 300],
    ['that stays fresh for shorter', { failures: 0, freshS: 5 }, 60],
    ['that says a day by a slip', { failures: 0, freshS: 86_400 }, FEED_HINT_MAX_S],
    ['that failed once', { failures: 1 }, 60],
    ['that failed three times', { failures: 3 }, 240],
    ['that fails all night', { failures: 600 }, FEED_BACKOFF_MAX_S],
    ['that asks for a pause', { failures: 1, retryAfterS: 900 }, 900],
    ['that asks for a year', { failures: 1, retryAfterS: 31_536_000 }, FEED_RETRY_MAX_S],
    ['that is gone', { failures: 1, isGone: true }, FEED_RETRY_MAX_S],
  ])('of a feed %s', (_, times, seconds) => {
    expect(nextPollMs(times, pace)).toBe(seconds * 1000);
  });

  it('differs a little each time, and is never too early', () => {
    expect(nextPollMs({ failures: 0 }, { ...pace, random: () => 1 })).toBeCloseTo(66_000);
    // Visits by the clock of a cron trigger may be early, but not where the feed asked for a pause.
    expect(nextPollMs({ failures: 1, retryAfterS: 90 }, { ...pace, slackMs: 30_000 })).toBe(120_000);
  });

  it.each([
    ['120', 120],
    ['Sat, 14 Mar 2026 12:00:30 GMT', 30],
    ['Sat, 14 Mar 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('reads Retry-After %j', (value, seconds) => {
    expect(retryAfterOf(new Headers({ 'retry-after': value }), Date.parse('2026-03-14T12:00:00Z'))).toBe(
      seconds,
    );
  });

  it.each([
    [{ 'cache-control': 'public, max-age=300' }, 300],
    [{ 'cache-control': 'MAX-AGE=300, must-revalidate', age: '100' }, 200],
    [{ 'cache-control': 'max-age=10', age: '100' }, 0],
    [{ 'cache-control': 's-maxage=300' }, undefined],
    [{ 'cache-control': 'max-age=10', age: 'x' }, 10],
    [{}, undefined],
  ])('reads how long %j stays fresh', (headers, seconds) => {
    expect(freshnessOf(new Headers(headers as Record<string, string>))).toBe(seconds);
  });
});
