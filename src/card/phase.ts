import type { Card } from '../sign/card.ts';

/** How a card looks at a time, where that changes by itself. */
export interface Phase {
  /** Part of key and ETag; `''` for a card that looks the same for good. */
  readonly name: string;
  /** Whole seconds since 1970; undefined where nothing changes any more. */
  readonly changesAtS: number | undefined;
}

const STEADY: Phase = { name: '', changesAtS: undefined };

/**
 * @param nowMs milliseconds since 1970.
 */
export function phaseOf({ embargo, until }: Card, nowMs: number): Phase {
  if (embargo !== undefined) {
    return nowMs < embargo * 1000
      ? { name: 'embargo', changesAtS: embargo }
      : { name: 'after-embargo', changesAtS: undefined };
  }
  if (until === undefined) return STEADY;
  return nowMs < until * 1000
    ? { name: 'until', changesAtS: until }
    : { name: 'over', changesAtS: undefined };
}
