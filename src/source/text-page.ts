import {
  OUTLET_NAME_LINES,
  RELATED_MAX,
  TITLE_MAX_CHARS,
  TITLE_MIN_CHARS,
  URL_MAX_CHARS,
} from '../limits.ts';
import type { Fact } from './fact.ts';
import { findDateline } from './dateline.ts';
import { ADDRESS_POINTS, domainMentions } from './text-domain.ts';
import { findHeadline, splitSiteTitle } from './text-headline.ts';
import { isRelatedCall, withoutRelatedCall } from './related-call.ts';
import { filledLines, isParagraph, isTitleLike } from './text-lines.ts';

/** The outlets that this installation knows; asked by the readers of pages, answered by the registry. */
export interface KnownOutlets {
  findByDomain(domain: string): { readonly id: string } | undefined;
  findByName(name: string): { readonly id: string } | undefined;
}

/** What a page of text says about its article; a field that the page does not tell is absent. */
export interface TextPageFacts {
  /** One line of the page, or its beginning where the known site's name follows. */
  readonly headline?: string;
  /** As written: `23 Aug, 2021 12:15`. */
  readonly date?: string;
  /** The domain that the page names as its own, lower case, without `www.`. */
  readonly domain?: string;
  /** The id of a known outlet, else the domain. */
  readonly outlet?: string;
  /** The page's own address, where it stands on a line of its own. */
  readonly url?: string;
  /** Lines such as `Also on example.org Headline`. */
  readonly related?: readonly { readonly headline: string }[];
  readonly notes: readonly FactNote[];
}

/** Where a fact comes from, and how far to trust it. */
export interface FactNote extends Omit<Fact, 'value'> {
  readonly field: 'headline' | 'date' | 'domain' | 'outlet' | 'url' | 'related';
}

