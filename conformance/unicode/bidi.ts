import { existsSync, readFileSync } from 'node:fs';
import { directionOf, levelsOf, reorder } from '../../src/typeset/direction.ts';
import { runCases, type UnicodeResult } from './result.ts';

/** Characters that rule X9 removes: the test gives them no level, and we need none. */
const REMOVED = 'x';

/**
 * BidiCharacterTest.txt through `levelsOf` and `reorder`; a test that leaves the base direction open goes
 * through `directionOf` first. undefined where the file is absent.
 */
export function testBidi(corpus: URL): UnicodeResult | undefined {
  const file = new URL('unicode/BidiCharacterTest.txt', corpus);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return runCases(lines, (line) => {
    const what = failureOf(line.trim().split(';') as unknown as TestFields);
    return what === undefined ? undefined : { what };
  });
}

type TestFields = readonly [
  codes: string,
  base: string,
  paragraphLevel: string,
  levels: string,
  order: string,
];

const ISOLATE = /[\u2066-\u2069]/;
const EMBEDDING = /[\u202a-\u202e]/;
const SEPARATOR_OR_SPACE = /[\p{Cc}\u2028\u2029\p{Zs}\u2066-\u2069\u202a-\u202e]/u;

function failureOf([codes, base, paragraphLevel, levels, order]: TestFields): string | undefined {
  const characters = codes.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code, 16)));
  const text = characters.join('');
  const expected = paragraphLevel === '1' ? 'rtl' : 'ltr';
  const direction = base === '2' ? directionOf(text, 'en') : expected;
  const kind = ISOLATE.test(text) ? 'isolates' : EMBEDDING.test(text) ? 'embeddings' : 'neither';
  if (direction !== expected) return `base direction ${direction} (${kind})`;
  const all = levelsOf(text, direction);
  let at = 0;
  const own = characters.map((character) => {
    const level = all[at]!;
    at += character.length;
    return level;
  });
  const wanted = levels.split(' ');
  const wrong = own.flatMap((level, index) =>
    wanted[index] === REMOVED || wanted[index] === `${level}` ? [] : index,
  );
  if (wrong.length > 0) {
    const isTrailing = wrong.every((index) => SEPARATOR_OR_SPACE.test(characters[index]!));
    return `level ${isTrailing ? 'of white space or a separator (rule L1)' : `of a letter or sign (${kind})`}`;
  }
  const pieces = own.flatMap((level, index) => (wanted[index] === REMOVED ? [] : { level, index }));
  const visual = reorder(pieces).map(({ index }) => index);
  return visual.join(' ') === order.trim() ? undefined : `order (${kind})`;
}
