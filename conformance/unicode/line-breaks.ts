import { existsSync, readFileSync } from 'node:fs';
import { splitAtoms } from '../../src/typeset/breaks.ts';
import { runCases, type UnicodeResult } from './result.ts';

/** A place in a text where the file has a break and presscard has none, or the other way round. */
interface Place {
  readonly before: string;
  readonly after: string;
  readonly difference: 'break not found' | 'broken where it must not be';
}

interface DeliberateDifference {
  readonly what: string;
  readonly reason: string;
  readonly applies: (place: Place) => boolean;
}

const INKLESS = /^[ \n\u200b]*$/;
const CLOSING = String.raw`[\p{Pe}]\p{M}*`;
const NUMBER_PARTS = [
  { before: new RegExp(`${CLOSING}$`, 'u'), after: /^[%$]/ },
  { before: /[,./]\p{M}*$/u, after: /^\p{N}/u },
  { before: /[%$\\]\p{M}*$/u, after: /^\p{Ps}/u },
] as const;

/** What presscard does otherwise than the file of Unicode 15.0 says, with the reason. */
export const deliberateDifferences: readonly DeliberateDifference[] = [
  {
    what: 'break between pieces of white space',
    reason: 'A line without ink is no line: presscard keeps white space with the text before it.',
    applies: ({ before, after, difference }) =>
      difference === 'break not found' && (INKLESS.test(before) || INKLESS.test(after)),
  },
  {
    what: 'LB25: a sign before or after a bracket or number',
    reason:
      'The file follows the tailoring of UAX #14, 8.2, example 7, which parts }% ,0 and $( where no number is complete. The rule itself keeps them together, and so does presscard: no line of a headline should begin with the second half.',
    applies: ({ before, after, difference }) =>
      difference === 'break not found' &&
      NUMBER_PARTS.some((part) => part.before.test(before) && part.after.test(after)),
  },
  {
    what: 'LB15: quotation mark, space, opening bracket',
    reason:
      'Unicode 15.1 took the rule back (15a and 15b stand in its place): after a quotation mark and a space the bracket may begin a line.',
    applies: ({ before, after, difference }) =>
      difference === 'broken where it must not be' &&
      /["«»]\p{M}* +$/u.test(before) &&
      /^\p{Ps}/u.test(after),
  },
  {
    what: 'LB15a and LB15b: space inside quotation marks',
    reason:
      'Rules of Unicode 15.1, for French: no line ends with « and a space after a bracket, and none begins with a spaced ».',
    applies: ({ before, after, difference }) =>
      difference === 'break not found' && (/[\p{Ps}]«\s+$/u.test(before) || /^»[\p{Pe}]/u.test(after)),
  },
];

/** LineBreakTest.txt through `splitAtoms`, broken wherever UAX #14 allows; undefined where the file is absent. */
export function testLineBreaks(corpus: URL): UnicodeResult | undefined {
  const file = new URL('unicode/LineBreakTest.txt', corpus);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('×'));
  return runCases(lines, compare);
}

function compare(line: string): { what: string; reason?: string } | undefined {
  const [test = '', comment = ''] = line.split('#');
  const expected = new Set<number>();
  const positions: number[] = [];
  let text = '';
  for (const [, mark, code] of test.matchAll(/([×÷])\s+([0-9A-F]+)/g)) {
    if (text !== '') positions.push(text.length);
    if (mark === '÷') expected.add(text.length);
    text += String.fromCodePoint(Number.parseInt(code!, 16));
  }
  const found = breaksOf(text);
  const wrong = positions.filter((at) => expected.has(at) !== found.has(at));
  if (wrong.length === 0) return undefined;
  const reasons = wrong.map((at) => {
    const place: Place = {
      before: text.slice(0, at),
      after: text.slice(at),
      difference: expected.has(at) ? 'break not found' : 'broken where it must not be',
    };
    return (
      deliberateDifferences.find(({ applies }) => applies(place)) ?? {
        what: `${ruleAt(comment, text, at)}: ${place.difference}`,
      }
    );
  });
  // A case is deliberate when all of its places are.
  return reasons.find((reason) => !('reason' in reason)) ?? reasons[0];
}

function breaksOf(text: string): Set<number> {
  const breaks = new Set<number>();
  for (const { start, next } of splitAtoms(text, 'en', 'anywhere')) {
    if (start > 0) breaks.add(start);
    if (next < text.length) breaks.add(next);
  }
  return breaks;
}

/** The rule that the test's comment names at a position. */
function ruleAt(comment: string, text: string, position: number): string {
  const rules = [...comment.matchAll(/[×÷] \[([\d.]+)\]/g)].map(([, rule]) => rule!);
  return `rule ${rules[Array.from(text.slice(0, position)).length] ?? '?'}`;
}
