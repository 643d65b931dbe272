import type { Direction } from '../typeset/direction.ts';
import type { Article } from './article.ts';
import type { ArticleState } from './state.ts';
import type { ArticlePhoto } from './photo.ts';
import type { RelatedArticle } from './related.ts';

/** An article as answers show it: the same on the command line and over HTTP. */
export interface ArticleAnswer {
  readonly headline: string;
  /** ISO 8601, with the zone's offset where a time is known. */
  readonly date: string | undefined;
  readonly outlet: { readonly id: string; readonly name: string; readonly domain: string };
  /** ISO 8601, as `date` is. */
  readonly updated: string | undefined;
  readonly kicker: string | undefined;
  readonly standfirst: string | undefined;
  readonly author: { readonly name: string; readonly portrait: string | undefined } | undefined;
  readonly state: ArticleState;
  /** ISO 8601 in UTC: when the state ends. */
  readonly until: string | undefined;
  readonly notice: string | undefined;
  readonly items: readonly string[] | undefined;
  readonly related: readonly RelatedArticle[] | undefined;
  readonly url: string | undefined;
  readonly id: string | undefined;
  readonly photo: Pick<ArticlePhoto, 'src' | 'sha256' | 'alt' | 'credit' | 'focus'> | undefined;
  readonly paywall: boolean | undefined;
  readonly lang: string;
  readonly dir: Direction;
}

export function answerArticle({
  headline,
  date,
  outlet,
  updated,
  kicker,
  standfirst,
  author,
  state,
  untilMs,
  notice,
  items,
  related,
  url,
  id,
  photo,
  paywall,
  lang,
  dir,
}: Article): ArticleAnswer {
  return {
    headline,
    date: date?.iso,
    outlet: { id: outlet.id, name: outlet.name, domain: outlet.domains[0]! },
    updated: updated?.iso,
    kicker,
    standfirst,
    author: author && { name: author.name, portrait: author.portrait },
    state,
    until: untilMs === undefined ? undefined : new Date(untilMs).toISOString(),
    notice,
    items: items.length > 0 ? items : undefined,
    related: related.length > 0 ? related : undefined,
    url,
    id,
    photo: photo && {
      src: photo.src,
      sha256: photo.sha256,
      alt: photo.alt,
      credit: photo.credit,
      focus: photo.focus,
    },
    paywall,
    lang,
    dir,
  };
}
