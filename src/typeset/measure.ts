import { splitGraphemes } from '../article/text.ts';
import { splitAtoms, type Atom } from './breaks.ts';
import { softHyphenAfter } from './hyphenation-languages.ts';
import type { Hyphens } from './hyphenation.ts';
import type { MeasuredAtom } from './lines.ts';
import type { Paragraph } from './paragraph.ts';
import { reluctantBreaks } from './reluctant-breaks.ts';
import type { Shaper } from './shape.ts';

/** An atom that may end inside a word, with the sign that shows it there. */
interface Piece extends Atom {
  readonly hyphen?: string | undefined;
}

/** Shapes the whole text once and reads the width of every atom from it; widths grow in step with the size. */
export function measureAtoms(shaper: Shaper, paragraph: Paragraph, atoms: readonly Piece[]): MeasuredAtom[] {
  const { text } = paragraph;
  const advances = new Float64Array(text.length + 1);
  for (const glyph of shaper.shape(paragraph, { start: 0, end: text.length })) {
    advances[glyph.cluster + 1]! += glyph.advanceEm;
  }
  // advances[i + 1] - advances[i] is now the cluster at i; made cumulative, any range is one subtraction.
  for (let index = 1; index <= text.length; index++) advances[index]! += advances[index - 1]!;
  const width = (start: number, end: number): number => advances[end]! - advances[start]!;
  const isReluctant = reluctantBreaks(paragraph, atoms);
  return atoms.map((atom, index) => {
    const shown = text.slice(atom.start, atom.end);
    const hyphen =
      atom.hyphen ?? (shown.endsWith(SOFT_HYPHEN) ? softHyphenAfter(shown.slice(-2)) : undefined);
    return {
      ...atom,
      text: shown,
      widthEm: width(atom.start, atom.end),
      gapEm: width(atom.end, atom.next),
      hyphen,
      hyphenEm: hyphen ? paragraph.hyphenEm : 0,
      isReluctant: isReluctant(index),
    };
  });
}

const SOFT_HYPHEN = '\u00ad';

/**
 * Divides the atoms that are wider than the measure where their language hyphenates them.
 *
 * @returns the atoms for any measure, in em.
 */
export function hyphenateWideAtoms(
  shaper: Shaper,
  paragraph: Paragraph,
  { atoms, hyphens }: { atoms: readonly MeasuredAtom[]; hyphens: Hyphens },
): (measureEm: number) => MeasuredAtom[] {
  const divided = new Map<MeasuredAtom, readonly MeasuredAtom[]>();
  const divide = (atom: MeasuredAtom): readonly MeasuredAtom[] => {
    const known = divided.get(atom) ?? splitAtom(shaper, paragraph, atom, hyphenSpans(atom, hyphens));
    divided.set(atom, known);
    return known;
  };
  return (measureEm) => atoms.flatMap((atom) => (isWide(atom, measureEm) ? divide(atom) : [atom]));
}

/**
 * Breaks the atoms that are wider than the measure: wherever UAX #14 lets a line end; what is still too wide,
 * after the signs and at the capitals by which addresses and hashtags are read; and at last between graphemes.
 * All others stay as they are.
 */
export function splitWideAtoms(
  shaper: Shaper,
  paragraph: Paragraph,
  atoms: readonly MeasuredAtom[],
  measureEm: number,
): MeasuredAtom[] {
  const split = (wide: readonly MeasuredAtom[], pieces: (text: string) => Span[]): MeasuredAtom[] =>
    wide.flatMap((atom) =>
      isWide(atom, measureEm) ? splitAtom(shaper, paragraph, atom, pieces(atom.text)) : [atom],
    );
  const loose = split(atoms, (text) => splitAtoms(text, paragraph.language, 'anywhere'));
  const parts = split(loose, (text) => spansOf(text.split(BETWEEN_PARTS)));
  return split(parts, (text) => spansOf(splitGraphemes(text)));
}

/** After a sign that joins the parts of an address, and before the capital of a word in a hashtag. */
const BETWEEN_PARTS = /(?<=[/._&=?-])(?![/._&=?-])|(?<=\p{Ll})(?=\p{Lu})/u;

function isWide({ widthEm, hyphenEm }: MeasuredAtom, measureEm: number): boolean {
  return widthEm + hyphenEm > measureEm;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly hyphen?: string | undefined;
}

function splitAtom(
  shaper: Shaper,
  paragraph: Paragraph,
  atom: MeasuredAtom,
  spans: readonly Span[],
): MeasuredAtom[] {
  if (spans.length === 1) return [atom];
  const pieces = spans.map(({ start, end, next, hyphen }, index): Piece => {
    const isLast = index === spans.length - 1;
    return {
      start: atom.start + start,
      end: atom.start + end,
      next: isLast ? atom.next : atom.start + next,
      forced: isLast && atom.forced,
      hyphen: isLast ? atom.hyphen : hyphen,
    };
  });
  return measureAtoms(shaper, paragraph, pieces);
}

function hyphenSpans({ start, end }: MeasuredAtom, hyphens: Hyphens): Span[] {
  const inside = [...hyphens].filter(([place]) => place > start && place < end);
  const bounds = [start, ...inside.map(([place]) => place), end];
  return bounds.slice(1).map((to, index) => ({
    start: bounds[index]! - start,
    end: to - start,
    next: to - start,
    hyphen: inside[index]?.[1],
  }));
}

function spansOf(parts: readonly string[]): Span[] {
  let start = 0;
  return parts.map((part) => {
    const end = start + part.length;
    const span = { start, end, next: end };
    start = end;
    return span;
  });
}
