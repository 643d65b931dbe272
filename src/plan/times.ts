import type { Article } from '../article/article.ts';
import type { ArticleState } from '../article/state.ts';
import { YEAR_STAMP_AFTER_YEARS } from '../limits.ts';

const NEWS: ArticleState = { is: 'news' };

/** The state of an article at a time: when it has ended, the article is news. */
export function stateAt({ state, untilMs }: Article, nowMs: number): ArticleState {
  return untilMs !== undefined && nowMs >= untilMs ? NEWS : state;
}

/** The year that an article carries at a time, once it is old. */
export function yearStampAt({ date }: Article, nowMs: number): number | undefined {
  return date && nowMs >= oldFromMs(date.iso) ? date.year : undefined;
}

/** @returns milliseconds since 1970; a day without a time counts from its beginning in UTC. */
export function oldFromMs(iso: string): number {
  const from = new Date(iso);
  return from.setUTCFullYear(from.getUTCFullYear() + YEAR_STAMP_AFTER_YEARS);
}
