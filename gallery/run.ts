/** `npm run gallery [-- PATTERN]`: every card of the gallery and the studio on one page; with a pattern, cards alone. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPress, PresscardError } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { drawStudio, studioPictures } from '../scripts/studio-pictures.ts';
import { allCards, stateCards } from './cards.ts';
import { galleryPage, type ShownCard } from './page.tsx';
import { renderGalleryCard } from './render.ts';

const out = new URL('./out/', import.meta.url);
const pattern = new RegExp(process.argv[2] ?? '');

const press = createPress({ ports: nodePorts() });
mkdirSync(out, { recursive: true });

const cards = [...stateCards(), ...allCards()].filter(({ name }) => pattern.test(name));
const shown: ShownCard[] = [];
for (const card of cards) {
  try {
    const { bytes, plan, fit, alt, warnings } = await renderGalleryCard(press, card);
    const file = `${card.name}.${plan.format}`;
    writeFileSync(new URL(file, out), bytes);
    shown.push({ card, file, plan, fit, alt, warnings, bytes: bytes.length });
  } catch (error) {
    // A card that is refused is shown as such: one bad one must not hide the others.
    if (!(error instanceof PresscardError)) throw error;
    process.stderr.write(`\n${card.name}: ${error.code} ${error.message}\n`);
    process.exitCode = 1;
  }
  if (process.stderr.isTTY || shown.length % 100 === 0)
    process.stderr.write(`\r${shown.length} of ${cards.length} cards${process.stderr.isTTY ? '' : '\n'}`);
}
if (process.argv[2] === undefined) await drawStudio(out);
const studio = studioPictures.filter((file) => existsSync(new URL(file, out)));
writeFileSync(new URL('index.html', out), String(galleryPage(shown, studio)));
process.stderr.write(`\n${fileURLToPath(new URL('index.html', out))}\n`);
