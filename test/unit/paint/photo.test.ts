import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { darken } from '../../../src/paint/scrim.ts';
import { underlay } from '../../../src/paint/card-pixels.ts';
import { coverCrop } from '../../../src/photo/cover.ts';
import { coverPixels } from '../../../src/photo/cover-pixels.ts';
import type { Pixels } from '../../../src/ports.ts';
import { sharpPhotos } from '../../../src/runtime/node/sharp-photos.ts';
import { articles } from '../../fixtures/articles.ts';
import { scenePhoto, scenes } from '../../fixtures/scenes.ts';
import { contrastsOf } from '../../../gallery/contrast.ts';
import { renderCard } from '../../../src/index.ts';
import { testPress } from '../../press.ts';

const press = testPress();
const hexOf = (rgba: Uint8Array, at: number): string =>
  `#${[0, 1, 2].map((channel) => rgba[at + channel]!.toString(16).padStart(2, '0')).join('')}`;

describe('a text over a photo', () => {
  it.each(scenes)(
    'reaches 4.5:1 on every pixel behind it, wide, square and upright: %s',
    async (scene) => {
      const article = { ...articles.long, photo: { credit: 'Jane Doe' } };
      for (const size of ['og', 'square', 'story'] as const) {
        const card = { name: scene, template: 'photo', size, article, scene };
        const found = await contrastsOf(press, card);
        expect(found.filter(([, least]) => least < 4.5)).toEqual([]);
        expect(found.length).toBeGreaterThanOrEqual(4);
      }
    },
    60_000,
  );

  it('stands beside it where it would cover what the photo is about, at any length', async () => {
    // Of the card's own shape, so that no crop moves its focus from under the headline.
    const photo = await sharp((await scenePhoto('harbour')).bytes)
      .resize(1200, 630)
      .jpeg()
      .toBuffer();
    const words = articles.long.headline.split(' ');
    const outcomes = new Set<string>();
    for (let count = 4; count <= 40; count += 2) {
      const headline = Array.from({ length: count }, (_, at) => words[at % words.length]).join(' ');
      const article = { ...articles.long, headline, photo: { focus: [0.3, 0.75] } };
      const { plan, fit, warnings } = await renderCard(press, article, { photo });
      const isCovered = warnings.some(({ code }) => code === 'photo_focus_covered');
      outcomes.add(`${plan.template.id}${isCovered ? ' instead' : ''}${fit.truncated ? ', cut' : ''}`);
    }
    // Too long for the room beside the photo, it takes all of the card, and no photo lies under it again.
    expect([...outcomes]).toEqual(['split instead', 'classic instead']);
  });

  it('leaves a photo alone that is dark enough', () => {
    const photo = plane(64, 64, [20, 20, 30]);
    const before = photo.rgba.slice();
    darken(photo, [{ leftPx: 4, topPx: 40, widthPx: 50, heightPx: 12, colour: '#ffffff' }], 20);
    expect(photo.rgba).toEqual(before);
  });

  it('never makes a photo lighter', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.array(byte, { minLength: 16 * 16 * 3, maxLength: 16 * 16 * 3 }), (values) => {
        const photo = plane(16, 16, [0, 0, 0]);
        values.forEach((value, at) => (photo.rgba[Math.floor(at / 3) * 4 + (at % 3)] = Math.max(20, value)));
        const before = photo.rgba.slice();
        darken(photo, [{ leftPx: 2, topPx: 2, widthPx: 6, heightPx: 3, colour: '#ffffff' }], 12);
        expect(photo.rgba.every((value, at) => value <= before[at]!)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

function plane(width: number, height: number, [r, g, b]: readonly [number, number, number]): Pixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([r, g, b, 255], at);
  return { width, height, rgba };
}

describe('the crop of a photo', () => {
  const side = fc.integer({ min: 1, max: 4000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('lies within the photo, has the shape of its box and holds the focus, wherever that should stand', () => {
    fc.assert(
      fc.property(side, side, side, side, share, share, share, share, (w, h, bw, bh, x, y, ax, ay) => {
        const crop = coverCrop(
          { width: w, height: h },
          { width: bw, height: bh },
          { focus: [x, y], at: [ax, ay] },
        );
        const slack = 1e-6 * Math.max(w, h);
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(w + slack);
        expect(crop.top + crop.height).toBeLessThanOrEqual(h + slack);
        expect(crop.width / crop.height / (bw / bh)).toBeCloseTo(1, 6);
        expect(x * w).toBeGreaterThanOrEqual(crop.left - slack);
        expect(x * w).toBeLessThanOrEqual(crop.left + crop.width + slack);
      }),
    );
  });

  it.each([
    ['smaller than the card', 300, 200],
    ['as large as it', 1200, 630],
    ['larger', 2400, 1800],
    ['a strip', 1500, 40],
    ['a tower', 40, 1500],
  ])('fills the box to its last pixel, from a photo that is %s', async (_, width, height) => {
    const file = await sharp({ create: { width, height, channels: 3, background: '#c04020' } })
      .jpeg()
      .toBuffer();
    const box = { width: 1200, height: 630 };
    const { rgba, ...size } = await coverPixels(sharpPhotos, file, box, {
      focus: [0.9, 0.1],
      at: [0.5, 0.3],
      zoom: 1,
    });
    expect(size).toEqual(box);
    for (let at = 0; at < rgba.length; at += 4) {
      const far =
        Math.abs(rgba[at]! - 0xc0) + Math.abs(rgba[at + 1]! - 0x40) + Math.abs(rgba[at + 2]! - 0x20);
      if (far > 12 || rgba[at + 3] !== 255) expect.fail(`pixel ${at / 4} is ${hexOf(rgba, at)}`);
    }
  });
});

describe('what is painted over a photo', () => {
  it('covers it by its alpha, and leaves nothing transparent', () => {
    const painted = plane(3, 1, [0, 0, 0]);
    painted.rgba.set([255, 0, 0, 255, 64, 0, 0, 128, 0, 0, 0, 0]);
    const photo = { ...plane(2, 1, [0, 200, 100]), leftPx: 1, topPx: 0 };
    expect([...underlay(painted, photo).rgba]).toEqual([255, 0, 0, 255, 64, 100, 50, 255, 0, 200, 100, 255]);
  });

  it('is still transparent afterwards: the photo may be put under it again, in less detail', () => {
    const rgba = Buffer.from([0, 0, 0, 0, 9, 9, 9, 255]);
    const painted = { width: 2, height: 1, rgba };
    underlay(painted, { ...plane(2, 1, [7, 7, 7]), leftPx: 0, topPx: 0 });
    expect([...rgba]).toEqual([0, 0, 0, 0, 9, 9, 9, 255]);
  });
});
