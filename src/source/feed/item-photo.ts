import { decodeHTML } from 'entities';
import { FIELD_MAX_CHARS } from '../../limits.ts';
import { webAddress } from '../page/address.ts';
import type { FeedItem } from './feed.ts';
import type { RawField } from './item.ts';
import { plainText } from './plain-text.ts';

const PICTURE = /\.(?:jpe?g|png|webp|avif)(?:[?#]|$)/i;

/** The widest picture that the feed names, else the first one in the item's text. */
export function photoOf(own: readonly RawField[], base: URL | undefined): FeedItem['photo'] {
  const at = (text: string | undefined, from: URL | undefined): string | undefined =>
    webAddress(text, from ?? base)?.href;
  const pictures = own.flatMap(({ name, attributes, base: from, parents, text }) => {
    const { type = '', medium, url, href } = attributes;
    const isPicture =
      medium === 'image' ||
      type.startsWith('image/') ||
      (type === '' && medium === undefined && PICTURE.test(url ?? ''));
    if ((name === 'media:content' || name === 'enclosure') && isPicture)
      return [{ src: at(url, from), width: Number(attributes['width'] ?? 0) }];
    if (name === 'media:thumbnail')
      return [{ src: at(url, from), width: Number(attributes['width'] ?? 0) / 10 }];
    if (name === 'itunes:image') return [{ src: at(href, from), width: 0 }];
    if (name === 'url' && parents.at(-1) === 'image') return [{ src: at(text, from), width: 0 }];
    return [];
  });
  const best = pictures
    .filter(({ src }) => src !== undefined)
    .reduce<{ src: string | undefined; width: number } | undefined>(
      (one, other) => (one && !(other.width > one.width) ? one : other),
      undefined,
    );
  const src = best?.src ?? pictureIn(own, base);
  if (src === undefined) return undefined;
  const alt = plainText(
    own
      .find(({ name }) => name === 'media:description' || name === 'media:title')
      ?.text.slice(0, FIELD_MAX_CHARS) ?? '',
  );
  const credit = plainText(
    own
      .find(({ name }) => name === 'media:credit' || name === 'media:copyright')
      ?.text.slice(0, FIELD_MAX_CHARS) ?? '',
  );
  return { src, ...(alt === undefined ? {} : { alt }), ...(credit === undefined ? {} : { credit }) };
}

/** The first picture of a text in XHTML, whose elements are the feed's own. */
export function drawnPhoto(fields: readonly RawField[], base: URL | undefined): FeedItem['photo'] {
  const image = fields.find(({ name, attributes }) => name === 'img' && attributes['src'] !== undefined);
  const url = image && webAddress(image.attributes['src'], image.base ?? base);
  return url && { src: url.href };
}

/** One pixel wide pictures count visits. */
const COUNTING = /feedburner|feedsportal|doubleclick|pixel|tracking|stats\.|1x1|\bwidth=["']?1["'\s]/i;

function pictureIn(own: readonly RawField[], base: URL | undefined): string | undefined {
  for (const name of ['content:encoded', 'content', 'description', 'summary']) {
    const field = own.find((each) => each.name === name && each.parents.length === 0);
    if (!field) continue;
    for (const [tag, , double, single] of field.text.matchAll(
      /<img\b[^<>]{0,1000}?\bsrc\s*=\s*("([^"]{1,2000})"|'([^']{1,2000})')[^<>]{0,1000}>/gi,
    )) {
      const src = webAddress(decodeHTML(double ?? single ?? ''), field.base ?? base);
      if (src && !COUNTING.test(tag)) return src.href;
    }
  }
  return undefined;
}
