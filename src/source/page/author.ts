import { cleanLine } from '../../article/text.ts';
import { LABEL_MAX_CHARS } from '../../limits.ts';
import type { Fact, FactSource } from '../fact.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { shortTextOf, type PageElement } from './tree.ts';

/** More names than these are a list of contributors. */
const NAMES_MAX = 4;

const BY =
  /^(?:by|from|von|par|por|di|door|av|af|от|автор|autor|author|written by|text|texto|texte|foto|photo|yazan|от|por:|από|oleh|piše|tekst|skrevet av|文|記者|作者)\s*:?\s+/iu;
/** Addresses, numbers, networks, titles of sites, and accounts that are nobody. */
const NO_NAME =
  /https?:|www\.|@|\p{Nd}{2}|[|]|facebook|twitter|developed by|^\p{Nd}|^(?:admin|administrator|editor|redaktion|redaksi|redaccion|redacción|staff|online|guest|web|null|undefined|unknown)$/iu;

/** Who wrote the article, all names in one line. The site's own name is nobody's. */
export function readAuthor(page: Page, names: ReadonlySet<string>): Fact | undefined {
  for (const { texts, source, detail, confidence } of stated(page)) {
    const people: string[] = [];
    for (const text of texts) {
      const name = cleanLine(text.slice(0, 400))
        .replace(BY, '')
        .replace(/[\s,;|–—-]+$/u, '');
      const isName =
        name.length >= 2 && name.length <= LABEL_MAX_CHARS && !NO_NAME.test(name) && /\p{L}/u.test(name);
      if (isName && !names.has(fold(name)) && !people.some((other) => fold(other) === fold(name)))
        people.push(name);
    }
    const value = people.slice(0, NAMES_MAX).join(', ');
    if (value !== '' && value.length <= LABEL_MAX_CHARS) return { value, source, detail, confidence };
  }
  return undefined;
}

interface Stated {
  readonly texts: readonly string[];
  readonly source: FactSource;
  readonly detail: string;
  readonly confidence: number;
}

function* stated({ metas, described, thing, elements }: Page): Generator<Stated> {
  if (thing) {
    for (const property of ['author', 'creator'])
      yield {
        texts: described.textsOf(thing.properties[property]),
        source: thing.from,
        detail: property,
        confidence: 0.9,
      };
  }
  for (const name of [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'cxenseparse:author',
  ])
    yield {
      texts: metas.all(name),
      source: name.startsWith('article:') ? 'open graph' : 'meta',
      detail: name,
      confidence: 0.8,
    };
  const marked = elements.filter(({ attributes }) => {
    const rel = (attributes['rel'] ?? '').split(/\s+/);
    return rel.includes('author') || /(?:^|\s)author(?:$|\s)/.test(attributes['itemprop'] ?? '');
  });
  const named = elements.filter(({ attributes }) =>
    /(?:^|[\s_-])(?:author|byline)(?:$|[\s_-](?:name|link)?)/i.test(attributes['class'] ?? ''),
  );
  for (const [list, confidence] of [
    [marked, 0.7],
    [named, 0.5],
  ] as const) {
    const texts = list
      .filter((element) => !isElsewhere(element))
      .flatMap((element) => shortTextOf(element, LABEL_MAX_CHARS) ?? [])
      .filter((text) => text !== '');
    yield { texts: texts.slice(0, 1), source: 'dom', detail: 'byline', confidence };
  }
}

function isElsewhere(element: PageElement): boolean {
  const { aside, isComment } = placeOf(element);
  return aside !== undefined || isComment;
}
