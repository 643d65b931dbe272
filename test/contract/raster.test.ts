import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCard } from '../../src/index.ts';
import type { Pixels } from '../../src/ports.ts';
import { templates } from '../../templates/registry.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { articles, type ArticleName } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';
import { rasters } from './rasters.ts';

/** A document of 40 by 20 px with a white ground. */
const sheet = (drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20"><rect width="40" height="20" fill="#fff"/>${drawing}</svg>`;

const pixelAt = ({ rgba, width }: Pixels, x: number, y: number): number[] =>
  Array.from(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4));

/** How many pixels are not the white of the ground. */
const inked = ({ rgba }: Pixels): number =>
  Array.from({ length: rgba.length / 4 }, (_, at) => rgba.subarray(at * 4, at * 4 + 3)).filter((pixel) =>
    pixel.some((channel) => channel !== 255),
  ).length;

describe.each(rasters)('the $name raster', ({ raster }) => {
  it('paints flat colours exactly as the document names them', () => {
    const pixels = raster.paint(
      sheet(
        '<rect width="10" height="20" fill="#77bc1f"/><rect x="10" width="10" height="20" fill="#010203"/>',
      ),
    );
    expect(pixelAt(pixels, 0, 0)).toEqual([0x77, 0xbc, 0x1f, 255]);
    expect(pixelAt(pixels, 9, 19)).toEqual([0x77, 0xbc, 0x1f, 255]);
    expect(pixelAt(pixels, 10, 10)).toEqual([1, 2, 3, 255]);
    expect(pixelAt(pixels, 39, 19)).toEqual([255, 255, 255, 255]);
  });

  it.each([
    { width: 1, height: 1 },
    { width: 37, height: 11 },
    { width: 1080, height: 1920 },
  ])('gives a picture of the size that the document states: $width x $height', ({ width, height }) => {
    const pixels = raster.paint(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="1" height="1"/></svg>`,
    );
    expect({ width: pixels.width, height: pixels.height }).toEqual({ width, height });
    expect(pixels.rgba).toHaveLength(width * height * 4);
  });

  it('paints a gradient that rises from one end to the other', () => {
    const pixels = raster.paint(
      sheet(
        '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><rect width="40" height="20" fill="url(#g)"/>',
      ),
    );
    const row = Array.from({ length: 40 }, (_, x) => pixelAt(pixels, x, 10)[0]!);
    expect(row[0]).toBeLessThan(10);
    expect(row[20]).toBeGreaterThan(118);
    expect(row[20]).toBeLessThan(138);
    expect(row[39]).toBeGreaterThan(245);
    expect(row).toEqual(row.toSorted((a, b) => a - b));
  });

  it.each([
    ['nothing', ''],
    ['no markup', 'Ferry strike ends after nine days'],
    ['an element that is not closed', sheet('<g>')],
    ['a bare ampersand', sheet('<desc>Fish & chips</desc>')],
    ['a document cut short', sheet('<rect width="10" height="10"/>').slice(0, -20)],
    ['no area', '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'],
    ['a character that XML forbids', sheet('<desc>\u0000</desc>')],
  ])('refuses a document with %s as render_failed, and paints the next one right', (_, svg) => {
    expect(() => raster.paint(svg)).toThrow(expect.objectContaining({ code: 'render_failed' }));
    expect(pixelAt(raster.paint(sheet('<rect width="40" height="20" fill="#a6192e"/>')), 5, 5)).toEqual([
      0xa6, 0x19, 0x2e, 255,
    ]);
  });

  it('draws no text of its own, whatever fonts the machine has', () => {
    const text = (family: string) =>
      sheet(`<text x="1" y="18" font-size="18" font-family="${family}">Ferry</text>`);
    for (const family of ['sans-serif', 'serif', 'DejaVu Sans', 'Arial', 'Noto Sans']) {
      expect(inked(raster.paint(text(family)))).toBe(0);
    }
    expect(inked(raster.paint(sheet('<path d="M1 1h18v18z"/>')))).toBeGreaterThan(100);
  });
});

describe('a document that names a picture at an address', () => {
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => server.close());

  it.each(rasters)('is painted without it by the $name raster, and nobody is asked', async ({ raster }) => {
    const { port } = server.address() as AddressInfo;
    for (const attribute of ['href', 'xlink:href']) {
      const image = `<image ${attribute}="http://127.0.0.1:${port}/a.png" width="40" height="20"/>`;
      expect(inked(raster.paint(sheet(image)))).toBe(0);
    }
    await new Promise((later) => setTimeout(later, 50));
    expect(asked).toBe(0);
  });
});

describe('real cards', () => {
  const press = testPress();
  const names = Object.keys(articles) as ArticleName[];
  const cards = [
    ...names.map((name) => ({ name, template: 'classic', size: 'og' as string })),
    ...templates.map(({ id }) => ({ name: 'arabic' as const, template: id as string, size: 'og' as string })),
    ...sizeIds
      .filter((size) => size !== 'og')
      .map((size) => ({ name: 'long' as const, template: 'classic', size })),
  ];

  it.each(cards)(
    'have the same pixels from both rasters: $name, $template, $size',
    async ({ name, template, size }) => {
      const { bytes } = await renderCard(press, articles[name], { template, size, format: 'svg' });
      const svg = new TextDecoder().decode(bytes);
      const [native, wasm] = rasters.map(({ raster }) => raster.paint(svg));
      expect(wasm).toMatchObject({ width: native!.width, height: native!.height });
      expect(Buffer.compare(native!.rgba, wasm!.rgba)).toBe(0);
    },
  );
});
