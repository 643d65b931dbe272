import { balanceLines, fewestLines, startsWithDash, type LineRange, type MeasuredAtom } from './lines.ts';

/** Sizes that a text may take, in px, largest first, each with the most lines that look right at it. */
export type Ladder = readonly { readonly sizePx: number; readonly lines: number }[];

export interface FittingBox {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One way to set a text: where its lines break, at which size. */
export interface Setting {
  readonly sizePx: number;
  readonly atoms: readonly MeasuredAtom[];
  readonly ranges: readonly LineRange[];
  readonly faults: number;
}

/** The atoms of a text where lines are so wide, in em: a word is divided only where it is wider. */
export type AtomsAt = (measureEm: number) => readonly MeasuredAtom[];

/**
 * The settings worth trying, best first: the largest size of the ladder at which the whole text stands in
 * the width, except that a setting one step smaller, or one line longer, goes first when fewer of its breaks
 * are bad. Preferences are worth one step and never more.
 */
export function* settings(
  atomsAt: AtomsAt,
  { ladder, widthPx, language }: { ladder: Ladder; widthPx: number; language: string },
): Generator<Setting> {
  let ahead: readonly Setting[] | undefined;
  for (const [index, step] of ladder.entries()) {
    const own = ahead ?? settingsOfStep(atomsAt, step, { widthPx, language });
    ahead = undefined;
    const best = own[0];
    if (!best) continue;
    const next = ladder[index + 1];
    if (next && best.faults > STEP_WORTH) {
      ahead = settingsOfStep(atomsAt, next, { widthPx, language });
      const better = ahead.find(({ faults }) => faults + STEP_WORTH < best.faults);
      if (better) yield better;
    }
    yield* own;
  }
}

/** What a step down the ladder must mend: any fault, a torn word of a script without spaces included. */
const STEP_WORTH = 0.05;
/** What a further line at the same size must mend: any fault but a torn word. */
const EXTRA_LINE_WORTH = 0.3;

function settingsOfStep(
  atomsAt: AtomsAt,
  { sizePx, lines: mostLines }: Ladder[number],
  { widthPx, language }: { widthPx: number; language: string },
): readonly Setting[] {
  if (mostLines < 1) return [];
  const measureEm = widthPx / sizePx;
  const atoms = atomsAt(measureEm);
  const fewest = fewestLines(atoms, { measureEm, mostLines });
  if (fewest === undefined) return [];
  const own = balanceLines(atoms, { measureEm, lines: fewest, language });
  const isRoomForMore = fewest < mostLines && fewest < atoms.length;
  const longer =
    isRoomForMore && (!own || own.faults > EXTRA_LINE_WORTH)
      ? balanceLines(atoms, { measureEm, lines: fewest + 1, language })
      : undefined;
  const isWorthIt = !own || (longer && longer.faults + EXTRA_LINE_WORTH < own.faults);
  const found = isWorthIt ? [longer, own] : [own];
  return found.flatMap((balanced) => (balanced ? { sizePx, atoms, ...balanced } : []));
}

/**
 * Lines filled one after the other, for the smallest size: as many atoms as stand in so many lines. Where it
 * has the choice, no line but the first begins with a dash, so that a word fewer may stand before it.
 *
 * @returns the lines and how many atoms they hold.
 */
export function fillLines(
  atoms: readonly MeasuredAtom[],
  { measureEm, lines }: { measureEm: number; lines: number },
): { ranges: LineRange[]; held: number } {
  const ranges: LineRange[] = [];
  let first = 0;
  while (ranges.length < lines && first < atoms.length) {
    let last = first;
    let width = atoms[first]!.widthEm;
    while (last + 1 < atoms.length && !atoms[last]!.forced) {
      const extended = width + atoms[last]!.gapEm + atoms[last + 1]!.widthEm;
      if (extended + atoms[last + 1]!.hyphenEm > measureEm) break;
      width = extended;
      last++;
    }
    const next = atoms[last + 1];
    if (next && last > first && !atoms[last]!.forced && startsWithDash(next)) last--;
    ranges.push({ first, last });
    first = last + 1;
  }
  return { ranges, held: first };
}
