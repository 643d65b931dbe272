import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { allCards, stateCards, type GalleryCard } from '../../gallery/cards.ts';
import { renderGalleryCard } from '../../gallery/render.ts';
import { standGalleryCard } from '../../gallery/stand.ts';
import { CARD_AIM_MAX_BYTES } from '../../src/limits.ts';
import { contrast } from '../../src/outlet/colour.ts';
import { templates } from '../../templates/registry.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { testPress } from '../press.ts';

const press = testPress();
const TEXT_CONTRAST_MIN = 4.5;

/** As og every kind of card once; in the other sizes one of each design, the kinds by turns. */
const kinds = [
  'ltr-light-longest-full',
  'rtl-dark-longest-full',
  'ltr-dark-shortest-bare',
  'rtl-light-shortest-full',
];
const sample = allCards().filter(({ name, template, size }) => {
  const [at, of] = [templates.findIndex(({ id }) => id === template), sizeIds.indexOf(size)];
  return size === 'og' ? kinds.some((kind) => name.endsWith(kind)) : name.endsWith(kinds[(at + of) % 4]!);
});
/** A pixel in so many is looked at, in both directions: a text is some of them at its thinnest. */
const STEP = 3;

async function contrastsOf(card: GalleryCard): Promise<[name: string, least: number][]> {
  const { texts, set, art } = await standGalleryCard(press, card);
  const { bytes } = await renderGalleryCard(press, card, 'svg');
  const svg = new TextDecoder().decode(bytes);
  // The glyphs are what is painted last; without them what is behind them shows.
  const { rgba, width } = press.ports.raster.paint(
    svg.replaceAll(/<path fill="#[0-9a-f]{6}" transform[^>]*>/g, ''),
  );
  return Object.entries(set).flatMap(([name, text]): [string, number][] => {
    const [place, colour] = [art.places.get(name), texts[name]?.colour];
    if (!text || !place || !colour) return [];
    let least = 21;
    for (let y = Math.ceil(place.topPx); y < place.topPx + text.heightPx; y += STEP) {
      for (let x = Math.ceil(place.leftPx); x < place.leftPx + text.widthPx; x += STEP) {
        const at = (y * width + x) * 4;
        const behind = `#${[0, 1, 2].map((i) => rgba[at + i]!.toString(16).padStart(2, '0')).join('')}`;
        least = Math.min(least, contrast(behind, colour));
      }
    }
    return [[name, least]];
  });
}

describe('every card of the gallery', () => {
  it('has a contrast of 4.5:1 behind every text, measured on its pixels', async () => {
    const low: string[] = [];
    for (const card of [...sample, ...stateCards()])
      for (const [name, least] of await contrastsOf(card))
        if (least < TEXT_CONTRAST_MIN) low.push(`${card.name} ${name} ${least.toFixed(2)}`);
    expect(low).toEqual([]);
  }, 300_000);

  it('is as large as its size says, opaque, of the type that it names, and within its bytes', async () => {
    const wrong: string[] = [];
    for (const card of [...sample, ...stateCards()]) {
      const { bytes, contentType, plan } = await renderGalleryCard(press, card);
      const { width, height, format, hasAlpha } = await sharp(bytes).metadata();
      const type = contentType === 'image/png' ? 'png' : 'jpeg';
      const isRight =
        format === type && width === plan.size.widthPx && height === plan.size.heightPx && !hasAlpha;
      if (!isRight || bytes.length > CARD_AIM_MAX_BYTES) wrong.push(`${card.name} ${format} ${bytes.length}`);
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
