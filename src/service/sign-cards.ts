import { answerArticle, type ArticleAnswer } from '../article/answer.ts';
import type { Warning } from '../article/article.ts';
import { jobOf } from '../card/card-job.ts';
import { identify } from '../card/identity.ts';
import type { ApiKey } from '../keys/api-key.ts';
import { logCardSigned } from '../keys/audit.ts';
import type { Card } from '../sign/card.ts';
import { signCard } from '../sign/sign.ts';
import type { Fit } from '../typeset/fit-answer.ts';
import { sizes, type SizeId } from '../../templates/sizes.ts';
import { answerShare, type ShareAnswer } from './answer-share.ts';
import { identifyAddress } from '../card/identify-address.ts';
import { openAddress } from '../card-url/open.ts';
import { refuseWithdrawn } from './photos.ts';
import { readyCard, type ReadyRequest } from './ready-card.ts';
import type { Service } from './service.ts';
import { asFault } from './sign-fault.ts';

export interface SignRequest extends ReadyRequest {
  readonly sizes: readonly SizeId[];
  /** What share buttons send: the article's own address, or the share page's. */
  readonly via?: 'article' | 'page' | undefined;
}

/** One size of a card: where its picture is and, where it was rendered or set, how its headline stands. */
export interface SignedSize {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly fit?: Fit;
}

export interface SignedCard extends Omit<ShareAnswer, 'signed'> {
  readonly article: ArticleAnswer;
  readonly alt: string;
  readonly warnings: readonly Warning[];
  /** What the cards show less than was asked for; empty when nothing. */
  readonly degraded: readonly string[];
  /** Whether `og` was rendered before this answer, so that what a crawler gets has been seen to work. */
  readonly rendered: boolean;
  readonly cards: Partial<Record<SizeId, SignedSize>>;
  /** `''` where `og` was not asked for. */
  readonly metaTags: string;
}

/**
 * Signs the cards of one article.
 *
 * @param options.render whether the cards are rendered and kept before the answer.
 * @param options.fetches whether a photo that is named by its address is fetched; as `render` when left out.
 * @throws PresscardError for every input that makes no card, `outlet_refused`, `withdrawn`, `card_too_long`,
 * `takedowns_unreadable`, `busy`.
 */
export async function signCards(
  service: Service,
  request: SignRequest,
  { apiKey, render, fetches = render }: { apiKey: ApiKey; render: boolean; fetches?: boolean },
): Promise<SignedCard> {
  const { press, baseUrl } = service;
  const { outlet, article, card, photo, alt, format, nowMs, isEmbargoed, ...ready } = await readyCard(
    service,
    request,
    { apiKey, fetches },
  );
  const key = service.keys.signing(outlet.id);

  const record = (digest: string): void =>
    logCardSigned(press.ports.log, {
      kid: key.id,
      card: digest,
      apiKey: apiKey.id,
      at: new Date(nowMs).toISOString(),
    });

  const cards: Partial<Record<SizeId, SignedSize>> = {};
  const degraded: string[] = ready.isPhotoLeftOut ? ['photo'] : [];
  for (const size of new Set(request.sizes)) {
    const sized: Card = size === 'og' ? card : { ...card, size };
    const identity = await identify(press, sized, { format, nowMs });
    await refuseWithdrawn(service.takedowns, identity.tags);
    const { url } = await asFault(() => signCard({ key, card: sized, ext: format, base: baseUrl }));
    record(identity.digest);
    const { widthPx: width, heightPx: height } = sizes[size];
    cards[size] = { url, width, height };
    if (!render) continue;
    const { card: painted, fallback } = await service.printer.print(
      identity.key,
      jobOf(sized, { outlet, format, photos: service.photos, nowMs }),
    );
    if (fallback === undefined) {
      const { bytes, contentType } = painted;
      // Begun now; a store that hangs keeps no CMS waiting.
      const kept = service.store.cards.put(identity.key, { bytes, contentType, tags: identity.tags });
      service.later(() => kept);
    } else degraded.push(fallback);
    cards[size] = { url, width, height, ...(isEmbargoed ? {} : { fit: painted.fit }) };
  }
  const { via } = request;
  const { signed, ...share } = await answerShare(service, {
    article,
    card,
    photo,
    alt,
    ext: format,
    key,
    via,
    isEmbargoed,
  });
  // A page may have been withdrawn by its own address.
  const page = await identifyAddress(press, await openAddress(share.shareUrl, service.keys), nowMs);
  await refuseWithdrawn(service.takedowns, page.tags);
  signed.forEach(record);
  return {
    article: answerArticle(photo ? { ...article, photo: { ...article.photo!, ...photo } } : article),
    alt,
    degraded: [...new Set(degraded)],
    rendered: render,
    cards,
    ...share,
    warnings: [...ready.warnings, ...share.warnings],
    metaTags: cards.og ? share.metaTags : '',
  };
}
