import * as z from 'zod';
import { identifyAddress } from '../../card/identify-address.ts';
import { openAddress } from '../../card-url/open.ts';
import { ownAddress } from '../../card-url/own-address.ts';
import { PresscardError } from '../../errors.ts';
import { checkKeyShows } from '../../keys/key-ring.ts';
import { CARD_QUERY_MAX_BYTES } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { checked } from '../read-json.ts';
import { json, type Route } from '../route.ts';

const query = z.object({
  url: z.string().min(1).max(CARD_QUERY_MAX_BYTES).describe('The address of a card or share page.'),
});

/** `GET /v1/verify`: whether a card is genuine, and whose. */
export function verifyRoute(service: Service): Route {
  const { press, keys, takedowns, baseUrl } = service;
  return {
    method: 'get',
    path: '/v1/verify',
    summary: 'Whether a card’s address is genuine, and whose card it is',
    access: 'public',
    cors: true,
    query,
    answer: {
      description: '`genuine` is false for whatever was not signed here.',
      type: 'application/json',
      schema: z.object({
        genuine: z.boolean(),
        reason: z.string().optional().describe('Why it is not: a stable code.'),
        outlet: z.object({ id: z.string(), name: z.string() }).optional(),
        headline: z.string().optional(),
        date: z.string().optional(),
        key: z.object({ id: z.string(), state: z.string() }).optional(),
        expires: z.string().optional(),
        withdrawn: z.boolean().optional(),
      }),
    },
    example: {
      query: { url: 'https://cards.example.org/c/v1/k7f3q/…/….png' },
      answer: {
        genuine: true,
        outlet: { id: 'harbour-post', name: 'The Harbour Post' },
        headline: 'Ferry strike ends after nine days',
        date: '2026-03-14T18:05:00+00:00',
        key: { id: 'k7f3q', state: 'signing' },
        withdrawn: false,
      },
    },
    async handle({ req }) {
      const { url } = checked(req.query(), query);
      try {
        const own = ownAddress(url, baseUrl);
        if (own === undefined) return json({ genuine: false, reason: 'other_service' });
        const opened = await openAddress(own, keys);
        const { card, key } = opened;
        const { identity, tags } = await identifyAddress(press, opened, press.ports.clock.now());
        const { outlet } = identity;
        checkKeyShows(key, { digest: identity.digest, outletId: outlet.id }, service.allowed);
        return json({
          genuine: true,
          outlet: { id: outlet.id, name: outlet.name },
          headline: card.headline,
          date: card.date,
          key: { id: key.id, state: key.state },
          ...(card.x === undefined ? {} : { expires: new Date(card.x * 1000).toISOString() }),
          withdrawn: (await takedowns.standingOf(tags)) === 'withdrawn',
        });
      } catch (error) {
        if (!(error instanceof PresscardError) || error.status >= 500) throw error;
        return json({ genuine: false, reason: error.code });
      }
    },
  };
}
