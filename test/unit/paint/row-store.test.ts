import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowStore } from '../../../src/paint/row-store.ts';
import { nativeRaster } from '../../../src/runtime/node/native-raster.ts';

const picture = fc
  .record({ stride: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ stride, height }) =>
    fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: stride * height, maxLength: stride * height })
      .map((bytes) => ({ stride, bytes: Uint8Array.from(bytes) })),
  );

it('a picture kept by its rows comes back as it was, whatever stood in its place', () => {
  fc.assert(
    fc.property(picture, ({ stride, bytes }) => {
      const store = new RowStore(bytes, stride);
      const copy = new Uint8Array(bytes.length).fill(9);
      store.copyTo(copy);
      expect(copy).toEqual(bytes);
      expect(Array.from({ length: store.height }, (_, row) => [...store.row(row)]).flat()).toEqual([
        ...bytes,
      ]);
    }),
  );
});

it('a picture of like rows takes little memory', () => {
  const bytes = new Uint8Array(1201 * 630).fill(1, 1201 * 200, 1201 * 206);
  expect(new RowStore(bytes, 1201).bytes).toBeLessThan(5_000);
});

it('a picture’s memory is not held, nor what is written over it', () => {
  const { rgba } = nativeRaster.paint('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>');
  const store = new RowStore(rgba, 160);
  rgba.fill(9);
  expect([...store.row(0)]).toEqual(Array(160).fill(0));
  expect(store.row(0).buffer.byteLength).toBe(160);
});
