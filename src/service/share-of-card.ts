import type { Article } from '../article/article.ts';
import { MEDIA_TYPES } from '../encode/encode.ts';
import type { Key } from '../keys/key-ring.ts';
import { shareFacts, titleOf, type ShareFacts } from '../share/share-facts.ts';
import { shareLinks, type ShareLinks } from '../share/share-links.ts';
import type { Card, CardPage } from '../sign/card.ts';
import type { CardExtension } from '../sign/sign.ts';
import { sizes } from '../../templates/sizes.ts';
import { sharePictures } from './share-pictures.ts';

/** What a card's share page, and the article's own page, say to networks and search engines. */
export interface Share {
  readonly facts: ShareFacts;
  readonly links: ShareLinks;
  /** What the buttons send. */
  readonly sharedUrl: string;
}

/**
 * The one source of share pages, and of the tags and links that `POST /v1/cards` answers.
 *
 * @param options.card of the picture.
 * @param options.standsOn the page that the tags are for: the share page, or the article's own.
 * @throws SignError `card_too_long`
 */
export async function shareOf(options: {
  readonly article: Article;
  readonly card: Card;
  readonly page: CardPage | undefined;
  readonly alt: string;
  readonly ext: CardExtension;
  readonly key: Key;
  readonly baseUrl: string;
  readonly shareUrl: string;
  readonly standsOn: 'share' | 'article';
}): Promise<Share> {
  const { article, card, page = {}, alt, ext, key, baseUrl, shareUrl, standsOn } = options;
  const pictures = await sharePictures({ card, photo: card.photo ?? page.photo, key, baseUrl, ext });
  const { widthPx: width, heightPx: height } = sizes.og;
  const facts = shareFacts(article, {
    description: page.description,
    address: standsOn === 'share' ? shareUrl : article.url,
    picture: { url: pictures.og, type: MEDIA_TYPES[ext], width, height, alt },
    pictures: pictures.search,
  });
  const sharedUrl = page.via === 'page' ? shareUrl : (article.url ?? shareUrl);
  const links = shareLinks({
    url: sharedUrl,
    title: titleOf(article),
    description: facts.description,
    picture: pictures.tall ?? pictures.og,
  });
  return { facts, links, sharedUrl };
}
