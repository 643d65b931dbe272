import { URL_MAX_CHARS } from '../../limits.ts';
import type { Metas } from './metas.ts';
import type { Described } from './things.ts';
import type { PageElement } from './tree.ts';

interface AddressOptions {
  readonly given: string | undefined;
  readonly elements: readonly PageElement[];
  readonly metas: Metas;
  readonly described: Described;
}

/** Where the page is: as given, else as its canonical link or another mark says. */
export function addressOf({ given, elements, metas }: AddressOptions): URL | undefined {
  const from = webAddress(given);
  if (from) return from;
  const said = [linkTo(elements, 'canonical'), metas.first('og:url', 'twitter:url', 'parsely-link'), baseOf(elements)];
  for (const each of said) {
    const url = webAddress(each);
    if (url) return url;
  }
  return undefined;
}

/** An address of the web as it may be shown and signed: no `javascript:`, no user or password, no fragment. */
export function webAddress(text: string | undefined, base?: URL): URL | undefined {
  const url = text === undefined || text.length > URL_MAX_CHARS ? null : URL.parse(text.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return url;
}

export function linkTo(elements: readonly PageElement[], rel: string): string | undefined {
  const link = elements.find(
    ({ name, attributes }) =>
      name === 'link' && (attributes['rel'] ?? '').toLowerCase().split(/\s+/).includes(rel) && attributes['href'],
  );
  return link?.attributes['href'];
}

function baseOf(elements: readonly PageElement[]): string | undefined {
  return elements.find(({ name, attributes }) => name === 'base' && attributes['href'])?.attributes['href'];
}
