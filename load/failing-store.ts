import { PresscardError } from '../src/errors.ts';
import type { BlobStore, Store } from '../src/store/port.ts';

/** Shares of the calls to a store that go wrong, from 0 to 1. */
export interface Failures {
  readonly fails: number;
  /** Never answers. */
  readonly hangs: number;
}

/** A store that fails at random from the moment that `begin` is called. */
export function failingStore(store: Store, failures: Failures): { store: Store; begin: () => void } {
  let isFailing = false;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    const dice = isFailing ? Math.random() : 1;
    if (dice < failures.hangs) return new Promise<T>(() => undefined);
    if (dice < failures.hangs + failures.fails) {
      throw new PresscardError('store_failed', 'This store fails at random, as it was told to.');
    }
    return work();
  };
  const failing = (shelf: BlobStore): BlobStore => ({
    get: (key) => attempt(() => shelf.get(key)),
    put: (key, item) => attempt(() => shelf.put(key, item)),
    delete: (key) => attempt(() => shelf.delete(key)),
    deleteTagged: (tag) => attempt(() => shelf.deleteTagged(tag)),
    list: (prefix) => attempt(() => shelf.list(prefix)),
  });
  return {
    store: { cards: failing(store.cards), photos: failing(store.photos), records: failing(store.records) },
    begin: () => (isFailing = true),
  };
}
