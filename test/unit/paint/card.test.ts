import { differenceOf, looksAlike } from '../../golden/compare.ts';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/index.ts';
import { outlineText } from '../../../src/paint/outlines.ts';
import type { Pixels } from '../../../src/ports.ts';
import { voices } from '../../../src/typeset/voices.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { articles, type ArticleName } from '../../fixtures/articles.ts';
import { decodePng } from '../../decode-png.ts';
import { testPress } from '../../press.ts';

const names = Object.keys(articles) as ArticleName[];

describe('cards that are rendered at once', () => {
  it('have the bytes that each has alone', async () => {
    const alone: Buffer[] = [];
    for (const name of names) alone.push(Buffer.from((await renderCard(testPress(), articles[name])).bytes));
    const press = testPress();
    const together = await Promise.all(names.map((name) => renderCard(press, articles[name])));
    for (const [index, { bytes }] of together.entries()) {
      expect([names[index], alone[index]!.equals(bytes)]).toEqual([names[index], true]);
    }
  });

  it('have the same bytes in every size at once, ten times over', async () => {
    const press = testPress();
    const jobs = sizeIds.flatMap((size) => [size, size, size]);
    const cards = await Promise.all(jobs.map((size) => renderCard(press, articles.greek, { size })));
    for (const [index, size] of jobs.entries()) {
      const first = cards[jobs.indexOf(size)]!;
      expect(Buffer.compare(first.bytes, cards[index]!.bytes)).toBe(0);
    }
  });
});

describe('a card as SVG', () => {
  it.each(sizeIds)('looks as the PNG does, in size %s', async (size) => {
    const press = testPress();
    const [svg, png] = await Promise.all(
      ['svg', 'png'].map((format) => renderCard(press, articles.vietnamese, { size, format })),
    );
    const painted = press.ports.raster.paint(new TextDecoder().decode(svg!.bytes));
    expect(looksAlike(differenceOf(painted, decodePng(png!.bytes)))).toBe(true);
  });

  it('has no text, no font and no reference to anything outside', async () => {
    const { bytes } = await renderCard(testPress(), articles.plate, { format: 'svg' });
    const svg = new TextDecoder().decode(bytes);
    expect(svg).not.toMatch(/<text|<image|<style|font-family|(?:href|src)="(?!#)|url\((?!['"]?#)/);
  });
});

/** The ink of a picture, moved back by so many px. */
function movedBack({ width, height, rgba }: Pixels, x: number, y: number): number[] {
  const ink: number[] = [];
  for (let row = y; row < height - 10 + y; row++) {
    for (let column = x; column < width - 10 + x; column++) ink.push(rgba[(row * width + column) * 4]!);
  }
  return ink;
}

describe('a text on a card', () => {
  const press = testPress();
  const [widthPx, heightPx] = [400, 120];

  async function paintedAt(leftPx: number, topPx: number): Promise<Pixels> {
    const set = await press.typesetter.set({
      text: 'Ấn Ω жар',
      style: voices.editorial.headline,
      ladder: [{ sizePx: 60, lines: 1 }],
      box: { widthPx, heightPx },
      language: 'en',
      onOverflow: 'cut',
    });
    const text = outlineText(set, { leftPx, topPx }, '#000000');
    return press.ports.raster.paint(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"><rect width="${widthPx}" height="${heightPx}" fill="#ffffff"/>${text}</svg>`,
    );
  }

  it.each([
    [1, 0],
    [0, 1],
    [7, 5],
  ])('that stands %i px further right and %i px lower has the same pixels there', async (x, y) => {
    const [here, there] = [await paintedAt(20, 10), await paintedAt(20 + x, 10 + y)];
    const [before, after] = [movedBack(here, 0, 0), movedBack(there, x, y)];
    expect(before.some((value) => value < 128)).toBe(true);
    // The path is written in hundredths of a pixel: an edge may fall on the other side of one.
    expect(Math.max(...before.map((value, index) => Math.abs(value - after[index]!)))).toBeLessThanOrEqual(4);
  });

  it('has its baseline on a whole pixel, so that stems end sharp', async () => {
    const [whole, part] = [await paintedAt(20, 10), await paintedAt(20, 10.4)];
    expect(Buffer.compare(whole.rgba, part.rgba)).toBe(0);
  });
});
