import { covers, type FontSlice } from './font-index.ts';
import type { TextStyle } from './voices.ts';

/** A stretch of text in one slice; without a slice when no font has its characters. */
export interface FontRun {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly slice: FontSlice | undefined;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Characters that need no glyph of their own: joiners, selectors, soft hyphens. */
const SPACE = /^\p{Zs}$/u;
/** Drawn as the plain hyphen, which every face has. */
export const HYPHEN = /^[\u2010\u2011]$/;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/**
 * Chooses the slice of each grapheme cluster by the files' real cmaps: the style's families in their order,
 * and within a family the slice of the cluster before, so that a word is shaped in as few pieces as possible.
 */
export function chooseSlices(text: string, style: TextStyle, slices: readonly FontSlice[]): FontRun[] {
  const candidates = style.families.map((family) => slicesOf(slices, family, style.weight));
  const runs: FontRun[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const needed = [...segment].filter((character) => !INVISIBLE.test(character));
    // HarfBuzz makes every width of space from the plain one.
    const codePoints = needed.map((character) =>
      SPACE.test(character) ? 0x20 : HYPHEN.test(character) ? 0x2d : character.codePointAt(0)!,
    );
    const slice =
      codePoints.length === 0
        ? (last?.slice ?? candidates[0]?.[0])
        : choose(codePoints, candidates, last?.slice);
    if (last && last.slice === slice) runs[runs.length - 1] = { ...last, end: index + segment.length };
    else runs.push({ start: index, end: index + segment.length, slice });
  }
  return runs;
}

/** Slices of other scripts carry an A or B of their own, which would tear a Latin word. */
const BASIC_LATIN_LETTER = /^[A-Za-z]$/;

function choose(
  codePoints: readonly number[],
  candidates: readonly (readonly FontSlice[])[],
  previous: FontSlice | undefined,
): FontSlice | undefined {
  const hasAll = (slice: FontSlice): boolean => codePoints.every((codePoint) => covers(slice, codePoint));
  for (const family of candidates) {
    if (
      previous &&
      !BASIC_LATIN_LETTER.test(String.fromCodePoint(codePoints[0]!)) &&
      family.includes(previous) &&
      hasAll(previous)
    )
      return previous;
    const found = family.find(hasAll);
    if (found) return found;
  }
  return undefined;
}

/** A family's slices in the weight that is nearest to the one asked for. */
function slicesOf(slices: readonly FontSlice[], family: string, weight: number): readonly FontSlice[] {
  const own = slices.filter((slice) => slice.family === family && slice.style === 'normal');
  const distance = Math.min(...own.map((slice) => Math.abs(slice.weight - weight)));
  return own.filter((slice) => Math.abs(slice.weight - weight) === distance);
}
