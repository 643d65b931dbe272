import type { Atom } from './breaks.ts';
import { leaningWordsOf } from './weak-words.ts';

/** An atom with its measure in em. */
export interface MeasuredAtom extends Atom {
  readonly text: string;
  readonly widthEm: number;
  /** White space after it, which counts only when the line goes on. */
  readonly gapEm: number;
  /** The sign that shows when a line ends with it, for it ends inside a word; empty where the script shows none. */
  readonly hyphen: string | undefined;
  readonly hyphenEm: number;
  /** Whether a line that ends with it breaks where readers do not like it. */
  readonly isReluctant: boolean;
}

/** A line as a range of atoms, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a reader would not like about a setting: what counts more stands first. Unevenness stands against it as
 * the square of each line's white in parts of the measure, so that it decides where nothing of this is at stake.
 */
const PENALTY = {
  hyphen: 1,
  shortLine: 0.7,
  lonelyLastWord: 0.6,
  afterLeaningWord: 0.5,
  loneDash: 0.45,
  reluctantBreak: 0.08,
  afterPunctuation: -0.03,
  beforeConjunction: -0.02,
} as const;

/** A line but the last that is shorter than this part of the longest looks torn. */
const SHORT_LINE = 0.6;
/** A last line of one word below this part of the measure is a widow. */
const WIDOW = 0.34;

