import { dateWithin, machineDate, type WrittenDate } from '../date-within.ts';
import type { Fact, FactSource } from '../fact.ts';
import { visibleDates } from './visible-dates.ts';
import type { Page } from './page.ts';
import type { PageElement } from './tree.ts';

interface DateMark extends WrittenDate {
  readonly source: FactSource;
  readonly detail: string;
  /** How much its word counts against the others'. */
  readonly weight: number;
}

/** Names under which systems give the time of publication, the ones that are used for nothing else first. */
const PUBLISHED_METAS =
  'article:published_time article:published datepublished article.published og:published_time og:article:published_time publish-date publishdate publish_date publisheddate published-date publication_date publicationdate publication-date pubdate parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.created dcterms.date dc.date datecreated article.created article:post_date article_date_original article_date originalpublicationdate cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate iso-8601-publish-date analyticsattributes.articledate vr:published_time weibo:article:create_at citation_publication_date citation_online_date releasedon release_date date.issued dateissued og:pubdate og:article:published published_time created creation_date date timestamp'.split(
    ' ',
  );
/** Rather vague ones: some sites put the day of the visit there. */
const VAGUE = new Set('created creation_date date timestamp'.split(' '));
const MODIFIED_METAS =
  'article:modified_time og:updated_time datemodified article.updated lastmod last-modified dcterms.modified dc.date.modified parsely-modified-date article:modified revision_date modified'.split(
    ' ',
  );

export interface PageDates {
  readonly published: Fact | undefined;
  readonly modified: Fact | undefined;
}

/**
 * When the article was published, and when it was last changed. Every place that states a day votes for it;
 * the first place that states the winning day gives its words.
 *
 * @param headline the heading of the article, near which a visible date is looked for.
 * @param locale of the page, for 08/07/2021.
 */
export function readDates(
  page: Page,
  { headline, locale }: { headline: PageElement | undefined; locale: string },
): PageDates {
  const visible = visibleDates(page, { headline, locale });
  const marks = [...statedDates(page, locale), ...urlDates(page.url, locale)];
  if (visible.published) marks.push(visible.published);
  const modifiedMarks = [...statedChanges(page, locale), ...(visible.modified ? [visible.modified] : [])];
  const published = elect(marks);
  const [changed] = modifiedMarks;
  return {
    published: published ?? (changed && factOf(changed, 0.4)),
    modified:
      published && changed && isLater(changed.iso, published.value) ? factOf(changed, 0.8) : undefined,
  };
}

/** Most systems write a time of change for every article; only a later one is a change. */
function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

function elect(marks: readonly DateMark[]): Fact | undefined {
  const votes = new Map<string, number>();
  let sum = 0;
  for (const { day, weight } of marks) {
    votes.set(day, (votes.get(day) ?? 0) + weight);
    sum += weight;
  }
  let day: string | undefined;
  for (const [each, weight] of votes) if (day === undefined || weight > votes.get(day)!) day = each;
  const ofDay = marks.filter((mark) => mark.day === day);
  // A time with its zone says most, a time more than a day.
  const best =
    ofDay.find(({ hasZone, hasTime }) => hasZone && hasTime) ??
    ofDay.find(({ hasTime }) => hasTime) ??
    ofDay[0];
  if (!best || day === undefined) return undefined;
  const weight = votes.get(day)!;
  return factOf(best, Math.min(0.98, 0.35 + 0.6 * (weight / sum) * Math.min(1, weight / 3)));
}

function factOf({ iso, source, detail }: DateMark, confidence: number): Fact {
  return { value: iso, source, detail, confidence };
}

function* statedDates({ metas, described, thing }: Page, locale: string): Generator<DateMark> {
  const { things, textsOf } = described;
  const own = thing && textsOf(thing.properties['datePublished'])[0];
  const ofThing = own === undefined ? undefined : machineDate(own, locale);
  if (thing && ofThing)
    yield {
      ...ofThing,
      source: thing.from,
      detail: 'datePublished',
      weight: thing.types.includes('WebPage') ? 2.5 : 4,
    };
  const seen = new Set<string>();
  for (const name of PUBLISHED_METAS) {
    const date = machineDate(metas.first(name) ?? '', locale);
    if (!date || seen.has(date.day)) continue;
    seen.add(date.day);
    const isOpenGraph = /^(?:og|article):/.test(name);
    yield {
      ...date,
      source: isOpenGraph ? 'open graph' : 'meta',
      detail: name,
      weight: VAGUE.has(name) ? 1 : isOpenGraph ? 3 : 2,
    };
  }
  for (const { types, properties, from, insideOf } of things) {
    if (properties === thing?.properties || insideOf.some((type) => /Comment|ItemList|ListItem/.test(type)))
      continue;
    if (types.some((type) => /Comment|Answer|Organization|Person/.test(type))) continue;
    for (const key of ['datePublished', 'uploadDate', 'dateCreated']) {
      const date = machineDate(textsOf(properties[key])[0] ?? '', locale);
      if (date) yield { ...date, source: from, detail: `${types[0]} ${key}`, weight: 0.8 };
    }
  }
}

function* statedChanges({ metas, described, thing }: Page, locale: string): Generator<DateMark> {
  const own = thing && described.textsOf(thing.properties['dateModified'])[0];
  const ofThing = own === undefined ? undefined : machineDate(own, locale);
  if (thing && ofThing) yield { ...ofThing, source: thing.from, detail: 'dateModified', weight: 1 };
  for (const name of MODIFIED_METAS) {
    const date = machineDate(metas.first(name) ?? '', locale);
    if (date)
      yield {
        ...date,
        source: /^(?:og|article):/.test(name) ? 'open graph' : 'meta',
        detail: name,
        weight: 1,
      };
  }
}

const URL_DAY =
  /(?<!\d)((?:19|20)\d\d)(?:([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01]))(?!\d)/;

/** `/2021/08/23/` and the like in the page's address. */
function* urlDates(url: URL | undefined, locale: string): Generator<DateMark> {
  const match = URL_DAY.exec(url?.pathname ?? '');
  if (!match) return;
  const [, year, , m, d, month = m, day = d] = match;
  const date = dateWithin(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`, locale);
  if (date) yield { ...date, source: 'url', detail: 'path', weight: 2.5 };
}