const URL_LINE = /^(?:(?:url|link|source):?\s*)?(https?:\/\/[^\s/]+\/\S+)$/i;
const MEDIA_FILE = /\.(?:avif|css|gif|jpe?g|js|m3u8|mp[34]|pdf|png|svg|webm|webp)(?:[?#]|$)/i;
/** How many times as clearly an unknown domain must be named to be taken before a known one. */
const CLEARLY_MORE = 3;

/**
 * Reads a news page that was saved or pasted as text, menus and all.
 *
 * Never throws, and takes time in proportion to the text, whatever the text is.
 */
export function readTextPage(text: string, known: KnownOutlets): TextPageFacts {
  const lines = filledLines(text);
  const dateline = findDateline(lines);
  const url = findUrl(lines);
  const domain = findDomain(text, url?.value, known);
  const facts = {
    headline: readHeadline(lines, dateline?.line, known),
    date: dateline && {
      value: dateline.date,
      source: 'text' as const,
      detail: dateline.label ? `a line with the label “${dateline.label}”` : 'a line that is a date',
      confidence: dateline.label === 'updated' ? 0.6 : dateline.hasTime ? 0.95 : 0.8,
    },
    domain,
    outlet: findOutlet(lines, domain, known),
    url,
  };
  const related = relatedLines(lines, facts.headline?.value);
  const found = Object.entries(facts) as [FactNote['field'], Fact | undefined][];
  return {
    ...Object.fromEntries(found.flatMap(([field, fact]) => (fact ? [[field, fact.value]] : []))),
    ...(related.length > 0 ? { related } : {}),
    notes: [
      ...found.flatMap(([field, fact]) =>
        fact ? [{ field, source: fact.source, detail: fact.detail, confidence: fact.confidence }] : [],
      ),
      ...(related.length > 0 ? [RELATED_NOTE] : []),
    ],
  };
}

const RELATED_NOTE = {
  field: 'related',
  source: 'text',
  detail: 'lines that point to other articles',
  confidence: 0.7,
} as const;

function relatedLines(lines: readonly string[], headline: string | undefined): { headline: string }[] {
  const titles = lines
    .filter((line) => line.length <= TITLE_MAX_CHARS + CALL_MAX_CHARS && isRelatedCall(line))
    .map((line) => withoutRelatedCall(line))
    .filter((title) => isTitleLike(title, TITLE_MIN_CHARS) && title !== headline);
  return [...new Set(titles)].slice(0, RELATED_MAX).map((title) => ({ headline: title }));
}

/** `Also on example.org` in front of a title. */
const CALL_MAX_CHARS = 60;

function readHeadline(
  lines: readonly string[],
  dateline: number | undefined,
  known: KnownOutlets,
): Fact | undefined {
  const found = findHeadline(lines, dateline);
  if (!found) return undefined;
  const title = splitSiteTitle(found.headline);
  const value = title && outletCalled(title.site, known) ? title.headline : found.headline;
  return { value, source: 'text', detail: found.source, confidence: found.confidence };
}

/**
 * A line that is nothing but a web address with a path, above the article's body or at the page's very end;
 * in between stand the addresses of what the article quotes.
 */
function findUrl(lines: readonly string[]): Fact | undefined {
  const body = lines.findIndex((line) => isParagraph(line));
  const ends =
    body === -1 ? lines : [...lines.slice(0, body), ...lines.slice(Math.max(body, lines.length - 3))];
  for (const line of ends) {
    const address = line.length <= URL_MAX_CHARS ? URL_LINE.exec(line)?.[1] : undefined;
    if (address === undefined || MEDIA_FILE.test(address) || !URL.canParse(address)) continue;
    if (domainMentions(address, () => false).length > 0) {
      return { value: address, source: 'text', detail: 'a line that is an address', confidence: 0.9 };
    }
  }
  return undefined;
}

/**
 * The domain of the page's address, else the known domain that is named most. An unknown one wins only where
 * the page names it far more clearly: an article elsewhere may mention an outlet that we know.
 */
function findDomain(text: string, url: string | undefined, known: KnownOutlets): Fact | undefined {
  const isKnown = (domain: string): boolean => known.findByDomain(domain) !== undefined;
  const [own] = url === undefined ? [] : domainMentions(url, isKnown);
  if (own) return { value: own.domain, source: 'url', detail: 'the page’s address', confidence: 0.9 };
  const mentions = domainMentions(text, isKnown);
  const [first] = mentions;
  if (!first) return undefined;
  const knownOne = mentions.find(({ domain }) => isKnown(domain));
  const best = knownOne && knownOne.points * CLEARLY_MORE > first.points ? knownOne : first;
  const isNamed = best.points >= ADDRESS_POINTS && !best.onlyMail;
  return {
    value: best.domain,
    source: 'text',
    detail: `${best.onlyMail ? 'e-mail addresses' : 'mentions'} in the text`,
    confidence: best === knownOne ? 0.8 : isNamed ? 0.6 : 0.3,
  };
}

/** A known domain, else a known name where pages put their own, else a domain that is more than a guess. */
function findOutlet(
  lines: readonly string[],
  domain: Fact | undefined,
  known: KnownOutlets,
): Fact | undefined {
  const byDomain = domain && known.findByDomain(domain.value);
  if (byDomain) return { ...domain, value: byDomain.id };
  const edges = [
    ...lines.slice(0, OUTLET_NAME_LINES),
    ...lines.slice(OUTLET_NAME_LINES).slice(-OUTLET_NAME_LINES),
  ];
  for (const line of edges) {
    const name = ownName(line);
    const outlet = name && outletCalled(name, known);
    if (outlet)
      return {
        value: outlet.id,
        source: 'text',
        detail: 'the outlet’s name in the page’s title, head or foot',
        confidence: 0.6,
      };
  }
  return domain && domain.confidence >= 0.5 ? domain : undefined;
}

/** The name in `Headline | Name`, `© 2021 Name. All rights reserved`, `Follow Name on …`, or a short line. */
function ownName(line: string): string | undefined {
  if (line.length > 240) return undefined;
  const notice = /^(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*([^.,|]{2,60})/iu.exec(
    line,
  )?.[1];
  const follow = /^follow (.{2,40}) on \p{Lu}/iu.exec(line)?.[1];
  return notice ?? follow ?? splitSiteTitle(line)?.site ?? (line.length <= 40 ? line : undefined);
}

function outletCalled(name: string, known: KnownOutlets): { readonly id: string } | undefined {
  return known.findByName(name) ?? (name.includes('.') ? known.findByDomain(name.toLowerCase()) : undefined);
}
