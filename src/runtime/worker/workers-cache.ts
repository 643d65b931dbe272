import { purgeFailed } from '../../cache/purge.ts';
import type { EdgeCachePort } from '../../cache/port.ts';
import { PURGE_TAGS_MAX } from '../../limits.ts';
import type { LogPort } from '../../ports.ts';

/** `ctx.cache`, or `cache` of `cloudflare:workers`. */
export interface CacheBinding {
  purge(options: { tags: string[] }): Promise<{
    readonly success: boolean;
    readonly errors: readonly { readonly code: number; readonly message: string }[];
  }>;
}

/**
 * Workers Cache. A purge reaches only what the calling entry point has cached, and all of its locations
 * (developers.cloudflare.com/workers/cache/purge/): call it from the entry point that answers with cards.
 *
 * @param binding undefined where the cache is not enabled, and under `wrangler dev`.
 */
export function workersCache(binding: CacheBinding | undefined, log: LogPort): EdgeCachePort {
  return {
    async purgeTags(tags) {
      if (!binding) {
        log.write('info', 'purge_skipped', { reason: 'no edge cache here', tags: tags.length });
        return;
      }
      for (let at = 0; at < tags.length; at += PURGE_TAGS_MAX) {
        const group = tags.slice(at, at + PURGE_TAGS_MAX);
        const { success, errors } = await binding.purge({ tags: group }).catch((error: unknown) => {
          throw purgeFailed(error);
        });
        if (!success) throw purgeFailed(errors);
      }
    },
  };
}
