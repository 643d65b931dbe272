import { PresscardError } from '../../errors.ts';
import { R2_SAME_KEY_PAUSE_MS } from '../../limits.ts';
import { checkPut, isKey, isTag } from '../../store/key.ts';
import type { BlobStore, Store } from '../../store/port.ts';

interface R2Head {
  readonly key: string;
  readonly customMetadata?: Record<string, string> | undefined;
}

/** The part of an R2 binding that the store uses. */
export interface R2Binding {
  head(key: string): Promise<R2Head | null>;
  get(key: string): Promise<
    | (R2Head & {
        readonly httpMetadata?: { readonly contentType?: string } | undefined;
        arrayBuffer(): Promise<ArrayBuffer>;
      })
    | null
  >;
  put(
    key: string,
    value: Uint8Array<ArrayBuffer> | string,
    options?: { httpMetadata?: { contentType: string }; customMetadata?: Record<string, string> },
  ): Promise<unknown>;
  delete(keys: string | string[]): Promise<void>;
  list(options: {
    prefix: string;
    cursor?: string;
    include?: 'customMetadata'[];
  }): Promise<{ readonly objects: readonly R2Head[]; readonly truncated: boolean; readonly cursor?: string }>;
}

/** How a shelf of the bucket treats what it holds. */
interface Shelf {
  readonly name: keyof Store;
  /** Whether a key always has the same bytes, so that whoever writes it first has written it for all. */
  readonly sameBytes: boolean;
}

/**
 * Tags of few objects each, which an editor purges by: an empty object per tag finds them with one listing.
 * The others (`outlet-`, `kid-`, `design-`) name a large part of the bucket, so that reading all of it costs
 * little more than an index of them would, and an index would cost every write.
 */
const indexedTag = /^(article|card|photo)-/;

/** R2 deletes at most so many objects a call. */
const DELETE_AT_ONCE = 1_000;
/** A Worker has at most six connections open. */
const CONNECTIONS = 6;
/** “Rate limit exceeded”: one write a second under one key (R2's error codes; the code ends the message). */
const SAME_KEY_ERROR = /\(10058\)$/;
const SAME_KEY_TRIES = 4;

/**
 * A store in an R2 bucket. R2 is strongly consistent: what one isolate wrote, the next read of any other
 * sees. It has no bound of its own; a lifecycle rule on `cards/` and `tags/cards/` lets old cards go.
 */
export function r2Store(bucket: R2Binding, { pauseMs = R2_SAME_KEY_PAUSE_MS } = {}): Store {
  return {
    cards: shelfIn(bucket, { name: 'cards', sameBytes: true }, pauseMs),
    photos: shelfIn(bucket, { name: 'photos', sameBytes: true }, pauseMs),
    records: shelfIn(bucket, { name: 'records', sameBytes: false }, pauseMs),
  };
}

function shelfIn(bucket: R2Binding, { name, sameBytes }: Shelf, pauseMs: number): BlobStore {
  const place = (key: string): string => `${name}/${key}`;
  const indexOf = (tag: string): string => `tags/${name}/${tag}/`;
  const indexEntries = (tags: readonly string[], key: string): string[] =>
    tags.filter((tag) => indexedTag.test(tag)).map((tag) => indexOf(tag) + key);

  const put: R2Binding['put'] = async (...object) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await bucket.put(...object);
      } catch (error) {
        if (!(error instanceof Error && SAME_KEY_ERROR.test(error.message))) throw error;
        if (sameBytes) return undefined; // somebody else is writing these very bytes
        if (attempt === SAME_KEY_TRIES) throw error;
        await new Promise((resume) => setTimeout(resume, pauseMs));
      }
    }
  };

  const everyKey = async (prefix: string, wanted: (object: R2Head) => boolean): Promise<string[]> => {
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bucket.list({ prefix, include: ['customMetadata'], ...(cursor ? { cursor } : {}) });
      keys.push(
        ...page.objects
          .filter((object) => wanted(object))
          .map((object) => object.key.slice(object.key.lastIndexOf('/') + 1)),
      );
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor);
    return keys;
  };

  /** Keys whose object carries the tag now: an entry of the index may be older than its object. */
  const taggedKeys = async (tag: string): Promise<string[]> => {
    const hasTag = (object: R2Head | null): boolean => object !== null && tagsOf(object).includes(tag);
    if (!indexedTag.test(tag)) return everyKey(`${name}/`, hasTag);
    const found: string[] = [];
    const entries = (await everyKey(indexOf(tag), () => true)).values();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const key of entries) {
          if (hasTag(await bucket.head(place(key)))) found.push(key);
        }
      }),
    );
    return found;
  };

  return {
    get: (key) =>
      failing(async () => {
        const object = isKey(key) ? await bucket.get(place(key)) : null;
        if (!object) return undefined;
        return {
          bytes: new Uint8Array(await object.arrayBuffer()),
          contentType: object.httpMetadata?.contentType ?? 'application/octet-stream',
          tags: tagsOf(object),
        };
      }),

    async put(key, { bytes, contentType, tags }) {
      checkPut(key, { tags });
      await failing(async () => {
        // The index first: an object that no tag finds could never be purged.
        await Promise.all(indexEntries(tags, key).map((entry) => put(entry, '')));
        await put(place(key), bytes, {
          httpMetadata: { contentType },
          customMetadata: { tags: tags.join(',') },
        });
      });
    },

    delete: (key) =>
      failing(async () => {
        const object = isKey(key) ? await bucket.head(place(key)) : null;
        if (object) await bucket.delete([place(key), ...indexEntries(tagsOf(object), key)]);
      }),

    deleteTagged: (tag) =>
      failing(async () => {
        if (!isTag(tag)) return 0;
        const keys = await taggedKeys(tag);
        // Objects first: as long as one is there, its index must be too.
        for (const group of inGroups(keys.map(place))) await bucket.delete(group);
        if (indexedTag.test(tag)) {
          for (const group of inGroups(keys.map((key) => indexOf(tag) + key))) await bucket.delete(group);
        }
        return keys.length;
      }),

    list: (prefix) => failing(async () => (await everyKey(place(prefix), () => true)).sort()),
  };
}

function tagsOf({ customMetadata }: R2Head): readonly string[] {
  return customMetadata?.tags ? customMetadata.tags.split(',') : [];
}

function inGroups(keys: readonly string[]): string[][] {
  const count = Math.ceil(keys.length / DELETE_AT_ONCE);
  return Array.from({ length: count }, (_, at) => keys.slice(at * DELETE_AT_ONCE, (at + 1) * DELETE_AT_ONCE));
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PresscardError) throw error;
    throw new PresscardError('store_failed', 'The R2 bucket cannot be read or written.', { cause: error });
  }
}
