import { cleanLine } from '../../article/text.ts';
import { HEADLINE_MAX_CHARS, RELATED_MAX } from '../../limits.ts';
import type { Fact } from '../fact.ts';
import { wholeDate } from '../date-within.ts';
import { withoutRelatedCall, isRelatedCall } from '../related-call.ts';
import { webAddress } from './address.ts';
import { fold } from './fold.ts';
import type { Heading } from './headings.ts';
import type { Page } from './page.ts';
import { isInside, shortTextOf, type PageElement } from './tree.ts';

/** Another article that this one points to. */
export interface RelatedLink {
  readonly headline: string;
  readonly url?: string;
}

const RELATED =
  /(?:^|[\s_-])(?:read-?(?:more|also|next)|also|see-?also|related|relation|more-?on|inline-?(?:link|teaser|related)|lire-?aussi|mehr-?zum|leia|lea)(?:$|[\s_-])/i;
/** A shorter one, or one of fewer words, is a topic or a link of the site's own business. */
const HEADLINE_MIN = { chars: 15, words: 4 } as const;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Links below the headline that are looked at: an article's text has some dozens. */
const LINKS_TRIED = 1_000;

/** The links to other articles that stand inside of the text: “Also on”, “Read more”. Lists beside and below are the site's. */
export function readRelated(
  { elements, url }: Page,
  { heading, headline }: { heading: Heading | undefined; headline: string },
): Fact<readonly RelatedLink[]> | undefined {
  const end = lastParagraph(elements);
  const found: RelatedLink[] = [];
  let tries = 0;
  for (const element of elements) {
    if (found.length >= RELATED_MAX || element.index > end) break;
    if (element.name !== 'a' || element.index < (heading?.element.index ?? 0)) continue;
    tries += 1;
    if (tries > LINKS_TRIED) break;
    const address = webAddress(element.attributes['href'], url);
    const text = cleanLine((shortTextOf(element, HEADLINE_MAX_CHARS) ?? '').slice(0, 500));
    if (!address || !isTitle(text) || !isCalled(element, text)) continue;
    const title = withoutRelatedCall(text);
    const isNew =
      fold(title) !== fold(headline) && !found.some(({ headline: other }) => fold(other) === fold(title));
    if (isNew && isTitle(title) && address.pathname !== '/')
      found.push({ headline: title, url: address.href });
  }
  return found.length === 0
    ? undefined
    : { value: found, source: 'dom', detail: 'links in the text', confidence: 0.7 };
}

function isTitle(text: string): boolean {
  const isLong = UNSPACED.test(text) || text.split(' ').length >= HEADLINE_MIN.words;
  return isLong && text.length >= HEADLINE_MIN.chars && !wholeDate(text, 'und');
}

/** Whether a link, or the block that it stands in, says that it leads to a further article. */
function isCalled(link: PageElement, text: string): boolean {
  if (isRelatedCall(text)) return true;
  if (
    isInside(
      link,
      ({ name, attributes }) =>
        name !== 'body' &&
        name !== 'html' &&
        name !== 'main' &&
        name !== 'article' &&
        RELATED.test(attributes['class'] ?? ''),
    )
  )
    return true;
  let before = '';
  for (const child of link.parent?.children ?? []) {
    if (child === link) break;
    before += typeof child === 'string' ? child : ` ${shortTextOf(child, 60) ?? ''}`;
  }
  return isRelatedCall(before.slice(-60));
}

function lastParagraph(elements: readonly PageElement[]): number {
  const last = elements.findLast(
    (element) => element.name === 'p' && (shortTextOf(element, 5_000) ?? 'x'.repeat(100)).length >= 80,
  );
  return last?.index ?? Number.POSITIVE_INFINITY;
}
