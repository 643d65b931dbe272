import { splitGraphemes } from '../src/article/text.ts';
import type { Grey } from './draw/grey.ts';
import { inkBounds } from './draw/grey.ts';
import { SCALE } from './draw/own.ts';
import type { SetLine, SetText } from '../src/typeset/set-text.ts';
import { expectedFamily } from './scripts.ts';
import type { SetHeadline } from './setting.ts';

/** Ink that is darker than this counts: below is the paint's own softness at an edge. */
const INK_THRESHOLD = 100;
/** Half a pixel of the card: what rounding of pen and box may cost. */
const TOLERANCE_PX = 0.5;

/** Clusters that stand in another family than their script's: `cluster family`. */
export function strayClusters({ headline, lines, style }: SetHeadline): string[] {
  const strays = new Set<string>();
  const writing = { ...headline, isNaskh: style.urdu === 'naskh' };
  for (const { text, runs } of lines)
    for (const { start, end, slice } of runs) {
      if (!slice) continue;
      for (const cluster of splitGraphemes(text.slice(start, end))) {
        const expected = expectedFamily(cluster, writing);
        if (expected && !expected.test(slice.family)) strays.add(`${cluster} ${slice.family}`);
      }
    }
  return [...strays];
}

/** How far a line's ink leaves the text's box, in px of the card; 0 when it does not. */
export function inkOutside(
  set: SetText,
  line: SetLine,
  { picture, origin }: { picture: Grey; origin: { x: number; y: number } },
): number {
  const bounds = inkBounds(picture, INK_THRESHOLD);
  if (!bounds) return 0;
  const left = line.xPx + (bounds.left - origin.x) / SCALE;
  const right = line.xPx + (bounds.right + 1 - origin.x) / SCALE;
  const top = line.baselinePx + (bounds.top - origin.y) / SCALE;
  const bottom = line.baselinePx + (bounds.bottom + 1 - origin.y) / SCALE;
  const most = Math.max(-left, right - set.widthPx, -top, bottom - set.heightPx);
  return most > TOLERANCE_PX ? most : 0;
}

const BY_WORDS: Readonly<Record<string, string>> = { Laoo: 'lo', Khmr: 'km' };

/** Breaks that Chromium would not make: `before|after`, ten characters each. */
export function strangeBreaks({ headline, text, lines }: SetHeadline, legal: ReadonlySet<number>): string[] {
  const language = BY_WORDS[headline.script];
  const words =
    language === undefined
      ? undefined
      : new Set(
          Array.from(
            new Intl.Segmenter(language, { granularity: 'word' }).segment(text),
            ({ index }) => index,
          ),
        );
  return lines
    .slice(1)
    .filter(({ start }) => !legal.has(start) && !words?.has(start))
    .map(({ start }) => `${text.slice(Math.max(0, start - 10), start)}|${text.slice(start, start + 10)}`);
}
