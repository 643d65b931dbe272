import { describe, expect, it } from 'vitest';
import { indexedArt } from '../../../src/paint/indexed-art.ts';
import { IndexedCard } from '../../../src/paint/indexed-card.ts';
import type { PlacedMask } from '../../../src/paint/masks.ts';

const WIDTH = 300;

/** Two rows: in the first all grounds that are asked for side by side, then the last one; the second is of that alone. */
function art(grounds: number): NonNullable<ReturnType<typeof indexedArt>> {
  const rgba = new Uint8Array(WIDTH * 2 * 4);
  const pixels = new Uint32Array(rgba.buffer);
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = 0xff00_0000 + (at < WIDTH ? Math.min(at, grounds - 1) : grounds - 1);
  return indexedArt({ width: WIDTH, height: 2, rgba })!;
}

/** Half of the ink over all of the first row. */
const veil: PlacedMask = {
  mask: {
    spans: Int16Array.of(0, 0, WIDTH),
    levels: new Uint8Array(WIDTH).fill(128),
    steps: Uint8Array.of(128),
    topPx: 0,
    likeAbove: Int8Array.of(0, 0),
  },
  x: 0,
  y: 0,
};

describe('a card of few colours', () => {
  it('shows nothing of a card before it whose palette was full in the middle of a glyph', () => {
    const card = new IndexedCard();
    const own = art(200);
    card.begin(own);
    const before = card.pixels().rows.slice();
    expect(card.draw([veil], '#ffffff')).toBe(false);
    card.begin(own);
    expect(card.pixels().rows).toEqual(before);
  });

  it('shows nothing of a card before it of the same art', () => {
    const card = new IndexedCard();
    const own = art(20);
    card.begin(own);
    const before = card.pixels().rows.slice();
    for (const x of [0, -20, 250]) {
      card.begin(own);
      expect(card.draw([{ ...veil, x }], '#ffffff')).toBe(true);
      expect(card.pixels().rows).not.toEqual(before);
      card.begin(own);
      expect(card.pixels().rows).toEqual(before);
    }
  });
});
