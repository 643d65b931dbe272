import { sheetCards } from '../gallery/cards.ts';
import { renderGalleryCard } from '../gallery/render.ts';
import type { Press } from '../src/index.ts';
import { sheetOf } from './sheet.ts';

/** A card of every design, side by side: a PNG. */
export async function designSheet(press: Press): Promise<Uint8Array> {
  const cards: Uint8Array[] = [];
  for (const card of sheetCards()) cards.push((await renderGalleryCard(press, card)).bytes);
  return sheetOf(cards, { columns: 4, widthPx: 400, heightPx: 210 });
}
