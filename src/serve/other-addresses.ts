import * as z from 'zod';
import { VERSION } from '../version.ts';
import type { Described } from './route.ts';

const card = { access: 'public', method: 'get' } as const;
const PICTURE_ERRORS = ['not_found', 'card_invalid', 'signature_invalid', 'key_unknown', 'key_revoked', 'card_not_allowed', 'outlet_refused', 'card_expired', 'withdrawn', 'address_too_long', 'busy', 'card_unavailable'] as const; // prettier-ignore

const previewQuery = z.object({
  headline: z.string(),
  date: z.string().optional(),
  outlet: z.string().optional(),
  kicker: z.string().optional(),
  url: z.string().optional(),
  lang: z.string().optional(),
  locale: z.string().optional(),
  zone: z.string().optional(),
  template: z.string().optional(),
  size: z.string().optional(),
  onOverflow: z.enum(['shrink', 'cut', 'refuse']).optional(),
});

const previews: readonly Described[] = Object.entries({
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
}).map(([format, type]) => ({
  method: 'get',
  path: `/card.${format}`,
  summary: `A card as ${format.toUpperCase()}, for trying: nobody keeps it`,
  access: 'key',
  query: previewQuery,
  answer: { description: 'The card.', type },
  errors: ['option_invalid', 'headline_missing', 'outlet_unknown', 'date_invalid', 'busy'],
}));

/** Addresses beside the API, for its documents. HEAD answers as GET does, without a body. */
export const otherAddresses: readonly Described[] = [
  {
    ...card,
    path: '/c/v1/{kid}/{sig}/{payload}.{ext}',
    summary: 'The picture of a signed card, for caches and networks; ext is png, jpg or webp',
    answer: {
      description:
        'The card, with ETag, Cache-Control and the tags Cache-Tag and Surrogate-Key. One that could not be rendered in full goes out all the same, for a minute, and says why in X-Card-Fallback.',
      type: 'image/*',
    },
    errors: PICTURE_ERRORS,
  },
  ...previews,
  {
    ...card,
    path: '/healthz',
    summary: 'Whether a card can be made; one is rendered at most once in ten seconds',
    answer: {
      description: 'It is well, or busy. 503 where a card cannot be made in full.',
      type: 'application/json',
      schema: z.object({ health: z.enum(['ok', 'busy', 'failing']), version: z.string() }),
    },
    example: { answer: { health: 'ok', version: VERSION } },
  },
  {
    ...card,
    path: '/openapi.json',
    summary: 'This document for programs',
    answer: { description: 'OpenAPI 3.1.', type: 'application/json' },
  },
  {
    ...card,
    path: '/docs',
    summary: 'This document for people',
    answer: { description: 'A page that asks nothing of anybody.', type: 'text/html' },
  },
];
