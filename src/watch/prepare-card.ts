import { PresscardError } from '../errors.ts';
import type { ApiKey } from '../keys/api-key.ts';
import { WATCH_FULL_TRIES } from '../limits.ts';
import { readSignRequest } from '../serve/routes/cards.ts';
import { signCards, type SignedCard } from '../service/sign-cards.ts';
import type { Service } from '../service/service.ts';
import type { FoundArticle } from '../source/found.ts';
import { isPassing } from './passing.ts';

/** In the record of what was signed. */
const WHO: ApiKey = { id: 'watch', hash: '', rate: 'bulk', outlets: [] };

/**
 * Signs and renders the card of an article, and keeps it: when this resolves, whoever asks for the card's address is
 * answered from the store.
 *
 * @param tries so far, this one included. The first ones insist on the photo, on the whole render and on the store;
 * the last makes do, since a card without its photo is better than none, and an address works before its card is kept.
 * @throws PresscardError as `signCards`, `store_failed`, `store_full`, `render_failed`
 */
export async function prepareCard(
  service: Service,
  article: FoundArticle,
  tries: number,
): Promise<SignedCard> {
  const makesDo = tries >= WATCH_FULL_TRIES;
  const photo = article.photo as { optional?: boolean } | undefined;
  const insisting = { ...article, ...(photo ? { photo: { ...photo, optional: false } } : {}) };
  if (makesDo) return sign(service, article);
  const keeping: Promise<void>[] = [];
  const strict: Service = {
    ...service,
    store: { ...service.store, cards: service.honestCards },
    later(task, afterMs) {
      if (afterMs !== undefined) return service.later(task, afterMs);
      const done = task();
      done.catch(() => undefined);
      keeping.push(done);
    },
  };
  let signed: SignedCard;
  try {
    signed = await sign(strict, insisting);
  } catch (error) {
    if (!photo || isPassing(error)) throw error;
    // A photo of a kind that is never taken: the next try would not have it either.
    signed = await sign(strict, article);
  }
  await Promise.all(keeping);
  const lesser = signed.degraded.find((reason) => reason !== 'photo');
  if (lesser !== undefined) {
    throw new PresscardError('render_failed', `The card could only be made with less (${lesser}).`);
  }
  return signed;
}

async function sign(service: Service, article: FoundArticle): Promise<SignedCard> {
  const { request, warnings } = await readSignRequest(service, { article }, { fetches: false });
  const signed = await signCards(service, request, { apiKey: WHO, render: true });
  return { ...signed, warnings: [...warnings, ...signed.warnings] };
}
