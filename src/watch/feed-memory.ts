import * as z from 'zod';
import { sha256Hex } from '../card/digest.ts';
import { FEED_SEEN_MAX } from '../limits.ts';
import type { BlobStore } from '../store/port.ts';

/** An article of a feed as it was seen last. */
export interface Seen {
  /** Of the item's id or address. */
  readonly key: string;
  /** Digest of what the feed says of it. */
  readonly look: string;
  /** When this look was first seen, in ms since 1970; a later look has a greater one, whatever the clocks do. */
  readonly version: number;
  /** Whether it went to whoever makes its card, or needs none. */
  readonly isHandedOn: boolean;
}

/** What is remembered of a feed from one time to the next. */
export interface FeedMemory {
  /** Where it moved for good. */
  readonly movedTo?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** What the robots.txt of an origin said of it, and when. */
  readonly robots?:
    | { readonly origin: string; readonly isAllowed: boolean; readonly atMs: number }
    | undefined;
  readonly nextAtMs: number;
  /** In a row. */
  readonly failures: number;
  /** The latest first, bounded. */
  readonly seen: readonly Seen[];
  /** Whether it was ever read. */
  readonly isKnown: boolean;
}

const NEW: FeedMemory = { nextAtMs: 0, failures: 0, seen: [], isKnown: false };

const text = z.string().optional();
const schema = z.object({
  movedTo: text,
  etag: text,
  lastModified: text,
  robots: z.object({ origin: z.string(), isAllowed: z.boolean(), atMs: z.number() }).optional(),
  nextAtMs: z.number(),
  failures: z.number(),
  isKnown: z.boolean(),
  // Tuples: a feed has hundreds of them.
  seen: z.array(z.tuple([z.string(), z.string(), z.number(), z.literal([0, 1])])),
});

/** Memories of feeds among the records of the store, so that they survive a restart and every isolate has them. */
export interface FeedMemories {
  /** Rejects where the store cannot be read: who took that for a new feed would send everything again. */
  read(feed: string): Promise<FeedMemory>;
  write(feed: string, memory: FeedMemory): Promise<void>;
}

/** @param records bounded by the number of feeds: one record each. */
export function createFeedMemories(records: Pick<BlobStore, 'get' | 'put'>): FeedMemories {
  return {
    async read(feed) {
      const item = await records.get(await recordOf(feed));
      if (!item) return NEW;
      const found = parse(item.bytes);
      if (!found) return NEW;
      const { seen, ...memory } = found;
      return {
        ...memory,
        seen: seen.map(([key, look, version, handedOn]) => ({
          key,
          look,
          version,
          isHandedOn: handedOn === 1,
        })),
      };
    },
    async write(feed, { seen, ...memory }) {
      const kept = seen
        .slice(0, FEED_SEEN_MAX)
        .map(({ key, look, version, isHandedOn }) => [key, look, version, isHandedOn ? 1 : 0]);
      const bytes = new TextEncoder().encode(JSON.stringify({ ...memory, seen: kept }));
      await records.put(await recordOf(feed), { bytes, contentType: 'application/json', tags: [] });
    },
  };
}

async function recordOf(feed: string): Promise<string> {
  return `feed.${(await sha256Hex(feed)).slice(0, 32)}`;
}

/** @returns undefined for what another version of presscard wrote: a feed that is new again costs some doubles, one that is stuck everything. */
function parse(bytes: Uint8Array): z.output<typeof schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
