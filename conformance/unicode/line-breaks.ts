import { existsSync, readFileSync } from 'node:fs';
import { splitAtoms } from '../../src/typeset/breaks.ts';

export interface UnicodeResult {
  readonly passed: number;
  readonly total: number;
  /** Failed tests by why they fail, with one example each. */
  readonly failures: ReadonlyMap<string, { count: number; example: string }>;
}

/** LineBreakTest.txt through `splitAtoms`, broken wherever UAX #14 allows; undefined where the file is absent. */
export function testLineBreaks(corpus: URL): UnicodeResult | undefined {
  const file = new URL('unicode/LineBreakTest.txt', corpus);
  if (!existsSync(file)) return undefined;
  let [passed, total] = [0, 0];
  const failures = new Map<string, { count: number; example: string }>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [test, comment = ''] = line.split('#');
    if (!test?.startsWith('×')) continue;
    total++;
    const marks = [...test.matchAll(/([×÷])\s+([0-9A-F]+)/g)];
    let text = '';
    const expected = new Set<number>();
    for (const [, mark, code] of marks) {
      if (mark === '÷') expected.add(text.length);
      text += String.fromCodePoint(Number.parseInt(code!, 16));
    }
    const found = breaksOf(text);
    const wrong = [...positionsOf(marks)].filter((at) => expected.has(at) !== found.has(at));
    if (wrong.length === 0) {
      passed++;
      continue;
    }
    const why = reasonOf(text, wrong, { expected, rule: ruleAt(comment, text, wrong[0]!) });
    const known = failures.get(why);
    failures.set(why, { count: (known?.count ?? 0) + 1, example: known?.example ?? test.trim() });
  }
  return { passed, total, failures };
}

function* positionsOf(marks: readonly RegExpMatchArray[]): Generator<number> {
  let at = 0;
  for (const [, , code] of marks) {
    if (at > 0) yield at;
    at += String.fromCodePoint(Number.parseInt(code!, 16)).length;
  }
}

function breaksOf(text: string): Set<number> {
  const breaks = new Set<number>();
  for (const { start, next } of splitAtoms(text, 'en', 'anywhere')) {
    if (start > 0) breaks.add(start);
    if (next < text.length) breaks.add(next);
  }
  return breaks;
}

const WITHOUT_INK = /^[ \n\u200b]*$/;

function reasonOf(
  text: string,
  wrong: readonly number[],
  { expected, rule }: { expected: ReadonlySet<number>; rule: string },
): string {
  const isInkless = (at: number): boolean =>
    expected.has(at) && (WITHOUT_INK.test(text.slice(0, at)) || WITHOUT_INK.test(text.slice(at)));
  if (wrong.every(isInkless) || WITHOUT_INK.test(text))
    return 'between pieces of white space only, which make no line here (deliberate)';
  return `rule ${rule}, ${expected.has(wrong[0]!) ? 'break not found' : 'broken where it must not be'}`;
}

/** The rule that the test's comment names at a position. */
function ruleAt(comment: string, text: string, position: number): string {
  const rules = [...comment.matchAll(/[×÷] \[([\d.]+)\]/g)].map(([, rule]) => rule!);
  return rules[Array.from(text.slice(0, position)).length] ?? '?';
}
