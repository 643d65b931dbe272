import { LABEL_MAX_CHARS } from '../../limits.ts';
import { cleanLine } from '../../article/text.ts';
import type { Fact, FactSource } from '../fact.ts';
import { domainOf } from './address.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { titleParts } from './title-parts.ts';
import { textOf } from './tree.ts';

export interface SiteNames {
  /** The name to show. */
  readonly name: Fact | undefined;
  /** The part of its host that is registered: `bbc.co.uk`, and `blog.wordpress.com` for what others host. */
  readonly domain: string | undefined;
  /** Every name that the site gives itself, folded, the domain and its first label included. */
  readonly folded: ReadonlySet<string>;
}

/** A longer one is a slogan or a description. */
const NAME_MAX_CHARS = 60;

/** What the site that a page belongs to calls itself. */
export function siteNames(page: Page): SiteNames {
  const domain = page.url && domainOf(page.url);
  const label = domain?.split('.')[0] ?? '';
  const stated = [...statedNames(page)];
  const folded = new Set(stated.map(({ value }) => fold(value)));
  for (const own of [domain, label, page.url?.hostname.replace(/^www\./, ''), handleOf(page)])
    if (own !== undefined && own !== '') folded.add(fold(own));
  const inTitle = nameInTitle(page, fold(label));
  if (inTitle) {
    stated.push(inTitle);
    folded.add(fold(inTitle.value));
  }
  folded.delete('');
  return { name: bestName(stated, fold(label)), domain, folded };
}

/** The name that the site gives for networks; without one the name that its domain spells; else the first. */
function bestName(stated: readonly Fact[], label: string): Fact | undefined {
  const [first] = stated;
  if (!first || first.detail === 'og:site_name') return first;
  return stated.find(({ value }) => fold(value) === label) ?? first;
}

function* statedNames({ metas, described, thing }: Page): Generator<Fact> {
  const { things, textsOf } = described;
  const name = (
    value: string | undefined,
    source: FactSource,
    detail: string,
    confidence: number,
  ): Fact[] => {
    const clean = cleanLine(value ?? '');
    const isName =
      clean !== '' && clean.length <= LABEL_MAX_CHARS && !/^https?:|^@|^www\.[^ ]*$/i.test(clean);
    return isName ? [{ value: clean, source, detail, confidence }] : [];
  };
  const short = (facts: readonly Fact[]): Fact[] =>
    facts.filter(({ value }) => value.length <= NAME_MAX_CHARS);

  yield* name(metas.first('og:site_name'), 'open graph', 'og:site_name', 0.95);
  if (thing) {
    const isArticle = !thing.types.includes('WebPage');
    for (const text of textsOf(thing.properties['publisher']))
      yield* short(name(text, thing.from, 'publisher', isArticle ? 0.9 : 0.7));
  }
  yield* short(name(metas.first('application-name'), 'meta', 'application-name', 0.8));
  for (const { types, properties, from } of things)
    if (types.includes('WebSite'))
      for (const text of textsOf(properties['name'])) yield* short(name(text, from, 'WebSite', 0.8));
  yield* short(name(metas.first('apple-mobile-web-app-title'), 'meta', 'apple-mobile-web-app-title', 0.75));
  for (const { types, properties, from, insideOf } of things)
    if (insideOf.length === 0 && types.some((type) => /NewsMediaOrganization|Organization/.test(type)))
      for (const text of textsOf(properties['name'])) yield* short(name(text, from, 'Organization', 0.7));
  for (const key of ['dc.publisher', 'dcterms.publisher', 'publisher'])
    yield* short(name(metas.first(key), 'meta', key, 0.6));
}

/** `Headline - The Portugal News`: the part that another title lacks, or that the domain spells. */
function nameInTitle(page: Page, label: string): Fact | undefined {
  const title = page.elements.find(({ name }) => name === 'title');
  if (!title) return undefined;
  const parts = titleParts(cleanLine(textOf(title)));
  const ends = parts.length > 1 ? [parts.at(-1)!, parts[0]!] : [];
  const spelled = ends.find((part) => isSpelledBy(fold(part), label));
  const others = [
    page.metas.first('og:title'),
    ...page.elements.filter(({ name }) => name === 'h1').map((h1) => textOf(h1)),
  ];
  const isExtra =
    ends[0] !== undefined &&
    others.some((other) => other !== undefined && fold(other) === fold(parts.slice(0, -1).join(' ')));
  const value = spelled ?? (isExtra ? ends[0] : undefined);
  if (value === undefined || value.length > NAME_MAX_CHARS) return undefined;
  return { value, source: 'title', detail: 'title', confidence: spelled === undefined ? 0.6 : 0.8 };
}

/** Whether a domain's first label stands for a name: the name itself, its beginning or end, or its initials. */
function isSpelledBy(name: string, label: string): boolean {
  const bare = label.replaceAll('-', '');
  return bare.length >= 3 && name.length >= 3 && (bare.includes(name) || name.includes(bare));
}

function handleOf({ metas }: Page): string | undefined {
  return metas.first('twitter:site')?.replace(/^@|^https?:\/\/(?:www\.)?(?:twitter|x)\.com\//i, '');
}
