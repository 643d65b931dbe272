import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openAddress } from '../../src/card-url/open.ts';
import { cardDigest } from '../../src/card-url/card.ts';
import { ring, vectors } from '../signing.ts';

const folder = fileURLToPath(new URL('../../docs/signing/', import.meta.url));
const input = readFileSync(`${folder}vectors.tsv`);
const goCache = mkdtempSync(join(tmpdir(), 'presscard-go-'));
afterAll(() => rmSync(goCache, { recursive: true, force: true }));

const recipes = [
  { language: 'PHP', file: 'recipe.php', run: ['php'], asks: ['php', '--version'] },
  { language: 'Python', file: 'recipe.py', run: ['python3'], asks: ['python3', '--version'] },
  { language: 'Ruby', file: 'recipe.rb', run: ['ruby'], asks: ['ruby', '--version'] },
  { language: 'Go', file: 'recipe.go', run: ['go', 'run'], asks: ['go', 'version'] },
  { language: 'OpenSSL', file: 'recipe.sh', run: ['sh'], asks: ['openssl', 'version'] },
] as const;

const isThere = ([command, ...args]: readonly string[]): boolean => spawnSync(command!, args).status === 0;

it('vectors.tsv has the vectors of vectors.json, in their order', () => {
  const lines = vectors.map(({ kid, secret, ext, json, path }) => [kid, secret, ext, json, path].join('\t'));
  expect(input.toString()).toBe(`${lines.join('\n')}\n`);
});

describe.each(recipes)('the recipe in $language', ({ language, file, run, asks }) => {
  // Skipped, and reported so, where the machine lacks the language.
  it.skipIf(!isThere(asks))(`makes the addresses of all vectors (${language})`, async () => {
    const [command, ...args] = [...run, `${folder}${file}`];
    const { status, stdout, stderr } = spawnSync(command, args, {
      input,
      env: { ...process.env, GOCACHE: goCache, GOTOOLCHAIN: 'local', GO111MODULE: 'off' },
    });
    expect([status, stderr.toString()]).toEqual([0, '']);
    const made = stdout
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(made.map(([path]) => path)).toEqual(vectors.map(({ path }) => path));
    // The second address has the card as the language's own JSON writer spells it.
    for (const [at, [, written]] of made.entries()) {
      if (written === undefined) continue;
      expect(await cardDigest((await openAddress(written, ring)).card)).toBe(vectors[at]!.digest);
    }
  });
});
