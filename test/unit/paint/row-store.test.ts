import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowStore } from '../../../src/paint/row-store.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      })
      .map((rows) => ({ width, height, palette: new Uint8Array(9), indices: Uint8Array.from(rows.flat()) })),
  );

it('a picture kept by its rows comes back as it was, however often', () => {
  fc.assert(
    fc.property(picture, (pixels) => {
      const store = new RowStore(pixels);
      store.pixels().indices.fill(1);
      expect(store.pixels()).toEqual(pixels);
    }),
  );
});

it('a picture of like rows takes little memory', () => {
  const indices = new Uint8Array(1200 * 630).fill(1, 1200 * 200, 1200 * 206);
  const store = new RowStore({ width: 1200, height: 630, palette: new Uint8Array(6), indices });
  expect(store.bytes).toBeLessThan(5_000);
});
