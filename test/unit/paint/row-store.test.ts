import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowStore } from '../../../src/paint/row-store.ts';

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
