import type { FittingBox, Ladder } from './fit.ts';
import type { MeasuredAtom } from './lines.ts';
import type { SetText } from './set-text.ts';

/**
 * What a hyphen must gain: type half as large again. Readers of a headline stumble over a divided word, so the
 * word goes down some steps of the ladder first; but one long compound must not make a whole headline small.
 */
export const HYPHEN_WORTH = 1.5;

/** Lines that end inside a word, or with a cut. */
export function countHyphens({ text, lines }: SetText): number {
  return lines.filter((line) => line.text !== text.slice(line.start, line.end)).length;
}

/** Whether a word is what keeps the text from standing at a size. */
export function isHeldSmall(
  atoms: readonly MeasuredAtom[],
  sizePx: number,
  { box, ladder }: { box: FittingBox; ladder: Ladder },
): boolean {
  return sizePx <= ladder[0]!.sizePx && atoms.some(({ widthEm }) => widthEm * sizePx > box.widthPx);
}

/** Whether all of a text's ink is in its box. */
export function stands(set: SetText, box: FittingBox): boolean {
  return set.widthPx <= box.widthPx && set.heightPx <= box.heightPx;
}
