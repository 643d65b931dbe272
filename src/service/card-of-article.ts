import { readArticle, readTime, type Article, type Warning } from '../article/article.ts';
import { isWebAddress } from '../article/web-address.ts';
import { checkCard, urlDigest } from '../card-url/card.ts';
import { designOf } from '../card/design.ts';
import { PresscardError } from '../errors.ts';
import { cardState } from '../article/state.ts';
import { planCard } from '../plan/plan.ts';
import type { Press } from '../press.ts';
import type { Card } from '../sign/card.ts';

/** What a sender may ask of a card, beside its article. */
export interface CardRequest {
  readonly article: Readonly<Record<string, unknown>>;
  readonly template?: string | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  readonly onOverflow?: string | undefined;
  /** When the address ends, in whole seconds since 1970. */
  readonly x?: number | undefined;
}

export interface SignableCard {
  readonly article: Article;
  readonly warnings: readonly Warning[];
  /** Without a size, for each gets its own address, and without photo and portrait, which have to be found first. */
  readonly card: Card;
  readonly isEmbargoed: boolean;
}

/**
 * The card of an article, as its address will carry it: checked, cleaned, dates with their zone. Before an
 * embargo ends it holds no word of the article, not even its address or its id, which may be made of words.
 *
 * @throws PresscardError for every input that makes no card.
 */
export async function cardOfArticle(
  press: Press,
  { article: input, ...options }: CardRequest,
  nowMs: number,
): Promise<SignableCard> {
  const { article, warnings } = readArticle(input, press.outlets);
  const { template, theme, onOverflow } = options;
  const plan = planCard(article, { template, theme, onOverflow }, press.templates, { nowMs });

  checkAddress(article.url);
  checkEnd(options.x, nowMs);

  const { outlet } = article;
  const embargo = embargoOf(input['embargo'], article);
  const isEmbargoed = embargo !== undefined && nowMs < embargo * 1000;
  const named = {
    outlet: outlet.id,
    v: await designOf(press, outlet),
    x: options.x,
    urlHash: article.url === undefined ? undefined : await urlDigest(article.url),
  };
  const card: Card = isEmbargoed
    ? { ...named, embargo }
    : {
        ...named,
        id: article.id,
        headline: article.headline,
        date: article.date?.iso,
        updated: article.updated?.iso,
        kicker: article.kicker,
        // Long, and drawn by few designs: an address has 4 KB.
        standfirst: plan.template.texts(plan)['standfirst'] && article.standfirst,
        author: article.author && { name: article.author.name },
        state: cardState(article.state),
        notice: article.notice,
        items: article.items.length > 0 ? article.items : undefined,
        until: article.untilMs === undefined ? undefined : Math.floor(article.untilMs / 1000),
        lang: article.lang,
        dir: input['dir'] === undefined ? undefined : article.dir,
        locale: textOf(input['locale']),
        zone: textOf(input['zone']),
        template: options.template,
        theme: options.theme,
        onOverflow: onOverflowOf(options.onOverflow),
      };
  return { article, warnings, card: checkCard(withoutNothing(card)), isEmbargoed };
}

/** Share pages and takedowns go by it. @throws PresscardError `article_invalid` for what is no address of a page. */
function checkAddress(address: string | undefined): void {
  if (address === undefined) return;
  if (isWebAddress(address)) return;
  const rule = 'an address that begins with https:// or http://, without a user or a password';
  throw new PresscardError('article_invalid', `The field url must be ${rule}.`, {
    fields: [{ field: 'url', rule, received: address }],
  });
}

/** @throws PresscardError `request_invalid` for an address that would be over before anybody has it. */
function checkEnd(x: number | undefined, nowMs: number): void {
  if (x === undefined || x * 1000 > nowMs) return;
  const rule = 'a time that is still to come, in whole seconds since 1970';
  throw new PresscardError('request_invalid', `The field x must be ${rule}.`, {
    fields: [{ field: 'x', rule, received: x }],
  });
}

/** The end of an embargo in whole seconds, in the outlet's zone. @throws PresscardError `date_invalid` */
function embargoOf(value: unknown, { outlet, dateStyle }: Article): number | undefined {
  if (typeof value !== 'string') return undefined;
  const read = readTime('embargo', value, { zone: outlet.zone, locale: dateStyle.locale });
  return read && Math.floor(Date.parse(read.iso) / 1000);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function onOverflowOf(value: string | undefined): Card['onOverflow'] {
  return value === 'cut' || value === 'refuse' ? value : undefined;
}

function withoutNothing<T extends object>(card: T): T {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)) as T;
}
