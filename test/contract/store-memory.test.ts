import { expect, it } from 'vitest';
import { fronted } from '../../src/store/fronted.ts';
import { forgettingMemory, memoryStore } from '../../src/store/memory.ts';
import { itemOf, storeContract } from './store-shelves.ts';

storeContract('memory', { make: async (bounds) => memoryStore(bounds), isBounded: true, runs: 100 });

storeContract('fronted', {
  async make(bounds) {
    const back = memoryStore(bounds);
    return { ...back, cards: fronted(forgettingMemory({ maxBytes: 1_000 }), back.cards) };
  },
  isBounded: false,
  runs: 100,
});

it('the memory store forgets cards without bytes too, so that they cannot fill it', async () => {
  const { cards } = memoryStore({ cardsMaxBytes: 10, keptMaxBytes: 10 });
  for (let at = 0; at < 20; at++) await cards.put(`empty-${at}`, itemOf(0));
  expect((await cards.list('')).length).toBe(10);
});
