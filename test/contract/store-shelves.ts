import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlobStore, Item, Store } from '../../src/store/port.ts';
import { itemOf, plain, step, take } from './store-model.ts';

export { itemOf } from './store-model.ts';

export interface Bounds {
  readonly cardsMaxBytes: number;
  readonly keptMaxBytes: number;
}

export interface Implementation {
  /** A new and empty store. */
  make(bounds: Bounds): Promise<Store>;
  /** The store that `make` gave last, as a process sees it that starts anew; undefined for what ends with its process. */
  reopen?: (bounds: Bounds) => Promise<Store>;
  /** Whether it keeps within the bounds itself. */
  readonly isBounded: boolean;
  /** Random histories that are tried. */
  readonly runs: number;
}

const shelves = ['cards', 'photos', 'records'] as const;
const ample: Bounds = { cardsMaxBytes: 1_000_000, keptMaxBytes: 1_000_000 };

/** What every store promises. */
export function storeContract(name: string, implementation: Implementation): void {
  const { make, reopen, isBounded, runs } = implementation;

  describe.each(shelves)(`the %s of the ${name} store`, (shelf) => {
    const fresh = async (): Promise<BlobStore> => (await make(ample))[shelf];

    it('give back what was put, with its type and tags', async () => {
      const store = await fresh();
      const svg = {
        bytes: new TextEncoder().encode('<svg/>'),
        contentType: 'image/svg+xml',
        tags: ['kid-a'],
      };
      await store.put('one', itemOf(10, 7, ['article-1', 'photo-2']));
      await store.put('two', svg);
      await store.put('none', itemOf(0));
      expect(plain(await store.get('one'))).toEqual(plain(itemOf(10, 7, ['article-1', 'photo-2'])));
      expect(plain(await store.get('two'))).toEqual(plain(svg));
      expect(plain(await store.get('none'))).toEqual(plain(itemOf(0)));
    });

    it.each(['b', '', '..', '../records', 'a/b', '__proto__', 'x'.repeat(300), 'ключ'])(
      'have nothing under a key that was never put: %s',
      async (key) => {
        const store = await fresh();
        expect(await store.get(key)).toBeUndefined();
        await store.put('a', itemOf(10));
        expect(await store.get(key)).toBeUndefined();
        await store.delete(key);
        expect(await store.list('')).toEqual(['a']);
      },
    );

    it.each(['', 'a/b', 'a b', 'ключ', 'x'.repeat(81)])('refuse a key that is none: %s', async (key) => {
      await expect((await fresh()).put(key, itemOf(1))).rejects.toMatchObject({ code: 'store_key_invalid' });
    });

    it.each(['', 'a,b', 'a b', 'x'.repeat(71)])('refuse a tag that is none: %s', async (tag) => {
      const store = await fresh();
      await expect(store.put('a', itemOf(1, 1, [tag]))).rejects.toMatchObject({ code: 'store_key_invalid' });
      expect(await store.deleteTagged(tag)).toBe(0);
    });

    it('tell keys apart that differ in capitals or signs alone', async () => {
      const store = await fresh();
      const keys = [
        '.',
        '..',
        'A',
        'a',
        'a-b',
        'a.b',
        'a:b',
        'a_b',
        'a~b',
        'con',
        'x'.repeat(80),
        'Y'.repeat(80),
      ];
      for (const [at, key] of keys.entries()) await store.put(key, itemOf(3, at));
      for (const [at, key] of keys.entries()) expect((await store.get(key))?.bytes[0]).toBe(at);
      expect(await store.list('')).toEqual([...keys].sort());
      expect(await store.list('a')).toEqual(['a', 'a-b', 'a.b', 'a:b', 'a_b', 'a~b']);
    });

    it('lose what is deleted, and nothing else', async () => {
      const store = await fresh();
      await store.put('a', itemOf(1));
      await store.put('b', itemOf(1));
      await store.delete('a');
      await store.delete('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.list('')).toEqual(['b']);
    });

    it('lose by a tag all that carry it, and say how many', async () => {
      const store = await fresh();
      await store.put('a', itemOf(1, 1, ['article-1', 'kid-x']));
      await store.put('b', itemOf(1, 2, ['article-1', 'kid-y']));
      await store.put('c', itemOf(1, 3, ['article-10', 'kid-x']));
      expect(await store.deleteTagged('article-1')).toBe(2);
      expect(await store.deleteTagged('article-1')).toBe(0);
      expect(await store.list('')).toEqual(['c']);
      expect(await store.deleteTagged('kid-x')).toBe(1);
      expect(await store.list('')).toEqual([]);
    });

    it('are apart from the other shelves', async () => {
      const store = await make(ample);
      await store[shelf].put('a', itemOf(1, 1, ['article-1']));
      for (const other of shelves.filter((one) => one !== shelf)) {
        expect(await store[other].get('a')).toBeUndefined();
        expect(await store[other].deleteTagged('article-1')).toBe(0);
        expect(await store[other].list('')).toEqual([]);
      }
      expect(await store[shelf].list('')).toEqual(['a']);
    });

    it('behave as a plain list does, whatever is put, deleted, purged and restarted in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          let store = await fresh();
          const model = new Map<string, Item>();
          for (const one of steps) {
            if (one.does === 'restart') store = reopen ? (await reopen(ample))[shelf] : store;
            else await take(one, store, model);
          }
          expect(await store.list('')).toEqual([...model.keys()].sort());
          for (const [key, item] of model) expect(plain(await store.get(key))).toEqual(plain(item));
        }),
        { numRuns: runs },
      );
    });

    it('hold one whole item after many were written at once under one key', async () => {
      const store = await fresh();
      await Promise.all(Array.from({ length: 10 }, (_, at) => store.put('a', itemOf(20_000, at))));
      const { bytes } = (await store.get('a'))!;
      expect(bytes.length).toBe(20_000);
      expect(new Set(bytes).size).toBe(1);
    });
  });

  if (isBounded) boundContract(name, implementation);
}

