import { cleanLine } from '../../article/text.ts';
import { LABEL_MAX_CHARS, PAGE_TITLE_MAX_CHARS } from '../../limits.ts';
import type { Fact, FactSource } from '../fact.ts';
import { domainOf } from './address.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { spelledName } from './spelled-name.ts';
import { titleParts } from './title-parts.ts';
import { textOf } from './tree.ts';

export interface SiteNames {
  /** The name to show. */
  readonly name: Fact | undefined;
  /** The part of its host that is registered. */
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
  const handle = handleOf(page);
  const stated = [...statedNames(page)];
  const inTitle = nameInTitle(page, fold(label));
  const name = bestName(page, { stated, inTitle, label, handle });
  const own = [domain, label, page.url?.hostname.replace(/^www\./, ''), handle, inTitle?.value, name?.value];
  const folded = new Set([...stated.map(({ value }) => value), ...own].map((each) => fold(each ?? '')));
  folded.delete('');
  return { name, domain, folded };
}

interface Names {
  readonly stated: readonly Fact[];
  readonly inTitle: Fact | undefined;
  readonly label: string;
  readonly handle: string | undefined;
}

/**
 * The name that the site gives for networks. Without one: a stated name that its domain spells, else the first
 * stated one; else what the page's title or its texts call it.
 */
function bestName(page: Page, { stated, inTitle, label, handle }: Names): Fact | undefined {
  const [first] = stated;
  if (first?.detail === 'og:site_name') return first;
  const isSpelled = ({ value }: Fact): boolean => fold(value) === fold(label);
  const known = [...stated, ...(inTitle ? [inTitle] : [])].find(isSpelled) ?? first;
  if (known) return known;
  const spelled = spelledName(page, [label, handle ?? '']);
  if (spelled !== undefined)
    return { value: spelled, source: 'dom', detail: 'spelled as the domain', confidence: 0.6 };
  return inTitle;
}

function* statedNames({ metas, described, thing }: Page): Generator<Fact> {
  const { things, textsOf } = described;
  yield* named(metas.first('og:site_name'), 'open graph', 'og:site_name', 0.95);
  if (thing) {
    const confidence = thing.types.includes('WebPage') ? 0.7 : 0.9;
    for (const text of textsOf(thing.properties['publisher']))
      yield* short(named(text, thing.from, 'publisher', confidence));
  }
  yield* short(named(metas.first('application-name'), 'meta', 'application-name', 0.8));
  for (const { types, properties, from } of things)
    if (types.includes('WebSite'))
      for (const text of textsOf(properties['name'])) yield* short(named(text, from, 'WebSite', 0.8));
  yield* short(named(metas.first('apple-mobile-web-app-title'), 'meta', 'apple-mobile-web-app-title', 0.75));
  for (const { types, properties, from, insideOf } of things)
    if (insideOf.length === 0 && types.some((type) => /Organi[sz]ation$/.test(type)))
      for (const text of textsOf(properties['name'])) yield* short(named(text, from, 'Organization', 0.7));
  for (const key of ['dc.publisher', 'dcterms.publisher', 'publisher'])
    yield* short(named(metas.first(key), 'meta', key, 0.6));
}

function named(text: string | undefined, source: FactSource, detail: string, confidence: number): Fact[] {
  const value = cleanLine((text ?? '').slice(0, LABEL_MAX_CHARS * 4));
  const isName = value !== '' && value.length <= LABEL_MAX_CHARS && !/^https?:|^@|^www\.[^ ]*$/i.test(value);
  return isName ? [{ value, source, detail, confidence }] : [];
}

function short(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ value }) => value.length <= NAME_MAX_CHARS);
}

/** `Headline - The Portugal News`: the part that the domain spells, or that the page's other titles lack. */
function nameInTitle(page: Page, label: string): Fact | undefined {
  const title = page.elements.find(({ name }) => name === 'title');
  const parts = title ? titleParts(cleanLine(textOf(title).slice(0, PAGE_TITLE_MAX_CHARS))) : [];
  const [last, first] = parts.length > 1 ? [parts.at(-1)!, parts[0]!] : [];
  if (last === undefined || first === undefined) return undefined;
  const spelled = [last, first].find((part) => isSpelledBy(fold(part), label));
  const others = [
    page.metas.first('og:title'),
    ...page.elements.filter(({ name }) => name === 'h1').map((h1) => textOf(h1)),
  ];
  const whole = fold(parts.slice(0, -1).join(' '));
  const isExtra = others.some((other) => other !== undefined && fold(other) === whole);
  const value = spelled ?? (isExtra ? last : undefined);
  if (value === undefined || value.length > NAME_MAX_CHARS) return undefined;
  return { value, source: 'title', detail: 'title', confidence: spelled === undefined ? 0.6 : 0.8 };
}

/** Whether a domain's first label stands for a name: it is in the name, or the name in it. */
function isSpelledBy(name: string, label: string): boolean {
  return label.length >= 3 && name.length >= 3 && (label.includes(name) || name.includes(label));
}

function handleOf({ metas }: Page): string | undefined {
  return metas.first('twitter:site')?.replace(/^@|^https?:\/\/(?:www\.)?(?:twitter|x)\.com\//i, '');
}
