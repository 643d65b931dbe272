import { expect, it } from 'vitest';
import { memoryStore } from '../../src/serve/memory-store.ts';
import { cardOf, storeContract } from './store-contract.ts';

storeContract('memory', memoryStore);

it('the memory store keeps a card that is asked for often, while others come and go', async () => {
  const store = memoryStore({ maxBytes: 1_000 });
  await store.put('popular', cardOf(400));
  for (const key of ['a', 'b', 'c']) {
    await store.put(key, cardOf(400));
    expect(await store.get('popular')).toBeDefined();
  }
  expect(await store.get('a')).toBeUndefined();
});

it('the memory store forgets cards without bytes too, so that they cannot fill it', async () => {
  const store = memoryStore({ maxBytes: 10 });
  for (let at = 0; at < 20; at++) await store.put(`empty ${at}`, cardOf(0));
  expect(await store.get('empty 0')).toBeUndefined();
  expect(await store.get('empty 19')).toBeDefined();
});
