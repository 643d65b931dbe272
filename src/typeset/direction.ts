import bidiModule from 'bidi-js';

export type Direction = 'ltr' | 'rtl';

// The package is CommonJS with the types of an ES module: what TypeScript takes for its namespace is the factory.
const bidi = (bidiModule as unknown as typeof bidiModule.default)();

const STRONG = /[\p{L}\p{Nl}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Adlam}]/u;
const MARKS = { '\u200e': 'ltr', '\u200f': 'rtl', '\u061c': 'rtl' } as const;
const RIGHT_TO_LEFT_LANGUAGES = new Set([
  'ar',
  'arz',
  'azb',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'nqo',
  'pnb',
  'prs',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/**
 * The base direction: by the first strong character (UAX #9, P2), except that a headline of a right-to-left
 * language stays one when it begins with a Latin name.
 */
export function directionOf(text: string, language: string): Direction {
  const isRightToLeft = RIGHT_TO_LEFT_LANGUAGES.has(language.split('-')[0]!.toLowerCase());
  if (isRightToLeft && RIGHT_TO_LEFT.test(text)) return 'rtl';
  for (const character of text) {
    if (character in MARKS) return MARKS[character as keyof typeof MARKS];
    if (STRONG.test(character)) return RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr';
  }
  return isRightToLeft ? 'rtl' : 'ltr';
}

/** Characters that raise a level: letters and digits from right to left, and what embeds, overrides or isolates. */
const RAISES_LEVEL =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The embedding level of every UTF-16 unit (UAX #9): odd ones run from right to left. */
export function levelsOf(text: string, direction: Direction): Uint8Array {
  if (direction === 'ltr' && !RAISES_LEVEL.test(text)) return new Uint8Array(text.length);
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** Anything with a place in the text and a level. */
interface Leveled {
  readonly level: number;
}

/** Pieces of one line from the order in which they are read to the one in which they stand (UAX #9, L2). */
export function reorder<T extends Leveled>(pieces: readonly T[]): T[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      if (ordered[start]!.level < level) continue;
      let end = start;
      while (end + 1 < ordered.length && ordered[end + 1]!.level >= level) end++;
      const turned = ordered.slice(start, end + 1).toReversed();
      ordered.splice(start, turned.length, ...turned);
      start = end;
    }
  }
  return ordered;
}
