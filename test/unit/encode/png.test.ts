import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../src/encode/png.ts';
import { renderCard } from '../../../src/index.ts';
import { PALETTE_MAX_COLOURS } from '../../../src/limits.ts';
import type { Pixels } from '../../../src/ports.ts';
import { zlibDeflate } from '../../../src/runtime/zlib-deflate.ts';
import { articles } from '../../fixtures/articles.ts';
import { decodePng } from '../../decode-png.ts';
import { testPress } from '../../press.ts';

const INDEXED = 3;
const TRUECOLOUR = 2;

/** An opaque picture, each pixel one of the colours given. */
function picture(width: number, colours: readonly number[], pick: (pixel: number) => number): Pixels {
  const height = Math.ceil((2 * colours.length) / width);
  const rgba = new Uint8Array(width * height * 4);
  const view = new DataView(rgba.buffer);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colours[pixel < colours.length ? pixel : pick(pixel) % colours.length]!;
    view.setUint32(pixel * 4, colour * 0x100 + 0xff);
  }
  return { width, height, rgba };
}

/** Pictures that use every one of so many colours. */
function pictures(minColours: number, maxColours: number): fc.Arbitrary<{ pixels: Pixels; colours: number }> {
  const colours = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffff }), {
    minLength: minColours,
    maxLength: maxColours,
  });
  return fc
    .tuple(fc.integer({ min: 1, max: 40 }), colours, fc.array(fc.nat(), { minLength: 1 }))
    .map(([width, used, picks]) => ({
      pixels: picture(width, used, (pixel) => picks[pixel % picks.length]!),
      colours: used.length,
    }));
}

describe('a picture as PNG', () => {
  it('comes back pixel by pixel, with a palette where its colours fit in one', () => {
    fc.assert(
      fc.property(pictures(1, PALETTE_MAX_COLOURS), ({ pixels, colours }) => {
        const png = decodePng(encodePng(pixels, zlibDeflate));
        expect(png).toMatchObject({ width: pixels.width, height: pixels.height, colourType: INDEXED });
        expect(png.palette).toHaveLength(colours * 3);
        expect(png.rgba).toEqual(pixels.rgba);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back pixel by pixel in truecolour, where it has more colours', () => {
    fc.assert(
      fc.property(pictures(PALETTE_MAX_COLOURS + 1, PALETTE_MAX_COLOURS * 2), ({ pixels }) => {
        const png = decodePng(encodePng(pixels, zlibDeflate));
        expect(png).toMatchObject({ width: pixels.width, height: pixels.height, colourType: TRUECOLOUR });
        expect(png.rgba).toEqual(pixels.rgba);
      }),
      { numRuns: 60 },
    );
  });

  it('is encoded from a picture in the middle of a larger memory', () => {
    const { width, height, rgba } = picture(3, [0x77bc1f, 0xffffff, 0x14171a], (pixel) => pixel);
    const memory = new Uint8Array(rgba.length + 64);
    memory.set(rgba, 33);
    const pixels = { width, height, rgba: memory.subarray(33, 33 + rgba.length) };
    expect(decodePng(encodePng(pixels, zlibDeflate)).rgba).toEqual(rgba);
  });

  it('says that its colours are sRGB, before the palette and the pixels', () => {
    const { pixels } = fc.sample(pictures(2, 2), { numRuns: 1, seed: 1 })[0]!;
    const { chunks } = decodePng(encodePng(pixels, zlibDeflate));
    expect(chunks).toEqual(['IHDR', 'sRGB', 'PLTE', 'IDAT', 'IEND']);
  });
});

describe('a text card', () => {
  const press = testPress();

  // Emoji bring more colours than a palette holds.
  it.each(Object.entries(articles))(
    'of “%s” has a palette, unless it has emoji, and is opaque',
    async (name, article) => {
      const { bytes, plan } = await renderCard(press, article);
      const { width, height, colourType, chunks } = decodePng(bytes);
      expect({ width, height, colourType }).toEqual({
        width: plan.size.widthPx,
        height: plan.size.heightPx,
        colourType: name === 'emoji' ? TRUECOLOUR : INDEXED,
      });
      expect(chunks).not.toContain('tRNS');
    },
  );

  it('looks the same to a decoder of another make', async () => {
    const { bytes } = await renderCard(press, articles.cyrillic, { template: 'night' });
    const { width, height, rgba } = decodePng(bytes);
    const image = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="${image}"/></svg>`;
    const painted = new Resvg(svg).render();
    expect(Buffer.compare(painted.pixels, rgba)).toBe(0);
  });
});

describe('the decoder of these tests', () => {
  // Five by five pixels, row n with filter n; ImageMagick reads the same pixels.
  const everyFilter = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAIAAAACDbGyAAAAUklEQVR42mNgYGDXZ2WPE2Hv1WXfE8DOyGsL5Mvr88vrS8rrK8sz8doy8NrK89ra8drG8trWMEtVscgp2smp+clpx8oZvGUBybPK8/Lb8UqC5AHbYwzBemsH6wAAAABJRU5ErkJggg==',
    'base64',
  );

  it('undoes every filter', () => {
    const { width, height, rgba } = decodePng(everyFilter);
    expect({ width, height }).toEqual({ width: 5, height: 5 });
    const expected = Array.from({ length: 25 }, (_, pixel) => {
      const [x, y] = [pixel % 5, Math.floor(pixel / 5)];
      return [(x * 47 + y * 13) % 256, (y * 61 + x * x * 5) % 256, (x * y * 31 + 7) % 256, 255];
    });
    expect([...rgba]).toEqual(expected.flat());
  });

  it.each([5, 20, 45])('refuses a file of which byte %i was changed', (at) => {
    const damaged = Buffer.from(everyFilter);
    damaged[at]! ^= 1;
    expect(() => decodePng(damaged)).toThrow(/PNG|damaged/);
  });
});
