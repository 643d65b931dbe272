import { BATCH_ARTICLES_MIN, BATCH_ARTICLES_PER_THREAD } from '../limits.ts';

/** How many articles of a batch are worked on at the same time; so many are made again after a kill, at most. */
export function articlesAtOnce(threads: number): number {
  return Math.max(BATCH_ARTICLES_MIN, threads * BATCH_ARTICLES_PER_THREAD);
}
