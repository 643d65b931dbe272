import { cleanLine } from '../../article/text.ts';
import type { Fact } from '../fact.ts';
import { fold } from './fold.ts';
import type { Heading } from './headings.ts';
import type { Page } from './page.ts';
import { shortTextOf } from './tree.ts';

const KICKER =
  /kicker|overline|overtitle|over-title|pre-?title|eyebrow|topline|top-line|dachzeile|spitzmarke|roofline|upper-?title|surtitre|antetitulo|ante-titulo|volanta|cintillo|hanger|rubric|rubrik|nadtytul|nadtitulek|chapeu|occhiello|article-?label|article__label/i;
const KICKER_MAX_CHARS = 60;
/** Sections that say nothing. */
const GENERAL =
  /^(?:featured|news|latest(?: news)?|home|uncategori[sz]ed|general|article|artikel|articles|blog|nachrichten|noticias|nyheter|nieuws|notizie|actualités|новости|публикации|ニュース|뉴스|新闻|أخبار)$/iu;
/** A kicker's place is right above the headline. */
const ELEMENTS_ABOVE = 12;

/** The word or two above the headline; without one there, the section that the page names. */
export function readKicker(
  { elements, described, thing, metas }: Page,
  {
    heading,
    headline,
    names,
  }: { heading: Heading | undefined; headline: string; names: ReadonlySet<string> },
): Fact | undefined {
  const isKicker = (text: string): boolean => {
    const folded = fold(text);
    return (
      folded !== '' &&
      !names.has(folded) &&
      folded !== fold(headline) &&
      text.length <= KICKER_MAX_CHARS &&
      !GENERAL.test(text) &&
      !/\p{Nd}{3}/u.test(text) &&
      /\p{L}{2}/u.test(text)
    );
  };
  const at = heading?.element.index ?? -1;
  if (heading) {
    const above = elements.slice(Math.max(0, at - ELEMENTS_ABOVE), at).toReversed();
    const inside = elements.slice(at + 1, at + 6).filter(({ parent }) => parent === heading.element);
    for (const element of [...inside, ...above]) {
      if (!KICKER.test(`${element.attributes['class'] ?? ''} ${element.attributes['data-testid'] ?? ''}`))
        continue;
      const text = cleanLine(shortTextOf(element, KICKER_MAX_CHARS) ?? '').replace(/[\s:|–—-]+$/u, '');
      if (isKicker(text))
        return { value: text, source: 'dom', detail: 'above the headline', confidence: 0.8 };
    }
  }
  const sections = [
    ...described
      .textsOf(thing?.properties['articleSection'])
      .map((text) => ({ text, source: thing!.from, detail: 'articleSection' })),
    ...metas
      .all('article:section')
      .map((text) => ({ text, source: 'open graph' as const, detail: 'article:section' })),
  ];
  for (const { text, source, detail } of sections) {
    const section = cleanLine(text);
    if (isKicker(section) && section.length <= SECTION_MAX_CHARS && /^[^/>_|,\d]+$/.test(section))
      return { value: section, source, detail, confidence: 0.6 };
  }
  return undefined;
}

const SECTION_MAX_CHARS = 30;
