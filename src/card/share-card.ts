import { checkCard, urlDigest } from '../card-url/card.ts';
import type { Card } from '../sign/card.ts';

/** The card of a share page's picture: what the page says beside it is left out, and of the article's address stays the digest. */
export async function pictureOf({ page: _page, size: _size, url, ...said }: Card): Promise<Card> {
  // Checked once more, so that its members stand in one order and the picture has one address.
  return checkCard(url === undefined ? said : { ...said, urlHash: await urlDigest(url) });
}

/** The card of a picture's share page. @param url the article's address, where it has one. */
export function shareCardOf(
  { urlHash: _hash, ...said }: Card,
  { url, page }: Pick<Card, 'url' | 'page'>,
): Card {
  return checkCard({ ...said, url, page });
}
