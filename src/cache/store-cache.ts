import type { BlobStore } from '../store/port.ts';
import type { EdgeCachePort } from './port.ts';

/** The store seen as a cache: the same purge that empties the edge empties it. */
export function storeCache(cards: Pick<BlobStore, 'deleteTagged'>): EdgeCachePort {
  return {
    async purgeTags(tags) {
      for (const tag of tags) await cards.deleteTagged(tag);
    },
  };
}
