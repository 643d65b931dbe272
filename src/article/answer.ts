import type { Article } from './article.ts';

/** An article as answers show it: the same on the command line and over HTTP. */
export interface ArticleAnswer {
  readonly headline: string;
  /** ISO 8601, with the zone's offset where a time is known. */
  readonly date: string | undefined;
  readonly outlet: { readonly id: string; readonly name: string; readonly domain: string };
  readonly kicker: string | undefined;
  readonly url: string | undefined;
  readonly id: string | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

export function answerArticle({ headline, date, outlet, kicker, url, id, lang }: Article): ArticleAnswer {
  return {
    headline,
    date: date?.iso,
    outlet: { id: outlet.id, name: outlet.name, domain: outlet.domains[0]! },
    kicker,
    url,
    id,
    lang,
    dir: directionOf(headline),
  };
}

const STRONG_LEFT_TO_RIGHT = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The base direction by the first letter (UAX #9, P2 and P3). */
function directionOf(text: string): 'ltr' | 'rtl' {
  const first = [...text].find((character) => STRONG_LEFT_TO_RIGHT.test(character));
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
