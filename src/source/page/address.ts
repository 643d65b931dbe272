import { parse } from 'tldts';
import { URL_MAX_CHARS } from '../../limits.ts';
import { registrableName } from '../../outlet/neutral.ts';
import type { Fact } from '../fact.ts';
import type { Metas } from './metas.ts';
import type { Page } from './page.ts';
import type { PageElement } from './tree.ts';

interface AddressOptions {
  readonly given: string | undefined;
  readonly elements: readonly PageElement[];
  readonly metas: Metas;
}

/**
 * Where the page is: as given, else as it says itself. A page of a private host, which only a test or a staging
 * site is, is taken for what it says, too.
 */
export function addressOf({ given, elements, metas }: AddressOptions): URL | undefined {
  const from = webAddress(given);
  if (from && registrableName(from.hostname) !== undefined) return from;
  for (const each of ownAddresses(elements, metas)) {
    const url = webAddress(each, from);
    if (url && registrableName(url.hostname) !== undefined) return url;
  }
  return from;
}

/** The address to share: the page's canonical one where that belongs to the same site, else where it was found. */
export function pageAddress({ url, elements, metas }: Page): Fact | undefined {
  if (!url) return undefined;
  const own = domainOf(url);
  for (const each of ownAddresses(elements, metas)) {
    const canonical = webAddress(each, url);
    const isSame =
      canonical && domainOf(canonical) === own && (canonical.pathname !== '/' || url.pathname === '/');
    if (canonical && isSame)
      return { value: canonical.href, source: 'meta', detail: 'canonical', confidence: 0.95 };
  }
  return { value: url.href, source: 'url', detail: 'address', confidence: 0.9 };
}

function ownAddresses(elements: readonly PageElement[], metas: Metas): (string | undefined)[] {
  const base = elements.find(({ name, attributes }) => name === 'base' && attributes['href']);
  return [
    linkTo(elements, 'canonical'),
    metas.first('og:url'),
    metas.first('twitter:url', 'parsely-link'),
    base?.attributes['href'],
  ];
}

/** The part of a host that is registered: `bbc.co.uk`, and `blog.wordpress.com` for what others host. */
export function domainOf({ hostname }: URL): string | undefined {
  const { domain } = parse(hostname, { allowPrivateDomains: true });
  return domain ?? registrableName(hostname);
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
      name === 'link' &&
      (attributes['rel'] ?? '').toLowerCase().split(/\s+/).includes(rel) &&
      attributes['href'],
  );
  return link?.attributes['href'];
}
