import { LRUCache } from 'lru-cache';
import { PresscardError } from '../errors.ts';
import { checkPut } from './key.ts';
import type { BlobStore, Item, Store } from './port.ts';

/** Every item costs something, also one without bytes: else they could fill the memory unseen. */
const weightOf = ({ bytes }: Item): number => Math.max(1, bytes.byteLength);

/** All three shelves in memory, for open mode and tests. What is in it ends with the process. */
export function memoryStore(bounds: { cardsMaxBytes: number; keptMaxBytes: number }): Store {
  return {
    cards: forgettingMemory({ maxBytes: bounds.cardsMaxBytes }),
    photos: keepingMemory({ maxBytes: bounds.keptMaxBytes }),
    records: keepingMemory({ maxBytes: bounds.keptMaxBytes }),
  };
}

interface ForgettingOptions {
  readonly maxBytes: number;
  /** Forgets also what is older than this, counted from its `put`, by the machine's own clock. */
  readonly maxAgeMs?: number;
}

/** Items within a bound of bytes, those used last. One larger than the bound is not kept. */
export function forgettingMemory({ maxBytes, maxAgeMs }: ForgettingOptions): BlobStore {
  return memory(
    new LRUCache<string, Item>({
      maxSize: maxBytes,
      sizeCalculation: weightOf,
      // Looking at the clock once a second is enough, and much cheaper.
      ...(maxAgeMs === undefined ? {} : { ttl: maxAgeMs, ttlResolution: Math.min(maxAgeMs / 10, 1_000) }),
    }),
  );
}

/** Items within a bound of bytes; one that does not fit is refused with `store_full`. */
export function keepingMemory({ maxBytes }: { maxBytes: number }): BlobStore {
  const items = new Map<string, Item>();
  let heldBytes = 0;
  return memory({
    get: (key) => items.get(key),
    keys: () => items.keys(),
    entries: () => items.entries(),
    delete(key) {
      const item = items.get(key);
      if (item) heldBytes -= weightOf(item);
      return items.delete(key);
    },
    set(key, item) {
      const before = items.get(key);
      const after = heldBytes + weightOf(item) - (before ? weightOf(before) : 0);
      if (after > maxBytes) {
        throw new PresscardError(
          'store_full',
          'There is no room left in the memory of this process. Delete what is no longer needed, or use a store on disk.',
        );
      }
      items.set(key, item);
      heldBytes = after;
    },
  });
}

/** What Map and LRUCache have in common. */
interface Items {
  get(key: string): Item | undefined;
  set(key: string, item: Item): unknown;
  delete(key: string): boolean;
  keys(): Iterable<string>;
  entries(): Iterable<[string, Item]>;
}

function memory(items: Items): BlobStore {
  return {
    near: (key) => items.get(key),
    async get(key) {
      return items.get(key);
    },
    async put(key, item) {
      checkPut(key, item);
      items.set(key, item);
    },
    async delete(key) {
      items.delete(key);
    },
    async deleteTagged(tag) {
      const tagged = [...items.entries()].filter(([, item]) => item.tags.includes(tag));
      for (const [key] of tagged) items.delete(key);
      return tagged.length;
    },
    async list(prefix) {
      return [...items.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}
