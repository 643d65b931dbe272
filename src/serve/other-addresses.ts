import * as z from 'zod';
import { VERSION } from '../version.ts';
import { PARAMETERS } from './card-query.ts';
import type { Described } from './route.ts';

const card = { access: 'public', method: 'get' } as const;
const PICTURE_ERRORS = ['not_found', 'card_invalid', 'signature_invalid', 'key_unknown', 'key_revoked', 'card_not_allowed', 'outlet_refused', 'card_expired', 'withdrawn', 'address_too_long', 'busy', 'card_unavailable'] as const; // prettier-ignore

const previewQuery = z.object({
  headline: z.string(),
  ...Object.fromEntries(
    PARAMETERS.filter((name) => name !== 'headline').map((name) => [name, z.string().optional()]),
  ),
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
  {
    ...card,
    path: '/s/v1/{kid}/{sig}/{payload}',
    summary: 'The share page of a signed card, for networks and readers',
    answer: { description: 'Meta tags, structured data, the card and its share buttons.', type: 'text/html' },
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
  {
    method: 'get',
    access: 'key',
    path: '/doctor',
    summary: 'The doctor’s page for people',
    answer: { description: 'A form for a page’s address.', type: 'text/html' },
  },
  {
    method: 'post',
    access: 'key',
    path: '/doctor',
    summary: 'The same with the report of one page, from the form’s `url`',
    answer: { description: 'What is wrong, and what each network shows.', type: 'text/html' },
    errors: ['address_refused', 'blocked_host', 'recursive', 'busy'],
  },
];
