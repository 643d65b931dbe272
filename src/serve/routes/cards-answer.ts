import * as z from 'zod';
import { networkList } from '../../share/networks.ts';

const size = z.object({
  url: z.string(),
  width: z.int(),
  height: z.int(),
  fit: z
    .object({ lines: z.array(z.string()), fontSizePx: z.number(), truncated: z.boolean() })
    .optional()
    .describe('How the headline stands; of a card that was rendered.'),
});

const signed = z.object({
  article: z.looseObject({ headline: z.string() }).describe('As it was understood.'),
  alt: z.string().describe('What the card says, for those who cannot see it.'),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  degraded: z.array(z.string()).describe('What the cards show less than was asked for.'),
  rendered: z.boolean(),
  cards: z.record(z.string(), size).describe('By size.'),
  shareUrl: z.string().describe('The share page.'),
  shareLinks: z
    .record(z.string(), z.string())
    .describe(
      `The address behind each share button, by network: ${networkList.flatMap(({ id, share }) => (share ? [id] : [])).join(', ')}.`,
    ),
  metaTags: z.string().describe('HTML for the head of the article’s own page; empty without `og`.'),
  jsonLd: z.string().describe('An element with structured data, for the same place.'),
});

/** What `POST /v1/cards` answers, for the documents. */
export const cardsAnswerSchema = z.union([
  signed,
  z.array(z.union([signed, z.object({ error: z.looseObject({ code: z.string() }) })])),
]);
