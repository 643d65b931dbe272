import { altText } from '../article/alt.ts';
import type { Article, Warning } from '../article/article.ts';
import { checkCard } from '../card-url/card.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { Outlet } from '../outlet/outlet.ts';
import { planCard, type CardPlan } from '../plan/plan.ts';
import type { Card, CardPhoto } from '../sign/card.ts';
import type { CardExtension } from '../sign/sign.ts';
import { checkOutlet } from './access.ts';
import { cardOfArticle, type CardRequest } from './card-of-article.ts';
import { NO_PHOTO, photoOfArticle, portraitOfArticle } from './photo-of-article.ts';
import type { Service } from './service.ts';

export interface ReadyRequest extends CardRequest {
  /** `auto`: JPEG for a card with a photo or a portrait, else PNG. */
  readonly format: CardExtension | 'auto';
}

/** A card with everything that has to be known before it is signed or rendered. */
export interface ReadyCard {
  readonly article: Article;
  readonly outlet: Outlet;
  /** Without a size: each size is a card of its own. */
  readonly card: Card;
  /** The article's photo, whether or not the card shows it. */
  readonly photo: CardPhoto | undefined;
  readonly isPhotoLeftOut: boolean;
  readonly alt: string;
  readonly format: CardExtension;
  /** When it was looked at, in ms since 1970. */
  readonly nowMs: number;
  readonly isEmbargoed: boolean;
  readonly warnings: readonly Warning[];
}

/**
 * Makes the card of an article ready: checked, its photo and its author's portrait found or taken in.
 *
 * @param options.fetches whether a photo that is named by its address is fetched.
 * @throws PresscardError for every input that makes no card, and `outlet_refused`.
 */
export async function readyCard(
  service: Service,
  request: ReadyRequest,
  { apiKey, fetches }: { apiKey: ApiKey; fetches: boolean },
): Promise<ReadyCard> {
  const { press } = service;
  const nowMs = press.ports.clock.now();
  const { article, card: withoutPhoto, isEmbargoed, ...found } = await cardOfArticle(press, request, nowMs);
  checkOutlet(apiKey, article.outlet.id);
  const { template, theme, onOverflow } = request;
  const hasPortrait = article.author?.portrait !== undefined;
  const planOf = (hasPhoto: boolean): CardPlan =>
    planCard(article, { template, theme, onOverflow }, press.templates, { nowMs, hasPhoto, hasPortrait });
  const isWanted = !isEmbargoed && article.photo !== undefined;
  const shows = isWanted && planOf(true).photo !== undefined;
  const { photo, ...photoAnswer } = isWanted
    ? await photoOfArticle(service, article, { apiKey, fetches, isShown: shows })
    : NO_PHOTO;
  const plan = planOf(photo !== undefined || (isWanted && !shows));
  const author =
    isEmbargoed || !plan.portrait ? undefined : await portraitOfArticle(service.photos, article.author!);
  const card = checkCard({
    ...withoutPhoto,
    ...(shows && photo ? { photo } : {}),
    ...(author ? { author } : {}),
  });
  return {
    article,
    outlet: article.outlet,
    card,
    photo,
    isPhotoLeftOut: photoAnswer.isLeftOut,
    alt: isEmbargoed ? article.outlet.name : altText(article, plan),
    format: request.format === 'auto' ? (card.photo || author ? 'jpg' : 'png') : request.format,
    nowMs,
    isEmbargoed,
    warnings: [...found.warnings, ...(isEmbargoed ? [] : plan.warnings), ...photoAnswer.warnings],
  };
}
