import { splitAtoms, type Atom } from './breaks.ts';
import type { MeasuredAtom } from './lines.ts';
import type { Shaper } from './shape.ts';
import { splitGraphemes } from '../article/text.ts';
import type { Paragraph } from './paragraph.ts';

/** Shapes the whole text once and reads the width of every atom from it; widths grow in step with the size. */
export function measureAtoms(shaper: Shaper, paragraph: Paragraph, atoms: readonly Atom[]): MeasuredAtom[] {
  const { text } = paragraph;
  const advances = new Float64Array(text.length + 1);
  for (const glyph of shaper.shape(paragraph, { start: 0, end: text.length })) {
    advances[glyph.cluster + 1]! += glyph.advanceEm;
  }
  // advances[i + 1] - advances[i] is now the cluster at i; made cumulative, any range is one subtraction.
  for (let index = 1; index <= text.length; index++) advances[index]! += advances[index - 1]!;
  const width = (start: number, end: number): number => advances[end]! - advances[start]!;
  return atoms.map((atom) => ({
    ...atom,
    text: text.slice(atom.start, atom.end),
    widthEm: width(atom.start, atom.end),
    gapEm: width(atom.end, atom.next),
  }));
}

/**
 * Breaks the atoms that are wider than the measure wherever UAX #14 lets a line end, and what is still too
 * wide between graphemes; all others stay as they are.
 */
export function splitWideAtoms(
  shaper: Shaper,
  paragraph: Paragraph,
  atoms: readonly MeasuredAtom[],
  measureEm: number,
): MeasuredAtom[] {
  const split = (wide: readonly MeasuredAtom[], pieces: (text: string) => Span[]): MeasuredAtom[] =>
    wide.flatMap((atom) =>
      atom.widthEm <= measureEm ? [atom] : splitAtom(shaper, paragraph, atom, pieces(atom.text)),
    );
  const loose = split(atoms, (text) => splitAtoms(text, paragraph.language, 'anywhere'));
  return split(loose, graphemeSpans);
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function splitAtom(
  shaper: Shaper,
  paragraph: Paragraph,
  atom: MeasuredAtom,
  spans: readonly Span[],
): MeasuredAtom[] {
  const pieces = spans.map(({ start, end, next }, index): Atom => {
    const isLast = index === spans.length - 1;
    return {
      start: atom.start + start,
      end: atom.start + end,
      next: isLast ? atom.next : atom.start + next,
      forced: isLast && atom.forced,
    };
  });
  return measureAtoms(shaper, paragraph, pieces);
}

function graphemeSpans(text: string): Span[] {
  let start = 0;
  return splitGraphemes(text).map((grapheme) => {
    const end = start + grapheme.length;
    const span = { start, end, next: end };
    start = end;
    return span;
  });
}
