import { FEED_RETRY_MAX_S, WATCH_RETRY_S } from '../limits.ts';

/** Up to a fifth is added, so that what failed together does not come again together. */
const JITTER_SHARE = 0.2;

/**
 * How long to wait after a try that failed, in whole seconds.
 *
 * @param tries so far, this one included.
 * @param options.retryAfterS what the other side asks for; it is never asked sooner.
 * @param options.delaysS of each try.
 * @returns undefined when it is given up.
 */
export function retryDelayS(
  tries: number,
  {
    random,
    retryAfterS = 0,
    delaysS = WATCH_RETRY_S,
  }: { random: () => number; retryAfterS?: number | undefined; delaysS?: readonly number[] },
): number | undefined {
  const delayS = delaysS[tries - 1];
  if (delayS === undefined) return undefined;
  return Math.ceil(Math.max(delayS, Math.min(retryAfterS, FEED_RETRY_MAX_S)) * (1 + JITTER_SHARE * random()));
}
