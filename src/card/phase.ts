import { oldFromMs } from '../plan/times.ts';
import type { Card } from '../sign/card.ts';

/** How a card looks at a time, where that changes by itself. */
export interface Phase {
  /** Part of key and ETag; `''` for a card that looks the same for good. */
  readonly name: string;
  /** Whole seconds since 1970; undefined where nothing changes any more. */
  readonly changesAtS: number | undefined;
}

/**
 * @param options.nowMs milliseconds since 1970.
 * @param options.publishedIso of a card that carries the year of an old article: the article's date.
 */
export function phaseOf(
  { embargo, until }: Pick<Card, 'embargo' | 'until'>,
  { nowMs, publishedIso }: { nowMs: number; publishedIso?: string | undefined },
): Phase {
  if (embargo !== undefined) {
    return nowMs < embargo * 1000
      ? { name: 'embargo', changesAtS: embargo }
      : { name: 'after-embargo', changesAtS: undefined };
  }
  const oldFromS = publishedIso === undefined ? undefined : Math.ceil(oldFromMs(publishedIso) / 1000);
  const changes = [
    { atS: until, before: 'until', after: 'over' },
    { atS: oldFromS, before: 'young', after: 'old' },
  ].flatMap(({ atS, ...names }) => (atS === undefined ? [] : [{ atS, ...names }]));
  const ahead = changes.filter(({ atS }) => nowMs < atS * 1000).map(({ atS }) => atS);
  return {
    name: changes.map(({ atS, before, after }) => (nowMs < atS * 1000 ? before : after)).join(),
    changesAtS: ahead.length > 0 ? Math.min(...ahead) : undefined,
  };
}