const PUNCTUATION_END = /[,;:.!?…–—]["'”’»)]*$/u;
const DASH_START = /^[-–—]/u;
const NUMBER = /^[\p{Sc}#№]?\p{N}[\p{N}.,:]*$/u;

/**
 * The least number of lines that hold the atoms.
 *
 * @returns undefined when that is more than `mostLines`, or a single atom is wider than the measure.
 */
export function fewestLines(
  atoms: readonly MeasuredAtom[],
  { measureEm, mostLines }: { measureEm: number; mostLines: number },
): number | undefined {
  let lines = 1;
  let used = 0;
  for (const [index, atom] of atoms.entries()) {
    if (atom.widthEm + atom.hyphenEm > measureEm) return undefined;
    const previous = atoms[index - 1];
    const extended = previous && used > 0 ? used + previous.gapEm + atom.widthEm : atom.widthEm;
    if (previous && (previous.forced || extended + atom.hyphenEm > measureEm)) {
      if (++lines > mostLines) return undefined;
      used = atom.widthEm;
    } else used = extended;
  }
  return lines;
}

/** A setting of all atoms, and how much is wrong with it (0: nothing). */
export interface Balanced {
  readonly ranges: readonly LineRange[];
  readonly faults: number;
}

/**
 * Sets the atoms in exactly so many lines, as even as they can be and with the best breaks.
 *
 * @returns undefined when it cannot be done.
 */
export function balanceLines(
  atoms: readonly MeasuredAtom[],
  { measureEm, lines, language }: { measureEm: number; lines: number; language: string },
): Balanced | undefined {
  const breakCost = costsOfBreaks(atoms, language);
  const room = { measureEm, lines, breakCost };
  let best = cheapestLines(atoms, { ...room, longestEm: measureEm, shortEm: 0 });
  if (best && best.cost > best.evenCost) {
    // The longest line decides which ones are short: every length is tried that it may have.
    for (let part = 1; part > SHORT_LINE; part -= LENGTH_STEP) {
      const longestEm = part * measureEm;
      const found = cheapestLines(atoms, { ...room, longestEm, shortEm: SHORT_LINE * longestEm });
      if (found && found.cost < best.cost) best = found;
    }
  }
  return best && { ranges: best.ranges, faults: faultsOf(atoms, best.ranges, { measureEm, breakCost }) };
}

/** Steps in which the longest line is looked for that leaves fewest others short, in parts of the measure. */
const LENGTH_STEP = 0.05;

/**
 * The cheapest way to set the atoms in so many lines, none longer than asked.
 *
 * @param options.shortEm a line but the last costs more below this.
 */
function cheapestLines(
  atoms: readonly MeasuredAtom[],
  options: {
    measureEm: number;
    longestEm: number;
    shortEm: number;
    lines: number;
    breakCost: readonly number[];
  },
): { ranges: LineRange[]; cost: number; evenCost: number } | undefined {
  const { measureEm, longestEm, shortEm, lines, breakCost } = options;
  const count = atoms.length;
  // best[line][end]: the cheapest way to set atoms[0, end) in `line` lines, and where its last line starts.
  const best: { cost: number; start: number }[][] = [[{ cost: 0, start: 0 }]];
  for (let line = 1; line <= lines; line++) {
    const row: { cost: number; start: number }[] = [];
    for (let end = line; end <= count; end++) {
      const isLast = end === count;
      const isFree = isLast || atoms[end - 1]!.forced;
      let width = isLast ? 0 : atoms[end - 1]!.hyphenEm;
      for (let start = end - 1; start >= line - 1; start--) {
        const atom = atoms[start]!;
        const continues = start < end - 1;
        if (continues && atom.forced) break;
        width += atom.widthEm + (continues ? atom.gapEm : 0);
        if (width > longestEm) break;
        const before = best[line - 1]![start];
        if (!before) continue;
        const slack = (measureEm - width) / measureEm;
        const widow = isLast && lines > 1 && start === end - 1 && width < WIDOW * measureEm;
        const cost =
          before.cost +
          slack * slack +
          (isLast ? 0 : breakCost[end - 1]!) +
          (!isFree && width < shortEm ? PENALTY.shortLine : 0) +
          (widow ? PENALTY.lonelyLastWord : 0);
        if (cost < (row[end]?.cost ?? Infinity)) row[end] = { cost, start };
      }
    }
    best.push(row);
  }
  const whole = best[lines]![count];
  if (!whole) return undefined;
  const ranges: LineRange[] = [];
  for (let line = lines, end = count; line > 0; line--) {
    const { start } = best[line]![end]!;
    ranges.unshift({ first: start, last: end - 1 });
    end = start;
  }
  const counted = shortLines(atoms, ranges, shortEm);
  const evenCost = whole.cost - counted * PENALTY.shortLine;
  const real = shortLines(atoms, ranges);
  return { ranges, evenCost, cost: evenCost + real * PENALTY.shortLine };
}

/**
 * How many lines are torn off; one that the editor ended is as long as the editor wanted it, and so is the last.
 *
 * @param shortEm below which a line is short: by default the part of the longest one that looks torn.
 */
function shortLines(atoms: readonly MeasuredAtom[], ranges: readonly LineRange[], shortEm?: number): number {
  const widths = ranges.map((range) => widthOf(atoms, range));
  const least = shortEm ?? SHORT_LINE * Math.max(...widths);
  return ranges.filter(
    ({ last }, line) => line < ranges.length - 1 && !atoms[last]!.forced && widths[line]! < least,
  ).length;
}

/** Sum of what is wrong, without the unevenness, which is no fault by itself. */
function faultsOf(
  atoms: readonly MeasuredAtom[],
  ranges: readonly LineRange[],
  { measureEm, breakCost }: { measureEm: number; breakCost: readonly number[] },
): number {
  const { first, last } = ranges.at(-1)!;
  const isWidow = ranges.length > 1 && first === last && atoms[last]!.widthEm < WIDOW * measureEm;
  const breaks = ranges
    .slice(0, -1)
    .filter(({ last: end }) => !atoms[end]!.forced)
    .reduce((sum, { last: end }) => sum + Math.max(0, breakCost[end]!), 0);
  return breaks + PENALTY.shortLine * shortLines(atoms, ranges) + (isWidow ? PENALTY.lonelyLastWord : 0);
}

function widthOf(atoms: readonly MeasuredAtom[], { first, last }: LineRange): number {
  let width = last < atoms.length - 1 ? atoms[last]!.hyphenEm : 0;
  for (let index = first; index <= last; index++) {
    width += atoms[index]!.widthEm + (index < last ? atoms[index]!.gapEm : 0);
  }
  return width;
}

/** The same atoms are tried at every size of a ladder. */
const knownCosts = new WeakMap<readonly MeasuredAtom[], readonly number[]>();

function costsOfBreaks(atoms: readonly MeasuredAtom[], language: string): readonly number[] {
  let costs = knownCosts.get(atoms);
  if (!costs) {
    costs = atoms.map((_, index) => costOfBreak(atoms, index, language));
    knownCosts.set(atoms, costs);
  }
  return costs;
}

function costOfBreak(atoms: readonly MeasuredAtom[], index: number, language: string): number {
  const atom = atoms[index]!;
  const next = atoms[index + 1];
  if (!next) return 0;
  if (atom.hyphen !== undefined) return PENALTY.hyphen;
  const { before, conjunctions } = leaningWordsOf(language);
  const word = fold(atom.text);
  let cost = atom.isReluctant ? PENALTY.reluctantBreak : 0;
  if (PUNCTUATION_END.test(atom.text)) cost += PENALTY.afterPunctuation;
  else if (before.has(word) || NUMBER.test(word)) cost += PENALTY.afterLeaningWord;
  if (conjunctions.has(fold(next.text))) cost += PENALTY.beforeConjunction;
  if (startsWithDash(next)) cost += PENALTY.loneDash;
  return cost;
}

/** A dash between two parts of a sentence stands better at the end of a line than at the start of the next. */
export function startsWithDash({ text }: Pick<MeasuredAtom, 'text'>): boolean {
  return DASH_START.test(text);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/^["'“‘«(]+|["'”’»),.;:!?…]+$/gu, '');
}
