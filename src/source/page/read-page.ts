import type { ArticleInput } from '../../article/article.ts';
import type { Fact } from '../fact.ts';
import type { Found } from '../found.ts';
import { readTextPage, type KnownOutlets } from '../text-page.ts';
import { pageAddress } from './address.ts';
import { readAuthor } from './author.ts';
import { readDates } from './date.ts';
import { fold } from './fold.ts';
import { headingsOf } from './headings.ts';
import { readHeadline } from './headline.ts';
import { readKicker } from './kicker.ts';
import { readDirection, readLanguage } from './language.ts';
import { linesOf } from './lines.ts';
import { openPage, type Page } from './page.ts';
import { readPaywall } from './paywall.ts';
import { readPhoto } from './photo.ts';
import { readRelated } from './related.ts';
import { siteNames, type SiteNames } from './site-name.ts';
import { readStandfirst } from './standfirst.ts';
import { readState } from './state.ts';
import { zoneOfSite } from './zone.ts';

/**
 * Reads the article of a page's HTML. It takes time in proportion to the page, and never throws: what is not
 * found is absent.
 *
 * @param url where the page was found. Without one the page's own word counts.
 */
export function readPage(
  { html, url }: { html: string; url?: string | undefined },
  known: KnownOutlets,
): Found {
  const page = openPage(html, url);
  const site = siteNames(page);
  const headline = readHeadline(page, site.folded) ?? headlineOfText(page, known);
  if (!headline) return { article: {}, sources: [], warnings: [] };

  const [heading] = headingsOf(page, { names: site.folded, stated: new Set([fold(headline.value)]) });
  const near = { heading, headline: headline.value, names: site.folded };
  const lang = readLanguage(page, headline.value);
  const tag = lang?.value ?? 'und';
  const dates = readDates(page, { headline: heading?.element, locale: tag });
  const outlet = outletOf(site, known);
  const isDescribed = site.domain !== undefined && known.findByDomain(site.domain) !== undefined;
  const facts: { readonly [Field in keyof ArticleInput]: Fact<ArticleInput[Field]> | undefined } = {
    headline,
    date: dates.published,
    outlet,
    updated: dates.modified,
    url: pageAddress(page),
    kicker: readKicker(page, near),
    standfirst: readStandfirst(page, near),
    author: readAuthor(page, site.folded),
    photo: optional(readPhoto(page)),
    lang,
    dir: readDirection(page, { text: headline.value, element: heading?.element, lang: tag }),
    zone: isDescribed ? undefined : zoneOfSite(page.url),
    state: readState(page),
    paywall: readPaywall(page),
    related: readRelated(page, near) as Fact<unknown[]> | undefined,
  };
  const found = Object.entries(facts).flatMap(([field, fact]) => (fact ? [{ field, fact }] : []));
  return {
    article: Object.fromEntries(found.map(({ field, fact }) => [field, fact.value])),
    sources: found.map(({ field, fact: { source, detail, confidence } }) => ({
      field,
      source,
      detail,
      confidence,
    })),
    warnings: page.isWhole ? [] : [PAGE_CUT],
  };
}

const PAGE_CUT = {
  code: 'page_cut',
  message: 'The page has more elements, or deeper ones, than are read; only its beginning was.',
} as const;

/** A page without markup that says anything is read as its text. */
function headlineOfText({ root }: Page, known: KnownOutlets): Fact | undefined {
  const text = linesOf(root)
    .map((line) => line.text)
    .join('\n');
  const { headline, notes } = readTextPage(text, known);
  const note = notes.find(({ field }) => field === 'headline');
  return headline === undefined || !note ? undefined : { ...note, value: headline };
}

/** A described outlet by its domain; a name alone could be anybody's. */
function outletOf(
  { name, domain }: SiteNames,
  known: KnownOutlets,
): Fact<NonNullable<ArticleInput['outlet']>> | undefined {
  const described = domain === undefined ? undefined : known.findByDomain(domain);
  if (described) return { value: described.id, source: 'url', detail: 'domain', confidence: 0.98 };
  if (domain === undefined) return name;
  return name
    ? { ...name, value: { name: name.value, domain } }
    : { value: domain, source: 'url', detail: 'domain', confidence: 0.7 };
}

/** Nobody asked for this photo: a card without it is better than none. */
function optional(photo: ReturnType<typeof readPhoto>): Fact<ArticleInput['photo']> | undefined {
  return photo && { ...photo, value: { ...photo.value, optional: true } };
}
