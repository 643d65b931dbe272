import { concatBytes } from '../../bytes.ts';
import { PresscardError } from '../../errors.ts';
import { FEED_MAX_BYTES, PAGE_MAX_BYTES } from '../../limits.ts';
import { parseJson } from '../../serve/read-json.ts';
import { decodeDocument } from '../../source/decode-document.ts';
import { articleOfItem } from '../../source/feed/article-of-item.ts';
import { readFeed } from '../../source/feed/feed.ts';
import { asUnreadable, unreadable, type BatchItem } from '../item.ts';
import { articleOfObject, type FieldMap } from './fields.ts';
import { inputKind } from './input-kind.ts';
import { readJsonArray } from './json-array.ts';
import { readAddresses, readJsonLines } from './lines.ts';
import { readSitemap } from './sitemap.ts';
import { textOf, type TextStream } from './text-of.ts';

/** INPUT as it is found: bytes of some kind, or a folder of pages. */
export type BatchInput =
  | {
      readonly bytes: AsyncIterable<Uint8Array>;
      /** Of the file; `''` for standard input. */
      readonly name: string;
      /** Where it was fetched. */
      readonly url?: string | undefined;
    }
  | { readonly pages: AsyncIterable<BatchItem> };

export interface ReadOptions {
  readonly map: FieldMap;
  /** Whose articles they are, where whoever asks says it. */
  readonly outlet?: string | undefined;
  /** Opens another address, for the sitemaps of an index. */
  readonly open: (url: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Rows of a table, the parser being the runtime's. */
  readonly readTable: (text: AsyncIterable<string>, map: FieldMap) => AsyncGenerator<BatchItem>;
  /** Told of what was left out of INPUT as a whole. */
  readonly warn: (message: string) => void;
  /** Told how many articles there are, where that is known before they are read. */
  readonly expect?: (articles: number) => void;
}

/**
 * The articles of INPUT, in its order, each read when its turn comes. What breaks in the middle stands in its place
 * as one that cannot be read.
 *
 * @throws PresscardError for an INPUT that cannot be read at all.
 */
export async function* readItems(input: BatchInput, options: ReadOptions): AsyncGenerator<BatchItem> {
  if ('pages' in input) return yield* input.pages;
  let number = 0;
  try {
    const items = await itemsOf(input, options);
    for await (const item of items) {
      number += 1;
      yield item;
    }
  } catch (error) {
    if (number === 0) throw asUnreadable(error);
    yield unreadable('the rest', error);
  }
  if (number === 0) throw empty();
}

async function itemsOf(
  { bytes, name, url }: Extract<BatchInput, { name: string }>,
  options: ReadOptions,
): Promise<AsyncIterable<BatchItem> | Iterable<BatchItem>> {
  const { map, open, readTable } = options;
  const text = await textOf(bytes);
  if (text.head.trim() === '') throw empty();
  const mapped = (items: AsyncIterable<BatchItem>): AsyncGenerator<BatchItem> => mapItems(items, map);
  switch (inputKind(text.head, name, Object.keys(map).length > 0)) {
    case 'feed':
      return feedItems(await wholeBytes(text, FEED_MAX_BYTES + 1), url, options);
    case 'sitemap':
      return readSitemap(text.chunks(), async (child) => (await textOf(await open(child))).chunks());
    case 'csv':
      return readTable(text.chunks(), map);
    case 'json-lines':
      return mapped(readJsonLines(text.chunks()));
    case 'json-array':
      return mapped(readJsonArray(text.chunks()));
    case 'addresses':
      return readAddresses(text.chunks());
    case 'json': {
      const content = decodeDocument(await wholeBytes(text, PAGE_MAX_BYTES), { kind: 'xml' });
      return mapped(only(() => parseJson(content.replace(/^\ufeff/, ''))));
    }
    case 'html': {
      const html = decodeDocument(await wholeBytes(text, PAGE_MAX_BYTES), { kind: 'html' });
      return only(() => ({ html, ...(url === undefined ? {} : { url }) }));
    }
    case 'text': {
      const page = decodeDocument(await wholeBytes(text, PAGE_MAX_BYTES), { kind: 'xml' });
      return only(() => ({ text: page, ...(url === undefined ? {} : { url }) }));
    }
  }
}

function empty(): PresscardError {
  return new PresscardError('input_empty', 'INPUT has no article in it.');
}

function* feedItems(
  content: Uint8Array,
  address: string | undefined,
  { warn, expect, outlet }: ReadOptions,
): Generator<BatchItem> {
  const feed = readFeed({ content, ...(address === undefined ? {} : { url: address }) });
  if (!feed.isWhole) warn('The feed is cut, or longer than is read; what could be read of it is worked on.');
  expect?.(feed.items.length);
  for (const [index, item] of feed.items.entries()) {
    yield { from: `item ${index + 1}`, read: () => articleOfItem(item, { feed, address, outlet }) };
  }
}

async function* mapItems(items: AsyncIterable<BatchItem>, map: FieldMap): AsyncGenerator<BatchItem> {
  for await (const { from, read } of items) yield { from, read: () => articleOfObject(read(), map) };
}

async function* only(read: () => unknown): AsyncGenerator<BatchItem> {
  yield { from: 'the article', read };
}

async function wholeBytes(text: TextStream, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of text.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return concatBytes(chunks).subarray(0, maxBytes);
}
