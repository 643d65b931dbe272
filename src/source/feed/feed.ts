import { PresscardError } from '../../errors.ts';
import { FEED_MAX_BYTES } from '../../limits.ts';
import { decodeDocument } from '../decode-document.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

/** One article of a feed, as far as the feed tells; texts are plain, addresses absolute and of the web. */
export interface FeedItem {
  /** Absent in feeds of notes without titles. */
  readonly headline?: string;
  readonly url?: string;
  /** What the feed tells its items apart by. */
  readonly id?: string;
  /** ISO 8601, with the zone that was written. */
  readonly date?: string;
  readonly updated?: string;
  readonly author?: string;
  readonly standfirst?: string;
  readonly photo?: { readonly src: string; readonly alt?: string; readonly credit?: string };
}

export interface Feed {
  readonly kind: 'rss' | 'atom' | 'rdf' | 'json';
  readonly title?: string;
  /** The site that it belongs to. */
  readonly url?: string;
  /** BCP 47 tag. */
  readonly lang?: string;
  readonly items: readonly FeedItem[];
  /** False when it ends in the middle, or has more or deeper items than are read. */
  readonly isWhole: boolean;
}

export interface FeedSource {
  /** A feed as it came; what is text already is taken as it is. */
  readonly content: Uint8Array | string;
  readonly contentType?: string;
  /** Where it was found; relative addresses in it start there. */
  readonly url?: string;
}

/**
 * Reads RSS, Atom, RDF and JSON Feed, of a long one the first FEED_MAX_BYTES. Markup that breaks the rules is
 * read as far as it makes sense, entities are not expanded, and nothing is fetched.
 *
 * @throws PresscardError `input_empty`, or `feed_unreadable` for what is no feed.
 */
export function readFeed({ content, contentType = '', url }: FeedSource): Feed {
  const read =
    typeof content === 'string' ? content.slice(0, FEED_MAX_BYTES) : content.subarray(0, FEED_MAX_BYTES);
  const text = typeof read === 'string' ? read : decodeDocument(read, { contentType, kind: 'xml' });
  const bare = text.replace(/^[\ufeff\s]+/, '');
  if (bare === '') throw new PresscardError('input_empty', 'The feed is empty.');
  const isJson = bare.startsWith('{');
  const base = url === undefined ? undefined : (URL.parse(url) ?? undefined);
  if (!isJson) refuseDeclarations(bare);
  const feed = isJson ? readJsonFeed(bare, base) : readXmlFeed(bare, base);
  if (feed) return { ...feed, isWhole: feed.isWhole && read.length === content.length };
  throw new PresscardError('feed_unreadable', 'This is no feed. RSS, Atom, RDF and JSON Feed are read.');
}

/**
 * A feed has no use for entities of its own: they are how one of 1 KB becomes one of 3 GB, or reads a file. A
 * document type that only names a public one, as RSS 0.91 does, is harmless.
 */
function refuseDeclarations(xml: string): void {
  const prolog = xml.slice(0, Math.max(0, xml.search(/<[a-z]/i)));
  const type = /<!DOCTYPE[^<>[]*\[?/i.exec(prolog)?.[0];
  if (type === undefined || !(type.endsWith('[') || /\bSYSTEM\b/i.test(type))) return;
  throw new PresscardError(
    'feed_unreadable',
    'The feed declares a document type or entities of its own. Leave the declaration out.',
  );
}
