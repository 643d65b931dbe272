import type { Atom } from './breaks.ts';
import type { MeasuredAtom } from './lines.ts';
import type { Shaper } from './shape.ts';
import { splitGraphemes } from '../article/text.ts';
import type { Paragraph } from './paragraph.ts';

/** Shapes the whole text once and reads the width of every atom from it; widths grow in step with the size. */
export function measureAtoms(shaper: Shaper, paragraph: Paragraph, atoms: readonly Atom[]): MeasuredAtom[] {
  const { text, runs } = paragraph;
  const advances = new Float64Array(text.length + 1);
  for (const glyph of shaper.shape(text, { start: 0, end: text.length }, runs, paragraph)) {
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

/** Breaks the atoms that are wider than the measure between graphemes; all others stay as they are. */
export function splitWideAtoms(
  shaper: Shaper,
  paragraph: Paragraph,
  atoms: readonly MeasuredAtom[],
  measureEm: number,
): MeasuredAtom[] {
  return atoms.flatMap((atom) => {
    if (atom.widthEm <= measureEm) return [atom];
    const pieces: Atom[] = [];
    let start = atom.start;
    for (const grapheme of splitGraphemes(atom.text)) {
      const end = start + grapheme.length;
      pieces.push({ start, end, next: end, forced: false });
      start = end;
    }
    pieces[pieces.length - 1] = { ...pieces.at(-1)!, next: atom.next, forced: atom.forced };
    return measureAtoms(shaper, paragraph, pieces);
  });
}
