import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { allCards, stateCards } from '../../gallery/cards.ts';
import { contrastsOf } from '../../gallery/contrast.ts';
import { renderGalleryCard } from '../../gallery/render.ts';
import { CARD_AIM_MAX_BYTES } from '../../src/limits.ts';
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
describe('every card of the gallery', () => {
  it('has a contrast of 4.5:1 behind every text, measured on its pixels', async () => {
    const low: string[] = [];
    for (const card of [...sample, ...stateCards()])
      for (const [name, least] of await contrastsOf(press, card))
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
