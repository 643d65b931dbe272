import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StorePort, StoredCard } from '../../src/ports.ts';

/** A card of so many bytes, all of one value, so that two cards can be told apart. */
export const cardOf = (length: number, fill = 1): StoredCard => ({
  bytes: new Uint8Array(length).fill(fill),
  contentType: 'image/png',
});

/** What every store promises. `make` gives a new and empty one each time. */
export function storeContract(name: string, make: (bound: { maxBytes: number }) => StorePort): void {
  describe(`the ${name} store`, () => {
    it('gives back a card as it was put, with its type', async () => {
      const store = make({ maxBytes: 1_000 });
      const svg = { bytes: new TextEncoder().encode('<svg/>'), contentType: 'image/svg+xml' };
      await store.put('png', cardOf(10, 7));
      await store.put('svg', svg);
      expect(await store.get('png')).toEqual(cardOf(10, 7));
      expect(await store.get('svg')).toEqual(svg);
    });

    it('has nothing under a key that was never put', async () => {
      const store = make({ maxBytes: 1_000 });
      await store.put('a', cardOf(10));
      expect(await store.get('b')).toBeUndefined();
      expect(await store.get('')).toBeUndefined();
      expect(await store.get('__proto__')).toBeUndefined();
    });

    it('gives the newer of two cards that were put under one key', async () => {
      const store = make({ maxBytes: 1_000 });
      await store.put('a', cardOf(10, 1));
      await store.put('a', cardOf(20, 2));
      expect(await store.get('a')).toEqual(cardOf(20, 2));
    });

    it('counts a card that is put again once, so that it drives nothing else out', async () => {
      const store = make({ maxBytes: 1_000 });
      await store.put('other', cardOf(500));
      for (let time = 0; time < 10; time++) await store.put('a', cardOf(400, time));
      expect(await store.get('other')).toEqual(cardOf(500));
    });

    it('lets the oldest cards go when the bound is reached, and keeps the latest', async () => {
      const store = make({ maxBytes: 1_000 });
      for (const key of ['a', 'b', 'c', 'd', 'e']) await store.put(key, cardOf(400));
      expect(await store.get('a')).toBeUndefined();
      expect(await store.get('b')).toBeUndefined();
      expect(await store.get('c')).toBeUndefined();
      expect(await store.get('d')).toBeDefined();
      expect(await store.get('e')).toBeDefined();
    });

    it('does not keep a card larger than its bound, nor what stood under its key, and loses no other', async () => {
      const store = make({ maxBytes: 1_000 });
      await store.put('small', cardOf(300));
      await store.put('large', cardOf(10));
      await store.put('large', cardOf(1_001));
      expect(await store.get('large')).toBeUndefined();
      expect(await store.get('small')).toEqual(cardOf(300));
    });

    it('never holds more bytes than its bound, and only ever the latest card of a key', async () => {
      const put = fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        length: fc.nat({ max: 140 }),
        fill: fc.nat({ max: 255 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(put, { maxLength: 30 }), async (puts) => {
          const store = make({ maxBytes: 100 });
          for (const { key, length, fill } of puts) await store.put(key, cardOf(length, fill));
          let held = 0;
          for (const key of new Set(puts.map((one) => one.key))) {
            const card = await store.get(key);
            if (!card) continue;
            const { length, fill } = puts.findLast((one) => one.key === key)!;
            expect(card).toEqual(cardOf(length, fill));
            held += card.bytes.byteLength;
          }
          expect(held).toBeLessThanOrEqual(100);
        }),
      );
    });
  });
}
