import type { Article, Warning } from '../article/article.ts';
import { cardDigest } from '../card-url/card.ts';
import { shareCardOf } from '../card/share-card.ts';
import { PresscardError } from '../errors.ts';
import type { Key } from '../keys/key-ring.ts';
import { fitsHead, shareHead } from '../share/head.ts';
import { jsonLdScript } from '../share/json-ld.ts';
import { metaTags, pictureTagsAsHtml } from '../share/meta-tags.ts';
import type { ShareLinks } from '../share/share-links.ts';
import { titleOf } from '../share/share-facts.ts';
import { titleWarnings } from '../share/title-cuts.ts';
import type { Card, CardPage, CardPhoto } from '../sign/card.ts';
import { signShare, type CardExtension } from '../sign/sign.ts';
import type { Service } from './service.ts';
import { shareOf, type Share } from './share-of-card.ts';
import { cropOf } from './share-pictures.ts';
import { asFault } from './sign-fault.ts';

/** The part of an answer that is for sharing. */
export interface ShareAnswer {
  readonly shareUrl: string;
  /** The address behind each network's share button; empty before an embargo ends. */
  readonly shareLinks: ShareLinks;
  /** For the head of the article's own page. */
  readonly metaTags: string;
  /** The same for search engines: an element with structured data. */
  readonly jsonLd: string;
  readonly warnings: readonly Warning[];
  /** Digests of cards that were signed besides. */
  readonly signed: readonly string[];
}

interface SharedCard {
  readonly article: Article;
  /** Of the picture. */
  readonly card: Card;
  /** The article's photo, whether or not the card shows it. */
  readonly photo: CardPhoto | undefined;
  readonly alt: string;
  readonly ext: CardExtension;
  readonly key: Key;
  readonly via: 'article' | 'page' | undefined;
  readonly isEmbargoed: boolean;
}

/** @throws PresscardError `card_too_long` */
export async function answerShare(
  { baseUrl }: Pick<Service, 'baseUrl'>,
  { article, card, photo, alt, ext, key, via, isEmbargoed }: SharedCard,
): Promise<ShareAnswer> {
  const page: CardPage = isEmbargoed
    ? {}
    : {
        description: card.standfirst === undefined ? article.standfirst : undefined,
        related: article.related.length > 0 ? article.related : undefined,
        photo: card.photo === undefined ? photo : undefined,
        via: via === 'page' ? 'page' : undefined,
      };
  const attempt = async (said: CardPage | undefined): Promise<Attempt> =>
    asFault(async () => {
      const parts = { url: isEmbargoed ? undefined : article.url, page: said };
      const { url: shareUrl } = await signShare({ key, card: shareCardOf(card, parts), base: baseUrl });
      const standsOn = 'article';
      const of = { article, card, page: said, alt, ext, key, baseUrl, shareUrl, standsOn } as const;
      return { shareUrl, ...(await shareOf(of)) };
    });
  const { shareUrl, facts, links, warnings } = await fitting(page, attempt);
  if (isEmbargoed) {
    const metaTags = pictureTagsAsHtml(facts.picture);
    return { shareUrl, shareLinks: {}, metaTags, jsonLd: '', warnings, signed: [] };
  }
  return {
    shareUrl,
    shareLinks: links,
    metaTags: metaTags(facts),
    jsonLd: jsonLdScript(facts),
    warnings: [...titleWarnings(titleOf(article)), ...warnings],
    signed: photo === undefined ? [] : [await cardDigest(cropOf(card, photo))],
  };
}

interface Attempt extends Share {
  readonly shareUrl: string;
}

/** A page that fits into its address and says all that crawlers read at its beginning: if need be, without further articles. */
async function fitting(
  page: CardPage,
  attempt: (said: CardPage | undefined) => Promise<Attempt>,
): Promise<Attempt & { readonly warnings: readonly Warning[] }> {
  if (page.related === undefined) return { ...(await attempt(saying(page))), warnings: [] };
  const whole = await attempt(saying(page)).catch((error: unknown) => {
    if (error instanceof PresscardError && error.code === 'card_too_long') return undefined;
    throw error;
  });
  if (whole && fitsHead(shareHead({ ...whole.facts, address: whole.shareUrl })))
    return { ...whole, warnings: [] };
  const message = 'The share page’s address has no room for the related articles; they were left out.';
  const rest = await attempt(saying({ ...page, related: undefined }));
  return { ...rest, warnings: [{ code: 'related_left_out', message }] };
}

function saying(page: CardPage): CardPage | undefined {
  const said = Object.entries(page).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
