import { sha256Hex } from '../card/digest.ts';
import type { FeedItem } from '../source/feed/feed.ts';
import type { FeedMemory, Seen } from './feed-memory.ts';

/** An article that was not there before, or that says something else than before. */
export interface News {
  readonly key: string;
  readonly version: number;
  readonly item: FeedItem;
}

const DIGEST_HEX_DIGITS = 16;

/**
 * What is new in a feed. Pure: the same feed read twice has no news the second time.
 *
 * @param options.maxAgeMs articles that were older when they were first seen are none. One without a date is news
 * unless the feed itself is new: nobody knows then how old it is. `Infinity` takes everything.
 */
export async function findNews(
  items: readonly FeedItem[],
  memory: Pick<FeedMemory, 'seen' | 'isKnown'>,
  { nowMs, maxAgeMs }: { nowMs: number; maxAgeMs: number },
): Promise<{ news: readonly News[]; seen: readonly Seen[] }> {
  const before = new Map(memory.seen.map((one) => [one.key, one]));
  const inFeed = new Map<string, Seen>();
  const news: News[] = [];
  for (const item of items) {
    const key = await keyOf(item);
    if (inFeed.has(key)) continue;
    const look = await lookOf(item);
    const last = before.get(key);
    if (last?.look === look && last.isHandedOn) {
      inFeed.set(key, last);
      continue;
    }
    const version = last?.look === look ? last.version : Math.max(nowMs, (last?.version ?? 0) + 1);
    const isWanted = last !== undefined || isRecent(item, { nowMs, maxAgeMs, isKnown: memory.isKnown });
    inFeed.set(key, { key, look, version, isHandedOn: !isWanted });
    if (isWanted) news.push({ key, version, item });
  }
  const gone = memory.seen.filter(({ key }) => !inFeed.has(key));
  return { news, seen: [...inFeed.values(), ...gone] };
}

function isRecent(
  { date }: FeedItem,
  { nowMs, maxAgeMs, isKnown }: { nowMs: number; maxAgeMs: number; isKnown: boolean },
): boolean {
  const atMs = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(atMs) ? isKnown || maxAgeMs === Infinity : nowMs - atMs <= maxAgeMs;
}

/** What a feed tells its items apart by: the id, else the address, else the words. */
function keyOf({ id, url, headline, date }: FeedItem): Promise<string> {
  return digest(['item', id ?? url ?? `${headline}\n${date}`]);
}

/** What of an item makes another card or other tags. Queries of photos are left out: in some feeds they change every time. */
function lookOf({ headline, url, date, updated, author, standfirst, photo }: FeedItem): Promise<string> {
  return digest([headline, url, date, updated, author, standfirst, photo?.src.replace(/\?.*$/s, '')]);
}

async function digest(parts: readonly (string | undefined)[]): Promise<string> {
  return (await sha256Hex(JSON.stringify(parts))).slice(0, DIGEST_HEX_DIGITS);
}
