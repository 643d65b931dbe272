import { languageOf } from '../../article/language.ts';
import { directionOf, type Direction } from '../../typeset/direction.ts';
import type { Fact } from '../fact.ts';
import type { Page } from './page.ts';
import { around, type PageElement } from './tree.ts';

/**
 * The page's language. Templates are copied with a wrong `lang`, mostly English, so the places that state it
 * vote; whatever they say, it must be one that the headline can be written in.
 */
export function readLanguage(
  { elements, metas, described, thing }: Page,
  headline: string,
): Fact | undefined {
  const html = elements.find(({ name }) => name === 'html')?.attributes;
  const stated: Fact[] = [
    ...tagged(html?.['lang'] ?? html?.['xml:lang'], { source: 'dom', detail: 'html lang' }),
    ...tagged(metas.first('og:locale'), { source: 'open graph', detail: 'og:locale' }),
    ...tagged(described.textsOf(thing?.properties['inLanguage'])[0], {
      source: thing?.from ?? 'json-ld',
      detail: 'inLanguage',
    }),
    ...tagged(metas.first('content-language', 'dc.language', 'language', 'sailthru.language'), {
      source: 'meta',
      detail: 'content-language',
    }),
  ].filter(({ value }) => primary(languageOf(headline, value)) === primary(value));
  const votes = new Map<string, number>();
  for (const { value } of stated)
    votes.set(primary(value), (votes.get(primary(value)) ?? 0) + (primary(value) === 'en' ? 0.9 : 1));
  let best: Fact | undefined;
  for (const fact of stated)
    if (!best || votes.get(primary(fact.value))! > votes.get(primary(best.value))!) best = fact;
  return best && { ...best, confidence: votes.size > 1 ? 0.7 : 0.95 };
}

/** The base direction that the page gives its headline, where its letters do not say another. */
export function readDirection(
  { elements }: Page,
  headline: { readonly text: string; readonly element: PageElement | undefined; readonly lang: string },
): Fact<Direction> | undefined {
  const from = headline.element ?? elements.find(({ name }) => name === 'html');
  for (const { attributes, name } of from ? around(from) : []) {
    const dir = attributes['dir']?.trim().toLowerCase();
    if (dir !== 'ltr' && dir !== 'rtl') continue;
    return dir === directionOf(headline.text, headline.lang)
      ? { value: dir, source: 'dom', detail: `${name} dir`, confidence: 0.95 }
      : undefined;
  }
  return undefined;
}

function tagged(text: string | undefined, found: Pick<Fact, 'source' | 'detail'>): Fact[] {
  const tag = canonical(text?.split(',')[0]?.trim().replaceAll('_', '-'));
  return tag === undefined ? [] : [{ value: tag, ...found, confidence: 0.9 }];
}

function canonical(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}
