import * as z from 'zod';
import type { FoundArticle } from '../source/found.ts';
import type { CardOrder } from './watch-feed.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** What the queue carries: a card that is to be made, or an event that is to be delivered. */
export type WatchMessage =
  | { readonly kind: 'card'; readonly order: CardOrder }
  | { readonly kind: 'webhook'; readonly event: WebhookEvent };

const place = { feed: z.string(), key: z.string(), version: z.number() };
const schema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    order: z.object({ ...place, article: z.record(z.string(), z.unknown()) }),
  }),
  z.object({
    kind: z.literal('webhook'),
    event: z.object({ ...place, id: z.string(), article: z.string(), body: z.string() }),
  }),
]);

/** @returns undefined for what this version does not know: trying it again would not help. */
export function readMessage(body: unknown): WatchMessage | undefined {
  const { data } = schema.safeParse(body);
  if (data?.kind !== 'card') return data;
  return { kind: 'card', order: { ...data.order, article: data.order.article as FoundArticle } };
}
