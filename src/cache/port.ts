/** A cache that keeps whole answers and forgets them by the tags in `Cache-Tag`. Called by purges and takedowns. */
export interface EdgeCachePort {
  /** Resolves when nothing with one of these tags is given out any more. Rejects with `purge_failed`. */
  purgeTags(tags: readonly string[]): Promise<void>;
}
