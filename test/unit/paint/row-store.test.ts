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
      .map((rows) => ({
        width,
        height,
        palette: new Uint8Array(9),
        rows: Uint8Array.from(rows.flatMap((row) => [0, ...row])),
      })),
  );

it('a picture kept by its rows comes back as it was, whatever stood in its place', () => {
  fc.assert(
    fc.property(picture, (pixels) => {
      const store = new RowStore(pixels);
      const rows = new Uint8Array(pixels.rows.length).fill(9);
      store.copyTo(rows);
      expect(rows).toEqual(pixels.rows);
      expect(store).toMatchObject({ width: pixels.width, height: pixels.height, palette: pixels.palette });
    }),
  );
});

it('a picture of like rows takes little memory', () => {
  const rows = new Uint8Array(1201 * 630).fill(1, 1201 * 200, 1201 * 206);
  const store = new RowStore({ width: 1200, height: 630, palette: new Uint8Array(6), rows });
  expect(store.bytes).toBeLessThan(5_000);
});
