import { LRUCache } from 'lru-cache';
import type { StoredCard, StorePort } from '../ports.ts';

/** Cards in memory, those used last within a bound of bytes. A card larger than the bound is not kept. */
export function memoryStore({ maxBytes }: { maxBytes: number }): StorePort {
  const cards = new LRUCache<string, StoredCard>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes.byteLength),
  });
  return {
    async get(key) {
      return cards.get(key);
    },
    async put(key, card) {
      cards.set(key, card);
    },
  };
}