/** What a store with a bound promises beside. Sizes are large, so that a file's head does not matter. */
function boundContract(name: string, { make, reopen, runs }: Implementation): void {
  const tight: Bounds = { cardsMaxBytes: 100_000, keptMaxBytes: 100_000 };

  describe(`the bound of the ${name} store`, () => {
    it('lets the cards go first that were used least lately', async () => {
      const { cards } = await make(tight);
      await cards.put('a', itemOf(40_000));
      await cards.put('b', itemOf(40_000));
      await cards.get('a');
      await cards.put('c', itemOf(40_000));
      expect(await cards.list('')).toEqual(['a', 'c']);
      await cards.put('d', itemOf(40_000));
      expect(await cards.list('')).toEqual(['c', 'd']);
    });

    it.skipIf(!reopen)('remembers over a restart which cards were used last', async () => {
      const { cards } = await make(tight);
      await cards.put('a', itemOf(40_000));
      await cards.put('b', itemOf(40_000));
      await cards.get('a');
      const again = (await reopen!(tight)).cards;
      await again.put('c', itemOf(40_000));
      expect(await again.list('')).toEqual(['a', 'c']);
    });

    it.skipIf(!reopen)('takes effect at the first card when it was lowered', async () => {
      const { cards } = await make(tight);
      for (const key of ['a', 'b', 'c', 'd']) await cards.put(key, itemOf(20_000));
      const again = (await reopen!({ ...tight, cardsMaxBytes: 50_000 })).cards;
      await again.put('e', itemOf(20_000));
      expect(await again.list('')).toEqual(['d', 'e']);
    });

    it('counts a card that is put again once, so that it drives nothing else out', async () => {
      const { cards } = await make(tight);
      await cards.put('other', itemOf(50_000));
      for (let time = 0; time < 10; time++) await cards.put('a', itemOf(40_000, time));
      expect(await cards.list('')).toEqual(['a', 'other']);
    });

    it('keeps no card larger than itself, nor what stood under its key, and loses no other', async () => {
      const { cards } = await make(tight);
      await cards.put('small', itemOf(30_000));
      await cards.put('large', itemOf(10));
      await cards.put('large', itemOf(100_001));
      expect(await cards.list('')).toEqual(['small']);
    });

    it('never holds more bytes of cards than it says, and only ever the latest of a key', async () => {
      const put = fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        length: fc.nat({ max: 140_000 }),
        fill: fc.nat({ max: 255 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(put, { maxLength: 20 }), fc.boolean(), async (puts, atOnce) => {
          const { cards } = await make(tight);
          const write = ({ key, length, fill }: (typeof puts)[number]) =>
            cards.put(key, itemOf(length, fill));
          if (atOnce) await Promise.all(puts.map(write));
          else for (const one of puts) await write(one);
          let held = 0;
          for (const key of await cards.list('')) {
            const item = (await cards.get(key))!;
            held += item.bytes.length;
            const written = atOnce ? puts : [puts.findLast((one) => one.key === key)!];
            expect(written.some((one) => one.key === key && one.length === item.bytes.length)).toBe(true);
          }
          expect(held).toBeLessThanOrEqual(100_000);
        }),
        { numRuns: runs },
      );
    });

    // Records on a disk end with the disk.
    const kept = reopen ? (['photos'] as const) : (['photos', 'records'] as const);
    it.each(kept)('refuses %s that do not fit, and loses none', async (shelf) => {
      const store = (await make(tight))[shelf];
      await store.put('a', itemOf(60_000));
      await expect(store.put('b', itemOf(60_000))).rejects.toMatchObject({ code: 'store_full', status: 507 });
      expect(await store.list('')).toEqual(['a']);
      await store.put('a', itemOf(70_000));
      await store.delete('a');
      await store.put('b', itemOf(60_000));
      expect(await store.list('')).toEqual(['b']);
    });
  });
}
