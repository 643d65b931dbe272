import { languageOf } from '../../article/language.ts';
import { PresscardError } from '../../errors.ts';
import { registrableName } from '../../outlet/neutral.ts';
import type { FoundArticle } from '../found.ts';
import type { Feed, FeedItem } from './feed.ts';

/** The feed that an item stands in, and where it was found. */
export interface ItemContext {
  readonly feed: Pick<Feed, 'url' | 'lang'>;
  /** The address of the feed itself, where it has one. */
  readonly address?: string | undefined;
  /** Whoever asks says whose it is. */
  readonly outlet?: string | undefined;
}

/**
 * An item of a feed as `POST /v1/cards` takes an article. Its outlet is that of the item's own address, else of
 * the site that the feed belongs to. A date that the feed does not tell is left out, as it may be of any article;
 * a photo may be done without.
 *
 * @throws PresscardError `headline_missing` or `outlet_missing` for an item that no card can be made of.
 */
export function articleOfItem(item: FeedItem, { feed, address, outlet: given }: ItemContext): FoundArticle {
  const { headline, url, id, date, updated, author, standfirst, photo } = item;
  if (headline === undefined) {
    throw new PresscardError('headline_missing', 'The item of the feed has no title.', {
      fields: [{ field: 'headline', rule: 'the title of the item' }],
    });
  }
  const outlet = given ?? [url, feed.url, address].map(siteOf).find((site) => site !== undefined);
  if (outlet === undefined) {
    throw new PresscardError(
      'outlet_missing',
      'Neither the item nor its feed has an address that says whose it is. Name the outlet.',
      { fields: [{ field: 'outlet', rule: 'an id, name or domain' }] },
    );
  }
  const lang = languageFor(headline, feed.lang);
  const said = { url, id: id === url ? undefined : id, date, updated, author, standfirst, lang };
  return {
    headline,
    outlet,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(photo ? { photo: { ...photo, optional: true } } : {}),
  };
}

function siteOf(address: string | undefined): string | undefined {
  const host = address === undefined ? undefined : URL.parse(address)?.hostname;
  return host === undefined || host === '' ? undefined : registrableName(host);
}

/** Many feeds say `en-us` because their software does: what the headline cannot be written in is not believed. */
function languageFor(headline: string, lang: string | undefined): string | undefined {
  const tag = canonical(lang?.trim().replaceAll('_', '-'));
  return tag !== undefined && primary(languageOf(headline, tag)) === primary(tag) ? tag : undefined;
}

function canonical(tag: string | undefined): string | undefined {
  try {
    return tag === undefined || tag === '' ? undefined : Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}
