import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemOf, storeContract } from '../contract/store-shelves.ts';
import { startR2Worker, type R2Worker } from './r2/start.ts';

let worker: R2Worker;
beforeAll(async () => {
  worker = await startR2Worker();
});
afterAll(() => worker.stop());
beforeEach(() => worker.ask({ does: 'empty' }));

storeContract('R2', {
  async make() {
    await worker.ask({ does: 'empty' });
    return worker.store;
  },
  isBounded: false,
  runs: 10,
});

describe('the index of tags in R2', () => {
  it('has an entry for each tag that an editor purges by, and none for the others', async () => {
    await worker.store.cards.put(
      'k',
      itemOf(1, 1, ['article-1', 'card-2', 'photo-3', 'kid-4', 'outlet-5', 'design-6']),
    );
    expect(await worker.ask({ does: 'objects' })).toEqual([
      'cards/k',
      'tags/cards/article-1/k',
      'tags/cards/card-2/k',
      'tags/cards/photo-3/k',
    ]);
    await worker.store.cards.delete('k');
    expect(await worker.ask({ does: 'objects' })).toEqual([]);
  });

  it('finds more objects than one listing shows', async () => {
    await worker.ask({ does: 'fill', count: 1_005, tags: ['article-1', 'kid-a'] });
    expect((await worker.store.photos.list('')).length).toBe(1_005);
    expect(await worker.store.photos.deleteTagged('article-1')).toBe(1_005);
    expect(await worker.ask({ does: 'objects' })).toEqual([]);
  });
});

describe('a write to R2 under a key that others write too', () => {
  const item = { bytes: [1], contentType: 'image/png', tags: [] };

  it('is left to them for a card, whose bytes are the same', async () => {
    await worker.ask({ does: 'put', shelf: 'cards', key: 'a', item, busyTimes: 9 });
    expect(await worker.store.cards.get('a')).toBeUndefined();
  });

  it('is tried again for a record, and fails only if it goes on', async () => {
    await worker.ask({ does: 'put', shelf: 'records', key: 'a', item, busyTimes: 3 });
    expect(await worker.store.records.get('a')).toBeDefined();
    await expect(
      worker.ask({ does: 'put', shelf: 'records', key: 'b', item, busyTimes: 4 }),
    ).rejects.toMatchObject({ code: 'store_failed' });
  });
});

describe('a takedown at the edge', () => {
  it('holds on every instance, on those that had read the list before too', async () => {
    const standing = (instance: string) =>
      worker.ask({ does: 'standing', instance, tags: ['card-1', 'article-9'] });
    expect(await standing('one')).toBe('clear');
    expect(await standing('two')).toBe('clear');
    await worker.ask({ does: 'withdraw', instance: 'one', tag: 'article-9' });
    expect(await standing('one')).toBe('withdrawn');
    expect(await standing('started since')).toBe('withdrawn');
    await expect.poll(() => standing('two'), { timeout: 10_000 }).toBe('withdrawn');
  });
});
