import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chromaFor } from '../../../src/encode/chroma.ts';
import { encodeManyColours } from '../../../src/encode/many-colours.ts';
import { sampleOf } from '../../../src/encode/sample.ts';
import { QUALITIES, withinBudget } from '../../../src/encode/within-budget.ts';
import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES } from '../../../src/limits.ts';
import { soften } from '../../../src/paint/card-pixels.ts';
import type { Pixels } from '../../../src/ports.ts';
import { sharpPhotos } from '../../../src/runtime/node/sharp-photos.ts';
import { zlibDeflate } from '../../../src/runtime/zlib-deflate.ts';

type Rgb = readonly [number, number, number];

function picture(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Pixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++)
    rgba.set([...colourAt(at % width, Math.floor(at / width)), 255], at * 4);
  return { width, height, rgba };
}

/** Numbers from 0 to 255, always the same. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
}

const falling = dice(1);
const wide = { width: 1200, height: 630 };
const tall = { width: 1080, height: 1920 };
/** Grain of every strength, from falling snow to noise in which every pixel is black or white. */
const hardPictures: readonly (readonly [string, typeof wide | typeof tall, (x: number, y: number) => Rgb])[] =
  [
    ['noise on the largest card', tall, () => [falling(), falling(), falling()]],
    ['snow on the largest card', tall, () => [255 - (falling() >> 1), 255 - (falling() >> 1), 255]],
    ['black and white pixels', wide, () => (falling() & 128 ? [255, 255, 255] : [0, 0, 0])],
    ['a crowd by a wall', wide, (x) => (x < 500 ? [200, 190, 180] : [falling(), falling(), falling()])],
  ];

describe('a photo that is hard to compress', () => {
  it.each(hardPictures)('is held within 300 KB by at most a second try: %s', async (_, size, colourAt) => {
    const pixels = picture(size.width, size.height, colourAt);
    for (const format of ['jpg', 'webp'] as const) {
      const tries: number[] = [];
      const bytes = await withinBudget(
        { pixels, softened: (detail) => soften(pixels, detail) },
        async (each, quality) => {
          if (each.width === size.width) tries.push(quality);
          return format === 'jpg'
            ? sharpPhotos.encodeJpeg(each, { quality, effort: 'small', chroma: '4:4:4' })
            : sharpPhotos.encodeWebp(each, { quality });
        },
      );
      expect(bytes.length).toBeLessThanOrEqual(CARD_AIM_MAX_BYTES);
      // Not so far below that a better one would have done.
      expect(bytes.length).toBeGreaterThan(CARD_AIM_MAX_BYTES / 3);
      expect(tries.length).toBeLessThanOrEqual(2);
      expect(Math.min(...tries)).toBeGreaterThanOrEqual(QUALITIES.at(-1)!);
    }
  });

  it.each(hardPictures.slice(0, 2))('as PNG has a palette and at most 600 KB: %s', (_, size, colourAt) => {
    const png = encodeManyColours(picture(size.width, size.height, colourAt), zlibDeflate);
    expect(png.length).toBeLessThanOrEqual(CARD_MAX_BYTES);
    expect(png[25]).toBe(3);
  });
});

describe('the sample that bytes are estimated on', () => {
  it('is a sixteenth of any picture, or the picture itself', () => {
    const side = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const sample = sampleOf(picture(width, height, (x, y) => [x & 255, y & 255, 7]));
        expect(sample.rgba).toHaveLength(sample.width * sample.height * 4);
        expect(sample.width * sample.height).toBeLessThanOrEqual(width * height);
        // Every pixel of it is one of the picture's.
        for (let at = 0; at < sample.rgba.length; at += 397 * 4) expect(sample.rgba[at + 2]).toBe(7);
      }),
      { numRuns: 60 },
    );
  });
});

/** Strokes of 3 px on a ground, as letters have them. */
const lettering = (ink: Rgb, ground: Rgb): Pixels =>
  picture(240, 60, (x, y) => (x % 9 < 3 && y > 8 && y < 50 ? ink : ground));

describe('the colours of a JPEG', () => {
  it.each([
    ['red on paper', [200, 16, 46], [251, 248, 243]],
    ['white on a red field', [255, 255, 255], [200, 16, 46]],
    ['blue on white', [0, 40, 220], [255, 255, 255]],
  ] as const)('are kept whole for letters that would bleed: %s', (_, ink, ground) => {
    expect(chromaFor(lettering(ink, ground))).toBe('4:4:4');
  });

  it.each([
    ['black on white', [20, 23, 26], [255, 255, 255]],
    ['white on night', [255, 255, 255], [15, 21, 25]],
    ['grey on paper', [80, 86, 91], [251, 248, 243]],
  ] as const)('are halved for those that do not: %s', (_, ink, ground) => {
    expect(chromaFor(lettering(ink, ground))).toBe('4:2:0');
  });

  it('are halved where a red band has a long edge and no letters', () => {
    expect(chromaFor(picture(1200, 200, (_, y) => (y < 101 ? [200, 16, 46] : [255, 255, 255])))).toBe(
      '4:2:0',
    );
  });
});
