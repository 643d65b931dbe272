import { cleanLine } from '../../article/text.ts';
import type { FactSource } from '../fact.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { isInside, textOf, type PageElement } from './tree.ts';

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
/** Parts of a page that hold other headings than the article's. */
const OUTSIDE = new Set(['nav', 'aside', 'footer', 'form', 'dialog']);

/** The page's headings that may be its headline, the likeliest first. */
export function headingsOf(
  { elements }: Pick<Page, 'elements'>,
  { names, stated }: { names: ReadonlySet<string>; stated: ReadonlySet<string> },
): Heading[] {
  const found: (Heading & { rank: number })[] = [];
  for (const element of elements) {
    const isH1 = element.name === 'h1';
    const isStated = hasProperty(element, 'headline');
    const isH2 = element.name === 'h2';
    if (!isH1 && !isStated && !isH2) continue;
    const text = headingText(element, stated);
    const folded = fold(text);
    if (folded === '' || names.has(folded)) continue;
    const agrees = stated.has(folded);
    if (isH2 && !isStated && !agrees) continue;
    const isOutside = isInside(element, ({ name }) => OUTSIDE.has(name));
    const rank = (agrees ? 8 : 0) + (isH1 ? 4 : 0) + (isStated ? 2 : 0) - (isOutside ? 6 : 0);
    found.push({
      element,
      text,
      source: 'dom',
      detail: element.name,
      weight: isH1 || isStated ? 3 : 1,
      rank,
    });
  }
  return found.sort((one, other) => other.rank - one.rank);
}

/** Its whole text; without what stands beside the headline in it, where that is a headline of the page or marked so. */
function headingText(element: PageElement, stated: ReadonlySet<string>): string {
  const whole = cleanLine(textOf(element));
  if (stated.has(fold(whole))) return whole;
  const children = element.children.filter((child) => typeof child !== 'string');
  for (const child of children) {
    const alone = cleanLine(textOf(child));
    if (stated.has(fold(alone))) return alone;
    const without = cleanLine(textOf(element, (each) => each === child)).replace(/^[\s:|–—-]+/, '');
    if (stated.has(fold(without))) return without;
  }
  const bare = cleanLine(textOf(element, ({ attributes }) => ASIDE.test(`${attributes['class'] ?? ''}`)));
  return bare === '' ? whole : bare.replace(/^[\s:|–—-]+/, '');
}

function hasProperty({ attributes }: PageElement, property: string): boolean {
  return (attributes['itemprop'] ?? '').split(/\s+/).includes(property);
}
