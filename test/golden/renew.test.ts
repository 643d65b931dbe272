import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { testPress } from '../press.ts';
import { deck } from './deck.ts';
import { renewGoldens } from './renew.ts';

const root = mkdtempSync(join(tmpdir(), 'presscard-goldens-'));
afterAll(() => rmSync(root, { recursive: true }));

const folder = pathToFileURL(join(root, 'cards/'));
const designFile = pathToFileURL(join(root, 'design.json'));
const [one, other] = ['classic-og-short', 'classic-og-plate'].map((name) =>
  deck.find((card) => card.name === name)!,
);
const fileOf = (name: string): URL => new URL(`${name}.png`, folder);
const renew = (cards: typeof deck, versions: { version: number; committed: number }) =>
  renewGoldens({ press: testPress(), deck: cards, folder, designFile, ...versions });
const version = (): number => JSON.parse(readFileSync(designFile, 'utf8')).version;

it('a golden is replaced when the design version went up since the last commit, and not before', async () => {
  // A new golden needs no other version: no address showed it before.
  expect(await renew([one!], { version: 1, committed: 1 })).toMatchObject({
    added: [one!.name],
    replaced: [],
  });
  expect(await renew([one!, other!], { version: 1, committed: 1 })).toMatchObject({ added: [other!.name] });
  const right = readFileSync(fileOf(one!.name));

  // The template was edited: its golden does not look like it any more.
  copyFileSync(fileOf(other!.name), fileOf(one!.name));
  const wrong = readFileSync(fileOf(one!.name));
  await expect(renew([one!], { version: 1, committed: 1 })).rejects.toThrow(
    /would change: classic-og-short.*DESIGN_VERSION .* from 1 to 2/,
  );
  expect(readFileSync(fileOf(one!.name))).toEqual(wrong);
  expect(existsSync(fileOf(other!.name))).toBe(true);
  expect(version()).toBe(1);

  const renewed = await renew([one!], { version: 2, committed: 1 });
  expect(renewed).toMatchObject({
    added: [],
    replaced: [one!.name],
    stale: ['classic-og-plate.json', 'classic-og-plate.png'],
  });
  expect(readFileSync(fileOf(one!.name))).toEqual(right);
  expect(version()).toBe(2);
});
