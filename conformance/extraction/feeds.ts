import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PresscardError } from '../../src/errors.ts';
import { readFeed } from '../../src/source/feed/feed.ts';

/** A saved feed and what is true of it, as the corpus has it. */
interface CorpusFeed {
  readonly id: string;
  readonly kind: string;
  readonly items: number;
  readonly dated: number;
}

export interface FeedResult {
  readonly id: string;
  readonly kind: string;
  readonly expected: { readonly items: number; readonly dated: number };
  readonly found: Readonly<Record<ItemField, number>>;
  /** What it was refused with. */
  readonly fault: string | undefined;
  readonly ms: number;
}

export const itemFields = ['items', 'dated', 'headline', 'url', 'author', 'photo'] as const;
export type ItemField = (typeof itemFields)[number];

/** Every feed of the corpus; undefined without it. */
export function measureFeeds(corpus: URL): FeedResult[] | undefined {
  const list = new URL('feeds.json', corpus);
  if (!existsSync(list)) return undefined;
  const folder = new URL('feeds/', corpus);
  const files = readdirSync(folder);
  return (JSON.parse(readFileSync(list, 'utf8')) as CorpusFeed[]).map(({ id, kind, items, dated }) => {
    const file = files.find((name) => name.replace(/\.[^.]+$/, '') === id)!;
    const content = readFileSync(new URL(file, folder));
    const start = performance.now();
    const { found, fault } = countItems(content);
    return { id, kind, expected: { items, dated }, found, fault, ms: performance.now() - start };
  });
}

function countItems(content: Uint8Array): Pick<FeedResult, 'found' | 'fault'> {
  try {
    // Where a feed was found makes its relative addresses whole; the corpus does not say.
    const { items } = readFeed({ content, url: 'https://feed.example/' });
    const having = (field: 'headline' | 'url' | 'date' | 'author' | 'photo'): number =>
      items.filter((item) => item[field] !== undefined).length;
    return {
      found: {
        items: items.length,
        dated: having('date'),
        headline: having('headline'),
        url: having('url'),
        author: having('author'),
        photo: having('photo'),
      },
      fault: undefined,
    };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { found: { items: 0, dated: 0, headline: 0, url: 0, author: 0, photo: 0 }, fault: error.code };
  }
}
