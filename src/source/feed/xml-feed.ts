import { Parser } from 'htmlparser2';
import { FEED_DEPTH_MAX, FEED_ITEMS_MAX } from '../../limits.ts';
import type { Feed } from './feed.ts';
import { itemOf, type RawItem } from './item.ts';
import { plainText } from './plain-text.ts';
import { webAddress } from '../page/address.ts';
import { localNames, type Names } from './names.ts';

/** Between two looks at the bounds. */
const CHUNK_CHARS = 16 * 1024;

interface Open {
  /** With the prefix that everybody uses: `dc:creator`, `media:content`, `title`. */
  readonly name: string;
  readonly base: URL | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/**
 * Reads a feed in XML while it goes by. Elements are told by their names, wherever they stand: an item inside of
 * an item, or one whose end is missing, is still one.
 *
 * @returns undefined for what is no feed.
 */
export function readXmlFeed(xml: string, url: URL | undefined): Feed | undefined {
  const names: Names = localNames();
  const open: Open[] = [];
  const items: RawItem[] = [];
  const unfinished: { item: RawItem; depth: number }[] = [];
  let kind: Feed['kind'] | undefined;
  const channel: Channel = {};

  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        const name = names.open(qualified, attributes);
        const above = open.at(-1);
        const own = attributes['xml:base'];
        const base =
          own === undefined || own === ''
            ? (above?.base ?? url)
            : (URL.parse(own, above?.base ?? url) ?? above?.base);
        open.push({ name, base, attributes, text: '' });
        kind ??= ROOTS.get(name);
        if (name === 'rss' || name === 'feed') channel.lang ??= attributes['xml:lang'];
        if (name === 'item' || name === 'entry')
          unfinished.push({ item: { base, fields: [], about: attributes['rdf:about'] }, depth: open.length });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element && element.text.length < TEXT_MAX_CHARS) element.text += text;
      },
      onclosetag() {
        const element = open.pop();
        if (!element) return;
        const current = unfinished.at(-1);
        if (current && open.length < current.depth) {
          unfinished.pop();
          items.push(current.item);
          return;
        }
        const parents = open.slice(current ? current.depth : 0).map(({ name }) => name);
        if (!current) readChannel(channel, element, parents);
        else if (current.item.fields.length < FIELDS_MAX) current.item.fields.push({ ...element, parents });
        // What markup a text is in, XHTML for one, is no matter.
        const parent = open.at(-1);
        if (parent && !STRUCTURE.has(parent.name) && parent.text.length < TEXT_MAX_CHARS)
          parent.text += ` ${element.text}`;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  let isWhole = true;
  for (let at = 0; at < xml.length; at += CHUNK_CHARS) {
    if (open.length > FEED_DEPTH_MAX || items.length >= FEED_ITEMS_MAX) {
      isWhole = false;
      break;
    }
    parser.write(xml.slice(at, at + CHUNK_CHARS));
  }
  isWhole &&= open.length === 0;
  const left = isWhole || open.length > FEED_DEPTH_MAX ? [] : unfinished.map(({ item }) => item);
  if (!kind) return undefined;
  const start = url ?? webAddress(channel.self);
  const home = webAddress(channel.link, start) ?? start;
  const found = [...items, ...left]
    .slice(0, FEED_ITEMS_MAX)
    .flatMap((item) => itemOf(item, start ?? home) ?? []);
  return {
    kind,
    ...(channel.title === undefined ? {} : { title: channel.title }),
    ...(home ? { url: home.href } : {}),
    ...(channel.lang === undefined ? {} : { lang: channel.lang }),
    items: found,
    isWhole,
  };
}

interface Channel {
  title?: string | undefined;
  link?: string | undefined;
  lang?: string | undefined;
  /** Where the feed itself says that it is. */
  self?: string | undefined;
}

/** More of one element is no field of an article. */
const TEXT_MAX_CHARS = 100_000;

/** Elements of one item; podcasts and galleries have some dozens. */
const FIELDS_MAX = 500;

const ROOTS = new Map<string, Feed['kind']>(
  Object.entries({
    rss: 'rss',
    channel: 'rss',
    feed: 'atom',
    'rdf:rdf': 'rdf',
  } as const),
);

/** Elements that hold others and no text of their own. */
const STRUCTURE = new Set([
  'rss',
  'channel',
  'feed',
  'rdf:rdf',
  'item',
  'entry',
  'author',
  'media:group',
  'media:content',
  'image',
  'source',
]);

function readChannel(channel: Channel, { name, text, attributes }: Open, parents: readonly string[]): void {
  const parent = parents.at(-1);
  if (parent !== 'channel' && parent !== 'feed') return;
  if (name === 'title') channel.title ??= plainText(text);
  if (name === 'language' || name === 'dc:language') channel.lang ??= text.trim();
  if (name === 'link') {
    const isSite = (attributes['rel'] ?? 'alternate') === 'alternate';
    const address = attributes['href'] ?? text.trim();
    if (isSite && address !== '') channel.link ??= address;
  }
  if ((name === 'link' || name === 'atom:link') && attributes['rel'] === 'self')
    channel.self ??= attributes['href'];
}
