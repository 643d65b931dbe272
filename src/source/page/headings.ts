import { cleanLine } from '../../article/text.ts';
import { PAGE_TITLE_MAX_CHARS } from '../../limits.ts';
import { wholeDate } from '../date-within.ts';
import type { FactSource } from '../fact.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { shortTextOf, textOf, type PageElement } from './tree.ts';

export interface Heading {
  readonly element: PageElement;
  readonly text: string;
  readonly source: FactSource;
  readonly detail: string;
  readonly weight: number;
}

/** Small texts inside of a heading that are not the headline. */
const ASIDE =
  /kicker|overline|overtitle|over-title|pretitle|eyebrow|topline|dachzeile|spitzmarke|roofline|rubric|section|label|category|badge|\btag\b|author|byline|date|time|icon|sr-only|visually-hidden|screen-reader/i;
/** Headings that are looked at; a page of one article has some dozens. */
const HEADINGS_TRIED = 300;

/** The page's headings that may be its headline, the likeliest first. */
export function headingsOf(
  { elements }: Pick<Page, 'elements'>,
  { names, stated }: { names: ReadonlySet<string>; stated: ReadonlySet<string> },
): Heading[] {
  const found: (Heading & { rank: number })[] = [];
  const hasH1 = elements.some((element) => element.name === 'h1' && !isBlank(element));
  let tried = 0;
  for (const element of elements) {
    const isH1 = element.name === 'h1';
    const isMarked = hasProperty(element, 'headline');
    if (!isH1 && !isMarked && element.name !== 'h2') continue;
    tried += 1;
    if (tried > HEADINGS_TRIED) break;
    const text = headingText(element, stated);
    const folded = fold(text);
    if (folded === '' || names.has(folded)) continue;
    const agrees = stated.has(folded);
    if (!isH1 && !isMarked && !agrees && (hasH1 || !sharesWords(folded, stated))) continue;
    const { aside } = placeOf(element);
    const rank = (agrees ? 8 : 0) + (isH1 ? 4 : 0) + (isMarked ? 2 : 0) - (aside ? 6 : 0);
    const weight = isH1 || isMarked ? (likeness(folded, stated) < LIKENESS_MIN ? 2 : 4) : agrees ? 1 : 2;
    found.push({ element, text, source: 'dom', detail: element.name, weight, rank });
  }
  return found.sort((one, other) => other.rank - one.rank);
}

/** A heading that no title of the page resembles may be a section's, or a logo. */
const LIKENESS_MIN = 0.25;
const GRAM_CHARS = 3;

/** The share of a heading's letters, three at a time, that one of the titles has, too; 1 where there is no title. */
function likeness(heading: string, titles: ReadonlySet<string>): number {
  if (titles.size === 0) return 1;
  const grams = Array.from({ length: Math.max(1, heading.length - GRAM_CHARS + 1) }, (_, at) =>
    heading.slice(at, at + GRAM_CHARS),
  );
  const shares = [...titles].map(
    (title) => grams.filter((gram) => title.includes(gram)).length / grams.length,
  );
  return Math.max(...shares);
}

function isBlank(element: PageElement): boolean {
  return fold(shortTextOf(element, PAGE_TITLE_MAX_CHARS) ?? 'x') === '';
}

/** A page without a first heading: its second one may be it, where the page's title has a part of it. */
const SHARED_MIN_CHARS = 8;

function sharesWords(heading: string, stated: ReadonlySet<string>): boolean {
  return [...stated].some(
    (title) => title.length >= SHARED_MIN_CHARS && (heading.includes(title) || title.includes(heading)),
  );
}

/** Its whole text; without what stands beside the headline in it, where that is a headline of the page or marked so. */
function headingText(element: PageElement, stated: ReadonlySet<string>): string {
  const whole = cleanLine(textOf(element).slice(0, PAGE_TITLE_MAX_CHARS));
  if (stated.has(fold(whole))) return whole;
  const children = element.children.filter((child) => typeof child !== 'string').slice(0, 8);
  for (const child of children) {
    const alone = cleanLine(textOf(child));
    if (stated.has(fold(alone))) return alone;
    const without = bared(cleanLine(textOf(element, (each) => each === child)));
    if (stated.has(fold(without))) return without;
  }
  const undated = withoutDate(whole);
  if (stated.has(fold(undated))) return undated;
  const bare = bared(cleanLine(textOf(element, ({ attributes }) => ASIDE.test(attributes['class'] ?? ''))));
  return bare === '' ? whole : bare;
}

function bared(text: string): string {
  return text.replace(/^[\s:|–—-]+/u, '');
}

/** `1. Februar 2022 Headline`: without the date in front. */
function withoutDate(text: string): string {
  const words = text.split(' ');
  for (let length = Math.min(5, words.length - 1); length > 0; length -= 1) {
    const front = words.slice(0, length).join(' ');
    if (/\p{Nd}{4}/u.test(front) && wholeDate(front, 'und')) return bared(words.slice(length).join(' '));
  }
  return text;
}

function hasProperty({ attributes }: PageElement, property: string): boolean {
  return (attributes['itemprop'] ?? '').split(/\s+/).includes(property);
}
