import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverCrop } from '../../../src/photo/cover.ts';
import { readProfile } from '../../../src/photo/icc.ts';
import { decodePng } from '../../../src/photo/png-pixels.ts';
import { shrink } from '../../../src/photo/shrink.ts';
import { storedSize } from '../../../src/photo/stored-size.ts';
import { toSrgb } from '../../../src/photo/to-srgb.ts';
import { adobeRgb, tablesOnly } from '../../fixtures/profiles.ts';
import { sizes } from '../../../templates/sizes.ts';
import { blackPng, ihdr, pngOf } from '../../fixtures/png-of.ts';

const side = fc.integer({ min: 1, max: 60 });
const picture = (width: number, height: number, seed: number) => ({
  width,
  height,
  rgba: Uint8Array.from({ length: width * height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (at * 31 + seed * 17) % 256,
  ),
});

const mean = ({ rgba }: { rgba: Uint8Array }) => rgba.reduce((sum, each) => sum + each, 0) / rgba.length;

describe('a picture that is shrunk', () => {
  it('has the same mean, and the same pixels in its own memory as in new memory', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.nat(99),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (width, height, seed, scale) => {
          const size = {
            width: Math.max(1, Math.round(width * scale)),
            height: Math.max(1, Math.round(height * scale)),
          };
          const source = picture(width, height, seed);
          const small = shrink(source, size);
          expect(Math.abs(mean(small) - mean(source))).toBeLessThan(0.6);
          const own = picture(width, height, seed);
          expect(shrink(own, size, own.rgba).rgba).toEqual(small.rgba);
        },
      ),
    );
  });
});

describe('the size at which a photo is kept', () => {
  const anySide = fc.integer({ min: 1, max: 20_000 });
  it('covers every card that the photo itself covers, unless it is a panorama, and never more than needed', () => {
    fc.assert(
      fc.property(anySide, anySide, (width, height) => {
        const kept = storedSize({ width, height });
        expect(kept.width).toBeLessThanOrEqual(Math.min(width, 4096));
        expect(kept.height).toBeLessThanOrEqual(Math.min(height, 4096));
        if (Math.max(kept.width, kept.height) === 4096) return;
        for (const { widthPx, heightPx } of Object.values(sizes)) {
          expect(kept.width >= widthPx || kept.width === width).toBe(true);
          expect(kept.height >= heightPx || kept.height === height).toBe(true);
        }
      }),
    );
  });
});

describe('the crop of a photo', () => {
  it('lies inside it, has the shape of the box and the focus inside', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, side, side, place, place, (width, height, boxWidth, boxHeight, x, y) => {
        const crop = coverCrop({ width, height }, { width: boxWidth, height: boxHeight }, { focus: [x, y] });
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width + 1e-6);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height + 1e-6);
        expect(crop.width / crop.height).toBeCloseTo(boxWidth / boxHeight, 6);
        expect(x * width).toBeGreaterThanOrEqual(crop.left - 1e-6);
        expect(x * width).toBeLessThanOrEqual(crop.left + crop.width + 1e-6);
        expect(y * height).toBeGreaterThanOrEqual(crop.top - 1e-6);
        expect(y * height).toBeLessThanOrEqual(crop.top + crop.height + 1e-6);
      }),
    );
  });
});

describe('a colour profile', () => {
  it('of Adobe RGB makes colours stronger in sRGB and leaves greys alone', () => {
    const pixels = { width: 2, height: 1, rgba: Uint8Array.of(128, 128, 128, 255, 100, 150, 100, 255) };
    toSrgb(pixels, readProfile(adobeRgb())!);
    expect([...pixels.rgba]).toEqual([129, 129, 129, 255, expect.any(Number), 151, expect.any(Number), 255]);
    expect(pixels.rgba[4]).toBeLessThan(80);
  });

  it('made of tables only is not guessed at', () => {
    expect(readProfile(tablesOnly())).toBeUndefined();
  });

  it('that is damaged anywhere ends in a profile, none, or a RangeError', () => {
    const whole = adobeRgb();
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, to) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        if (at < length) bytes[at] = to;
        try {
          readProfile(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('a PNG whose pixels are a bomb', () => {
  it('is inflated no further than its header says', async () => {
    const bomb = pngOf([
      ['IHDR', ihdr(10, 10)],
      ['IDAT', deflateSync(Buffer.alloc(50_000_000))],
      ['IEND', Buffer.alloc(0)],
    ]);
    await expect(decodePng(bomb)).rejects.toThrow(RangeError);
  });

  it('of one bit a pixel is read as it is', async () => {
    expect(await decodePng(blackPng(9, 3))).toMatchObject({ width: 9, height: 3 });
  });
});
