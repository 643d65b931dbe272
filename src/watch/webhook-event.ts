import { sha256Hex } from '../card/digest.ts';
import type { SignedCard } from '../service/sign-cards.ts';
import type { CardOrder } from './watch-feed.ts';

/** A message to the webhook, as it is kept until it is delivered. */
export interface WebhookEvent extends Pick<CardOrder, 'feed' | 'key' | 'version'> {
  /** The same for every delivery of this version of an article, so that a receiver can drop doubles. */
  readonly id: string;
  /** For people: the address of the article. */
  readonly article: string;
  readonly body: string;
}

/** What the webhook is told when the card of an article is ready. */
export async function cardReady(
  { feed, key, version }: CardOrder,
  { article, cards, alt, metaTags, jsonLd, shareUrl, degraded, warnings }: SignedCard,
): Promise<WebhookEvent> {
  const urls = Object.fromEntries(Object.entries(cards).map(([size, { url }]) => [size, url]));
  const data = {
    feed,
    version,
    article,
    urls,
    alt,
    metaTags,
    jsonLd,
    shareUrl,
    degraded,
    warnings,
  };
  const digest = await sha256Hex(`${feed}\n${key}\n${version}`);
  return {
    feed,
    key,
    version,
    id: `card_${digest.slice(0, 32)}`,
    article: article.url ?? feed,
    body: JSON.stringify({ type: 'card.ready', timestamp: new Date(version).toISOString(), data }),
  };
}
