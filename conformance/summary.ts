import type { HeadlineResult, LineResult } from './measure.ts';
import { quantile } from './table.ts';

/** A line counts as the same from here on. */
export const SAME = 0.97;
/** So many of a script's lines are to be the same. */
const SAME_SHARE = 0.99;

/** What was found in the headlines of one script. */
export interface Summary {
  readonly script: string;
  readonly headlines: number;
  /** Lines that both engines draw whole: no emoji, whose pictures are left out, and no box for a missing glyph. */
  readonly lines: number;
  readonly median: number;
  /** The agreement below which one line in a hundred lies. */
  readonly p1: number;
  readonly same: number;
  /** Lines with emoji, compared without them. */
  readonly emoji: { readonly lines: number; readonly same: number };
  /** Headlines with a fault, by its kind. */
  readonly faults: {
    readonly glyph: number;
    readonly family: number;
    readonly outside: number;
    readonly break: number;
  };
  /** Headlines with something to know about that is no fault. */
  readonly notes: {
    readonly ownBreak: number;
    readonly cut: number;
    readonly direction: number;
    readonly naskh: number;
  };
  readonly meetsAim: boolean;
}

/** One summary for every script, and the last for all. */
export function summarise(results: readonly HeadlineResult[]): Summary[] {
  const scripts = [...new Set(results.map(({ script }) => script))].sort();
  return [
    ...scripts.map((script) =>
      summaryOf(
        script,
        results.filter((result) => result.script === script),
      ),
    ),
    summaryOf('all', results),
  ];
}

function summaryOf(script: string, results: readonly HeadlineResult[]): Summary {
  const drawn = results.filter(({ missing }) => missing.length === 0).flatMap(({ lines }) => lines);
  const compared = drawn.filter(({ hasEmoji }) => !hasEmoji);
  const withEmoji = drawn.filter(({ hasEmoji }) => hasEmoji);
  const agreements = compared.map(({ agreement }) => agreement);
  const count = (is: (result: HeadlineResult) => boolean): number => results.filter(is).length;
  const faults = {
    glyph: count(({ missing }) => missing.length > 0),
    family: count(({ strays }) => strays.length > 0),
    outside: count(({ lines }) => lines.some(({ outsidePx }) => outsidePx > 0)),
    break: count(({ breaks }) => breaks.strange.length > 0),
  };
  const same = compared.filter(isSame).length;
  const emoji = { lines: withEmoji.length, same: withEmoji.filter(isSame).length };
  return {
    script,
    headlines: results.length,
    lines: compared.length,
    median: quantile(agreements, 0.5),
    p1: quantile(agreements, 0.01),
    same,
    emoji,
    faults,
    notes: {
      ownBreak: count(({ breaks }) => breaks.own.length > 0),
      cut: count(({ isCut }) => isCut),
      direction: count(({ otherDirection }) => otherDirection !== undefined),
      naskh: count(({ isNaskh }) => isNaskh),
    },
    meetsAim:
      same >= SAME_SHARE * compared.length && Object.values(faults).every((headlines) => headlines === 0),
  };
}

function isSame({ agreement }: LineResult): boolean {
  return agreement >= SAME;
}
