import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Press } from '../../src/index.ts';
import { decodePng } from '../decode-png.ts';
import { differenceOf, looksAlike } from './compare.ts';
import { layoutOf, pictureOf, type GoldenCard } from './deck.ts';

/** Which design the goldens show, and a digest of each one's files: none of them changes unnoticed. */
export interface GoldenDesign {
  /** `DESIGN_VERSION` when they were drawn. */
  readonly version: number;
  readonly cards: Readonly<Record<string, string>>;
}

export interface Renewal {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  /** Files of cards that the deck does not have any more. */
  readonly stale: readonly string[];
}

/**
 * Renders the deck anew and writes what is new or looks different.
 *
 * A card's address is kept for a year by whoever asked for it, and its design version stands in it. So an
 * existing golden is replaced only when the version went up since the goldens were last committed: else the
 * same address would show two designs.
 *
 * @param options.committed the version of the goldens in the last commit.
 * @throws Error, with nothing written, when a golden changed and the version did not.
 */
export async function renewGoldens(options: {
  readonly press: Press;
  readonly deck: readonly GoldenCard[];
  readonly folder: URL;
  readonly designFile: URL;
  readonly version: number;
  readonly committed: number;
}): Promise<Renewal> {
  const { press, deck, folder, designFile, version, committed } = options;
  mkdirSync(folder, { recursive: true });
  const writes: { file: URL; content: string | Uint8Array }[] = [];
  const added: string[] = [];
  const replaced: string[] = [];
  for (const card of deck) {
    const numbers = `${JSON.stringify(await layoutOf(press, card), undefined, 2)}\n`;
    const picture = await pictureOf(press, card);
    const [numbersFile, pictureFile] = filesOf(folder, card.name);
    const isNew = !existsSync(numbersFile) && !existsSync(pictureFile);
    const changed = !existsSync(numbersFile) || readFileSync(numbersFile, 'utf8') !== numbers;
    const visible = !existsSync(pictureFile) || !alike(readFileSync(pictureFile), picture);
    if (changed) writes.push({ file: numbersFile, content: numbers });
    // A picture that looks the same stays, so that history holds no two files for one look.
    if (visible) writes.push({ file: pictureFile, content: picture });
    if (changed || visible) (isNew ? added : replaced).push(card.name);
  }
  if (replaced.length > 0 && version <= committed) {
    throw new Error(
      `These goldens would change: ${replaced.join(', ')}. Cards that look different are another design: raise DESIGN_VERSION in src/card/design.ts from ${version} to ${committed + 1}, and run this again. Nothing was written.`,
    );
  }
  const wanted = new Set(deck.flatMap(({ name }) => [`${name}.json`, `${name}.png`]));
  const stale = readdirSync(folder).filter((file) => !wanted.has(file));
  for (const file of stale) rmSync(new URL(file, folder));
  for (const { file, content } of writes) writeFileSync(file, content);
  writeFileSync(designFile, `${JSON.stringify(designOfGoldens(folder, deck, version), undefined, 2)}\n`);
  return { added, replaced, stale };
}

/** The design file that fits these goldens. */
export function designOfGoldens(folder: URL, deck: readonly GoldenCard[], version: number): GoldenDesign {
  const cards = deck.map(({ name }) => {
    const digest = createHash('sha256');
    for (const file of filesOf(folder, name)) digest.update(readFileSync(file));
    return [name, digest.digest('hex').slice(0, 16)] as const;
  });
  return { version, cards: Object.fromEntries(cards) };
}

function filesOf(folder: URL, name: string): [numbers: URL, picture: URL] {
  return [new URL(`${name}.json`, folder), new URL(`${name}.png`, folder)];
}

function alike(one: Uint8Array, other: Uint8Array): boolean {
  const [before, after] = [decodePng(one), decodePng(other)];
  return (
    before.width === after.width && before.height === after.height && looksAlike(differenceOf(before, after))
  );
}
