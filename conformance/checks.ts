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
export function strayClusters({ headline, lines, style, voice }: SetHeadline): string[] {
  const strays = new Set<string>();
  const writing = { ...headline, voice, isNaskh: style.urdu === 'naskh' };
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

/** Where a line begins although Chromium would not begin one there: `before|after`, ten characters each. */
export interface OddBreaks {
  /** Against the rules of both. */
  readonly strange: readonly string[];
  /** By rules that Chromium lacks: a word divided by hyphenation, a Japanese phrase. */
  readonly own: readonly string[];
}

export function oddBreaks({ headline, text, lines }: SetHeadline, legal: ReadonlySet<number>): OddBreaks {
  const words = wordStarts(text, BY_WORDS[headline.script]);
  const odd = lines.slice(1).filter(({ start }) => !legal.has(start) && !words.has(start));
  const show = ({ start }: { start: number }): string =>
    `${text.slice(Math.max(0, start - 10), start)}|${text.slice(start, start + 10)}`;
  const isOwn = ({ start }: { start: number }): boolean => {
    const around = text.slice(Math.max(0, start - 1), start + 1);
    return DIVIDED_WORD.test(around) || (headline.script === 'Jpan' && PHRASE.test(around));
  };
  return {
    strange: odd.filter((line) => !isOwn(line)).map(show),
    own: odd.filter(isOwn).map(show),
  };
}

/** Two letters or marks of scripts that write spaces between their words. */
const DIVIDED_WORD =
  /^[[\p{L}\p{M}\u00ad]--[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]{2}$/v;
const PHRASE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}$/u;

function wordStarts(text: string, language: string | undefined): ReadonlySet<number> {
  if (language === undefined) return new Set();
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return new Set(Array.from(words, ({ index }) => index));
}
