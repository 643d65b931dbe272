import { PresscardError } from '../errors.ts';
import type { GuardedAsk } from '../guard/guarded-ask.ts';
import type { ClockPort } from '../ports.ts';
import { articleOfItem } from '../source/feed/article-of-item.ts';
import type { Feed } from '../source/feed/feed.ts';
import type { FoundArticle } from '../source/found.ts';
import type { FeedMemories, FeedMemory } from './feed-memory.ts';
import { findNews, type News } from './news.ts';
import { nextPollMs, type PollPace } from './next-poll.ts';
import { pollFeed } from './poll-feed.ts';
import type { TellWatch } from './watch-event.ts';

/** A card that is to be made, of one version of an article. */
export interface CardOrder {
  readonly feed: string;
  readonly key: string;
  readonly version: number;
  readonly article: FoundArticle;
}

export interface WatchTools {
  readonly ask: GuardedAsk;
  /** Where this service is found; the user agent says it. */
  readonly baseUrl: string;
  readonly clock: Pick<ClockPort, 'now'>;
  readonly memories: FeedMemories;
  readonly pace: PollPace;
  /** @see findNews */
  readonly maxAgeMs: number;
  readonly tell: TellWatch;
  /** Takes orders on: makes the cards, or sends them to who does. @returns the keys of those that it took. */
  handOn(orders: readonly CardOrder[]): Promise<ReadonlySet<string>>;
}

/**
 * Visits a feed whose time has come: asks it, hands on what is new, and remembers.
 *
 * Memory is written before anything is handed on, so that whoever makes a card knows the newest version of it, and
 * afterwards, with what the server is asked next time. A stop in between costs a second hand-over, never a loss.
 *
 * @returns when it wants to be visited next, in ms since 1970.
 */
export async function watchFeed(tools: WatchTools, url: string): Promise<number> {
  const { clock, memories, pace, tell } = tools;
  const nowMs = clock.now();
  let memory = await memories.read(url);
  if (memory.nextAtMs > nowMs + pace.slackMs) return memory.nextAtMs;

  const userAgent = `presscard (+${tools.baseUrl})`;
  const poll = await pollFeed({ ask: tools.ask, userAgent, nowMs }, url, memory);
  const failures = poll.kind === 'failed' ? memory.failures + 1 : 0;
  const waitMs = nextPollMs({ ...poll.times, failures }, pace);
  const before = memory.movedTo;
  memory = { ...memory, ...poll.remember, failures, nextAtMs: nowMs + waitMs };
  if (memory.movedTo !== undefined && memory.movedTo !== before) {
    tell({ is: 'feed_moved', feed: url, to: memory.movedTo });
  }
  if (poll.kind === 'failed') {
    const { code, message } = poll.fault;
    tell({ is: 'feed_failed', feed: url, code, message, afterS: Math.ceil(waitMs / 1000) });
  } else if (poll.kind === 'same') {
    tell({ is: 'feed_same', feed: url });
  } else {
    const { feed, address } = poll;
    const { news, seen } = await findNews(feed.items, memory, { nowMs, maxAgeMs: tools.maxAgeMs });
    tell({ is: 'feed_read', feed: url, items: feed.items.length, news: news.length });
    // Without what the answer is known by: until all of it was handed on, it has to come whole again.
    memory = { ...memory, seen, isKnown: true, etag: undefined, lastModified: undefined };
    if (news.length > 0) await memories.write(url, memory);
    const taken = await takeOn(tools, news, { url, feed, address });
    const isDone = news.every(({ key }) => taken.has(key));
    memory = { ...withHandedOn(memory, taken), ...(isDone ? poll.validators : {}) };
  }
  await memories.write(url, memory);
  return memory.nextAtMs;
}

async function takeOn(
  { handOn, tell }: WatchTools,
  news: readonly News[],
  { url, feed, address }: { url: string; feed: Feed; address: string },
): Promise<ReadonlySet<string>> {
  const orders: CardOrder[] = [];
  const unfit: string[] = [];
  for (const { key, version, item } of news) {
    try {
      orders.push({ feed: url, key, version, article: articleOfItem(item, { feed, address }) });
    } catch (error) {
      if (!(error instanceof PresscardError)) throw error;
      tell({ is: 'card_failed', article: item.url ?? url, code: error.code, message: error.message });
      unfit.push(key);
    }
  }
  const taken = orders.length === 0 ? [] : await handOn(orders);
  return new Set([...taken, ...unfit]);
}

function withHandedOn(memory: FeedMemory, keys: ReadonlySet<string>): FeedMemory {
  return {
    ...memory,
    seen: memory.seen.map((one) => (keys.has(one.key) ? { ...one, isHandedOn: true } : one)),
  };
}

/** Whether a later version of an order's article has been seen; one that is not remembered any more is the latest. */
export async function isSuperseded(
  memories: Pick<FeedMemories, 'read'>,
  { feed, key, version }: Pick<CardOrder, 'feed' | 'key' | 'version'>,
): Promise<boolean> {
  const { seen } = await memories.read(feed);
  return seen.some((one) => one.key === key && one.version > version);
}
