import type { Article, Warning } from '../article/article.ts';
import type { Author } from '../article/author.ts';
import type { ArticlePhoto } from '../article/photo.ts';
import { PresscardError } from '../errors.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { Card, CardPhoto } from '../sign/card.ts';
import type { Photos } from './photos.ts';
import type { Service } from './service.ts';

/** The photo that a card is signed with, or why it is signed without the one that it should have. */
export interface SignablePhoto {
  readonly photo: CardPhoto | undefined;
  readonly warnings: readonly Warning[];
  readonly isLeftOut: boolean;
}

export const NO_PHOTO: SignablePhoto = { photo: undefined, warnings: [], isLeftOut: false };

/**
 * Finds or takes in the photo of an article.
 *
 * @param options.fetches whether one that is named by its address is fetched; in an array it is not, so that
 * the answer's time is bounded.
 * @param options.isShown whether the card shows it. One that it does not show is for search engines, and no card
 * fails for its sake.
 * @throws PresscardError for a photo that cannot be had, unless the article can do without it (`optional`).
 */
export async function photoOfArticle(
  service: Service,
  { photo: named }: Pick<Article, 'photo'>,
  options: { apiKey: ApiKey; fetches: boolean; isShown: boolean },
): Promise<SignablePhoto> {
  if (!named) return NO_PHOTO;
  if (!options.isShown && named.sha256 === undefined && !options.fetches) return NO_PHOTO;
  if (named.sha256 === undefined && named.src === undefined) {
    const message = 'The photo has neither src nor sha256; the card was signed without it.';
    return { ...NO_PHOTO, warnings: [{ code: 'photo_missing', message }] };
  }
  try {
    return { ...NO_PHOTO, photo: await find(service, named, options) };
  } catch (error) {
    const isNeeded = options.isShown && !named.isOptional;
    if (isNeeded || !(error instanceof PresscardError)) throw error;
    const what = options.isShown
      ? 'The card was signed without its photo'
      : 'Search engines get the card, not the photo';
    const message = `${what}: ${error.code}. ${error.message}`;
    return { photo: undefined, warnings: [{ code: 'photo_left_out', message }], isLeftOut: options.isShown };
  }
}

async function find(
  { photos }: Service,
  { src, sha256: given, focus, credit, alt, mayBeOverlaid }: ArticlePhoto,
  { apiKey, fetches }: { apiKey: ApiKey; fetches: boolean },
): Promise<CardPhoto> {
  if (given === undefined && !fetches) {
    const rule = 'left out here: send the photo with PUT /v1/photos and name it by its sha256';
    throw new PresscardError('request_invalid', `The field photo.src must be ${rule}.`, {
      fields: [{ field: 'photo.src', rule }],
    });
  }
  const facts =
    given === undefined ? await photos.takeFrom(src!, { apiKey, focus }) : await photos.facts(given);
  const line = credit ?? facts.credit;
  return {
    sha256: facts.sha256,
    focus: focus ?? facts.focus,
    ...(line === undefined ? {} : { credit: line }),
    ...(alt === undefined ? {} : { alt }),
    ...(mayBeOverlaid ? {} : { syndication: false }),
  };
}

/**
 * An author as the address of a card that shows the portrait names them.
 *
 * @returns undefined for one without a portrait.
 * @throws PresscardError `photo_unknown` or `withdrawn`.
 */
export async function portraitOfArticle(
  photos: Pick<Photos, 'facts'>,
  { name, portrait, focus }: Author,
): Promise<Card['author']> {
  if (portrait === undefined) return undefined;
  const facts = await photos.facts(portrait);
  return { name, portrait, focus: focus ?? facts.focus };
}
