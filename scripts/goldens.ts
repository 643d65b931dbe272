/**
 * Renders every golden card anew and says which ones look different: `npm run goldens`. Look at each of them,
 * at full size and 300 px wide, before you commit it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createPress } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { decodePng } from '../test/decode-png.ts';
import { differenceOf, looksAlike } from '../test/golden/compare.ts';
import { deck, GOLDEN_FOLDER, layoutOf, pictureOf, type GoldenCard } from '../test/golden/deck.ts';

const press = createPress({ ports: nodePorts() });

async function renew(card: GoldenCard): Promise<string[]> {
  const numbers = `${JSON.stringify(await layoutOf(press, card), undefined, 2)}\n`;
  const picture = await pictureOf(press, card);
  const files = { numbers: fileOf(`${card.name}.json`), picture: fileOf(`${card.name}.png`) };
  const changed = !existsSync(files.numbers) || readFileSync(files.numbers, 'utf8') !== numbers;
  const visible = !existsSync(files.picture) || !alike(readFileSync(files.picture), picture);
  if (changed) writeFileSync(files.numbers, numbers);
  // A picture that looks the same stays, so that history holds no two files for one look.
  if (visible) writeFileSync(files.picture, picture);
  return changed || visible ? [card.name] : [];
}

function fileOf(name: string): URL {
  return new URL(name, GOLDEN_FOLDER);
}

function alike(one: Uint8Array, other: Uint8Array): boolean {
  const [before, after] = [decodePng(one), decodePng(other)];
  return (
    before.width === after.width && before.height === after.height && looksAlike(differenceOf(before, after))
  );
}

mkdirSync(GOLDEN_FOLDER, { recursive: true });
const wanted = new Set(deck.flatMap(({ name }) => [`${name}.json`, `${name}.png`]));
const stale = readdirSync(GOLDEN_FOLDER).filter((file) => !wanted.has(file));
for (const file of stale) rmSync(fileOf(file));

const changed: string[] = [];
for (const card of deck) changed.push(...(await renew(card)));

console.log(`${deck.length} cards, ${changed.length} changed, ${stale.length} stale files removed.`);
for (const name of changed) console.log(`  test/golden/cards/${name}.png`);
