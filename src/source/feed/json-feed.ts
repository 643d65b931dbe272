import * as z from 'zod';
import { FEED_ITEMS_MAX, FIELD_MAX_CHARS, HEADLINE_MAX_CHARS, LABEL_MAX_CHARS } from '../../limits.ts';
import { machineDate } from '../date-within.ts';
import { webAddress } from '../page/address.ts';
import type { Feed, FeedItem } from './feed.ts';
import { plainText } from './plain-text.ts';

const text = z.string().optional().catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);

/** JSON Feed 1.0 and 1.1; what has another type than the standard's is left out. */
const schema = z.object({
  version: z.string().optional().catch(undefined),
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).optional().catch(undefined),
});

/** @returns undefined for what is no JSON Feed. */
export function readJsonFeed(json: string, url: URL | undefined): Feed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const { data } = schema.safeParse(value);
  if (!data) return undefined;
  const home = webAddress(data.home_page_url, url) ?? url;
  const title = plainText(data.title ?? '');
  return {
    kind: 'json',
    ...(title === undefined ? {} : { title }),
    ...(home ? { url: home.href } : {}),
    ...(data.language === undefined ? {} : { lang: data.language }),
    items: data.items.slice(0, FEED_ITEMS_MAX).flatMap((item) => readItem(item, home) ?? []),
    isWhole: data.items.length <= FEED_ITEMS_MAX,
  };
}

function readItem(value: unknown, base: URL | undefined): FeedItem | undefined {
  const { data } = itemSchema.safeParse(value);
  if (!data) return undefined;
  const headline = plainText(data.title?.slice(0, HEADLINE_MAX_CHARS) ?? '');
  const url = webAddress(data.url, base)?.href ?? webAddress(data.external_url, base)?.href;
  const summary = data.summary ?? data.content_text ?? data.content_html ?? '';
  const standfirst = plainText(summary.slice(0, FIELD_MAX_CHARS));
  if (headline === undefined && url === undefined && standfirst === undefined) return undefined;
  const people = (data.authors ?? [data.author]).flatMap(
    (person) => plainText(person?.name?.slice(0, LABEL_MAX_CHARS) ?? '') ?? [],
  );
  const fields = {
    headline,
    url,
    id: data.id === undefined ? undefined : String(data.id).slice(0, FIELD_MAX_CHARS),
    date: dateOf(data.date_published) ?? dateOf(data.date_modified),
    updated: data.date_published === undefined ? undefined : dateOf(data.date_modified),
    author: people.length === 0 ? undefined : people.join(', ').slice(0, LABEL_MAX_CHARS).toWellFormed(),
    standfirst,
    photo: photoOf(data.image ?? data.banner_image, base),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

function dateOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : machineDate(written, 'en')?.iso;
}

function photoOf(src: string | undefined, base: URL | undefined): FeedItem['photo'] {
  const url = webAddress(src, base);
  return url && { src: url.href };
}
