import { emojiOf } from './emoji.ts';
import { familiesFor } from './families.ts';
import { covers, placesMarks, type FontIndex, type FontSlice } from './font-index.ts';
import type { TextStyle } from './voices.ts';

/** A stretch of text in one slice, or one emoji; neither when no font has its characters. */
export interface FontRun {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly slice?: FontSlice | undefined;
  /** Key of the picture that stands for the one cluster of this run. */
  readonly emoji?: string;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Drawn as the plain hyphen, which every face has. */
export const HYPHEN = /^[\u2010\u2011]$/;
/** Characters that need no glyph of their own: joiners, selectors, soft hyphens. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;
const SPACE = /^\p{Zs}$/u;
const HAS_LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * Chooses the slice of each grapheme cluster by the files' real cmaps: the families in their order, and
 * within a family the slice of the cluster before, so that a word is shaped in as few pieces as possible.
 * Spaces and punctuation stay with the text before them where its face has them, as they do in a word.
 */
export function chooseSlices(
  text: string,
  { style, language }: { style: TextStyle; language: string },
  index: FontIndex,
): FontRun[] {
  const candidates = familiesFor(style, { text, language }).map((family) =>
    slicesOf(index, family, style.weight),
  );
  const runs: FontRun[] = [];
  for (const { segment, index: start } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const emoji = emojiOf(segment, index.emoji);
    const end = start + segment.length;
    if (emoji?.isQualified) {
      runs.push({ start, end, emoji: emoji.key });
      continue;
    }
    const slice = choose(segment, candidates, last?.slice);
    if (!slice && emoji) runs.push({ start, end, emoji: emoji.key });
    else if (last && !last.emoji && last.slice === slice) runs[runs.length - 1] = { ...last, end };
    else runs.push({ start, end, slice });
  }
  return runs;
}

/** Slices of other scripts carry an A or B of their own, which would tear a Latin word. */
const BASIC_LATIN_LETTER = /^[A-Za-z]$/;

type Candidates = readonly (readonly FontSlice[])[];

function choose(
  cluster: string,
  candidates: Candidates,
  previous: FontSlice | undefined,
): FontSlice | undefined {
  const codePoints = [...cluster]
    .filter((character) => !INVISIBLE.test(character))
    // HarfBuzz makes every width of space from the plain one.
    .map((character) =>
      SPACE.test(character) ? 0x20 : HYPHEN.test(character) ? 0x2d : character.codePointAt(0)!,
    );
  if (codePoints.length === 0) return previous ?? candidates[0]?.[0];
  const hasAll = (slice: FontSlice): boolean =>
    codePoints.every((codePoint) => covers(slice, codePoint)) && placesMarks(slice, cluster);
  if (previous && !HAS_LETTER.test(cluster) && hasAll(previous)) return previous;
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

const byFamily = new WeakMap<FontIndex, Map<string, readonly FontSlice[]>>();

/** A family's slices in the weight that is nearest to the one asked for. */
function slicesOf(index: FontIndex, family: string, weight: number): readonly FontSlice[] {
  let known = byFamily.get(index);
  if (!known) byFamily.set(index, (known = new Map()));
  const key = `${family}/${weight}`;
  let slices = known.get(key);
  if (!slices) {
    const own = index.slices.filter((slice) => slice.family === family);
    const distance = Math.min(...own.map((slice) => distanceTo(weight, slice)));
    slices = own.filter((slice) => distanceTo(weight, slice) === distance);
    known.set(key, slices);
  }
  return slices;
}

function distanceTo(weight: number, { weights: [lightest, boldest] }: FontSlice): number {
  return Math.max(0, lightest - weight, weight - boldest);
}
