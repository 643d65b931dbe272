import { expect, it } from 'vitest';
import { fronted } from '../../../src/store/fronted.ts';
import { forgettingMemory } from '../../../src/store/memory.ts';
import type { BlobStore } from '../../../src/store/port.ts';
import { itemOf } from '../../contract/store-shelves.ts';

/** A store that counts its reads and can be held up in the middle of one. */
function slow(store: BlobStore) {
  let reads = 0;
  let gate = Promise.resolve();
  return {
    reads: () => reads,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    store: {
      ...store,
      async get(key: string) {
        reads += 1;
        const item = await store.get(key);
        await gate;
        return item;
      },
    },
  };
}

const memory = () => forgettingMemory({ maxBytes: 1_000 });

it('a card is read from the back once, then from the front', async () => {
  const back = slow(memory());
  await back.store.put('a', itemOf(1));
  const store = fronted(memory(), back.store);
  for (let time = 0; time < 3; time++) expect(await store.get('a')).toEqual(itemOf(1));
  expect(back.reads()).toBe(1);
});

it('a card that was purged while it was being read does not come back', async () => {
  const back = slow(memory());
  const store = fronted(memory(), back.store);
  await back.store.put('a', itemOf(1, 1, ['article-1']));
  const release = back.hold();
  const reading = store.get('a');
  await store.deleteTagged('article-1');
  release();
  await reading;
  expect(await store.get('a')).toBeUndefined();
});

it('a card that the back refuses is still in the front, and the refusal is told', async () => {
  const back = memory();
  const store = fronted(memory(), { ...back, put: () => Promise.reject(new Error('full')) });
  await expect(store.put('a', itemOf(1))).rejects.toThrow('full');
  expect(await store.get('a')).toEqual(itemOf(1));
});
