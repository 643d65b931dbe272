/** What goes over HTTP, for the documents: each schema with a name is one schema of `/openapi.json`. */
import * as z from 'zod';
import { articleInputSchema } from '../article/article.ts';
import { sizeIds } from '../../templates/sizes.ts';

const WORDS = {
  headline: 'Its title. A line feed is a break that the editor forces.',
  date: 'When it was published: ISO 8601, or as a person writes it. A time without a zone is in the outlet’s.',
  outlet: 'Id, name or domain of its outlet.',
  kicker: 'The word or two above the headline.',
  standfirst: 'The sentence below the headline.',
  author: 'A name, or a name with the sha256 of a stored portrait.',
  url: 'Its address. Takedowns find its cards by it.',
  id: 'What the CMS calls it. Takedowns find its cards by it.',
  lang: 'BCP 47 tag; left out, the outlet’s language or what the text shows.',
  dir: 'Base direction, where the headline’s first letter misleads.',
  photo: 'Its photo, by an address or by the sha256 that PUT /v1/photos answered.',
  state: 'What kind of article it is: live, opinion, review:4, podcast:26:12, quote:NAME …',
  until: 'When its state ends.',
  updated: 'When it was last changed.',
  embargo: 'Until then its cards say nothing of it: they are the outlet’s plain card.',
  notice: 'A line that must stand on the card by law. It is never cut.',
  items: 'Up to three headlines of an index card.',
  paywall: 'Whether it is for subscribers.',
  related: 'Further articles, for the share page.',
  locale: 'BCP 47 locale of the date, where it is not the outlet’s.',
  zone: 'IANA zone of the date, where it is not the outlet’s.',
} as const satisfies Record<keyof typeof articleInputSchema.shape, string>;

/** An article as it comes in, or `{text}` in its place. */
export const articleSchema = z
  .object({
    ...Object.fromEntries(
      Object.entries(articleInputSchema.shape).map(([name, schema]) => [
        name,
        schema.optional().describe(WORDS[name as keyof typeof WORDS]),
      ]),
    ),
    text: z
      .string()
      .optional()
      .describe('A page saved as text, with its menus: its headline, date and outlet are found in it.'),
  })
  .meta({ id: 'Article', description: 'An article, which needs a headline and an outlet; or {text}.' });

export const warningSchema = z
  .object({ code: z.string().describe('Stable.'), message: z.string() })
  .meta({ id: 'Warning', description: 'Something that worked, but not quite as the sender may think.' });

/** An article as it was understood. */
export const articleAnswerSchema = z
  .object({
    headline: z.string(),
    date: z.string().optional().describe('ISO 8601, with the zone’s offset where a time is known.'),
    outlet: z.object({ id: z.string(), name: z.string(), domain: z.string() }),
    updated: z.string().optional(),
    kicker: z.string().optional(),
    standfirst: z.string().optional(),
    author: z.object({ name: z.string() }).optional(),
    state: z.looseObject({ is: z.string() }),
    until: z.string().optional(),
    notice: z.string().optional(),
    items: z.array(z.string()).optional(),
    url: z.string().optional(),
    id: z.string().optional(),
    photo: z
      .object({
        src: z.string().optional(),
        sha256: z.string().optional(),
        alt: z.string().optional(),
        credit: z.string().optional(),
        focus: z.array(z.number()).optional(),
      })
      .optional(),
    lang: z.string(),
    dir: z.enum(['ltr', 'rtl']),
  })
  .meta({ id: 'ArticleAnswer', description: 'The article as it was understood.' });

const fitSchema = z
  .object({
    lines: z.array(z.string()),
    fontSizePx: z.number(),
    truncated: z.boolean().describe('Whether words are missing at its end.'),
  })
  .meta({ id: 'Fit', description: 'How the headline stands on the card.' });

export const signedCardSchema = z
  .looseObject({
    article: articleAnswerSchema,
    alt: z.string().describe('Alternative text of the card.'),
    warnings: z.array(warningSchema),
    degraded: z.array(z.string()).describe('What the cards show less than was asked for.'),
    rendered: z.boolean().describe('Whether the cards were rendered before this answer.'),
    cards: z
      .partialRecord(
        z.enum(sizeIds),
        z.object({ url: z.string(), width: z.int(), height: z.int(), fit: fitSchema.optional() }),
      )
      .describe('A signed address for each size that was asked for.'),
    metaTags: z.string().describe('For the head of the article’s page.'),
  })
  .meta({ id: 'SignedCard' });

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; branch on it.'),
    detail: z.string().describe('What is wrong and what to do, for people.'),
    fields: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457). They never repeat what was sent.' });

export const takedownSchema = z
  .object({
    tag: z.string().describe('article-…, card-… or photo-….'),
    at: z.string().optional(),
    by: z.string().optional().describe('Id of the API key.'),
    reason: z.string().optional(),
  })
  .meta({ id: 'Takedown' });

export const fallbackSchema = z
  .object({
    path: z.string().describe('Of the card that went out with less than was asked for.'),
    reason: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Fallback' });
