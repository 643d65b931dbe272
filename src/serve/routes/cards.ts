import * as z from 'zod';
import { utf8Length } from '../../bytes.ts';
import type { Warning } from '../../article/article.ts';
import { excerpt, PresscardError } from '../../errors.ts';
import type { ApiKey } from '../../keys/api-key.ts';
import { ARRAY_MAX_BYTES, PAGE_MAX_BYTES, SIGN_MAX_CARDS } from '../../limits.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { signCards, type SignRequest } from '../../service/sign-cards.ts';
import type { Service } from '../../service/service.ts';
import { readFields } from '../../source/source.ts';
import { readBody } from '../body.ts';
import { explainProblem } from '../problem.ts';
import { checked, parseJson } from '../read-json.ts';
import { articleSchema } from '../schemas.ts';
import { json, type Route } from '../route.ts';
import { cardsAnswerSchema } from './cards-answer.ts';

const options = {
  template: z.string().max(60).optional().describe('Id of a template; the outlet’s own when left out.'),
  sizes: z
    .array(z.enum(sizeIds))
    .min(1)
    .max(sizeIds.length)
    .default(['og'])
    .describe('Sizes to sign; `og` is the one for the meta tags.'),
  format: z
    .enum(['auto', 'png', 'jpg', 'webp'])
    .default('auto')
    .describe('`auto` is jpg for a card with a photo and png for the others.'),
  theme: z.enum(['light', 'dark']).optional(),
  onOverflow: z
    .enum(['shrink', 'cut', 'refuse'])
    .optional()
    .describe('`refuse` makes a headline that does not fit an error instead of cutting it.'),
  via: z
    .enum(['article', 'page'])
    .optional()
    .describe('What share buttons send: the article’s own address, or that of the share page.'),
  x: z.int().min(0).optional().describe('When the addresses end, in whole seconds since 1970.'),
};

const wrapped = z.object({
  ...options,
  article: z
    .record(z.string(), z.unknown())
    .describe(
      'An article, which has a `headline`; or `{url}`, `{html, url}` or `{text}`: a page’s address, HTML or text, beside which other fields override what it says. In an array no page is fetched.',
    ),
});

/** An article whose headline stands at the top brings its options beside it. */
const signRequestSchema = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || 'article' in value) return value;
  const entries = Object.entries(value);
  return {
    ...Object.fromEntries(entries.filter(isOption)),
    article: Object.fromEntries(entries.filter((entry) => !isOption(entry))),
  };
}, wrapped);

function isOption([name]: [string, unknown]): boolean {
  return name in options;
}

/** Not among an article's own fields, where they would be told of as such. */
function unknownOptions(value: unknown): Warning[] {
  if (typeof value !== 'object' || value === null || !('article' in value)) return [];
  return Object.keys(value)
    .filter((name) => !(name in wrapped.shape))
    .slice(0, 20)
    .map((name) => ({
      code: 'option_unknown',
      message: `The option ${excerpt(name)} is not known and was left out.`,
    }));
}

const cardRequestSchema = z
  .object({ ...options, article: articleSchema })
  .meta({ id: 'CardRequest', description: 'An article, and what is asked of its cards.' });
const articleWithOptions = articleSchema
  .extend(options)
  .meta({ id: 'ArticleWithOptions', description: 'The same on one level: an article that has a headline.' });
const oneSchema = z.union([cardRequestSchema, articleWithOptions]);

/** `POST /v1/cards`: addresses of cards. */
export function cardsRoute(service: Service): Route {
  return {
    method: 'post',
    path: '/v1/cards',
    summary: 'Signs the cards of an article, or of an array of articles',
    access: 'key',
    cors: true,
    body: {
      schema: z.union([oneSchema, z.array(oneSchema).max(SIGN_MAX_CARDS)]),
      note: `An article that has its headline on the same level as the options is taken too, and an array of up to ${SIGN_MAX_CARDS} of either.`,
    },
    answer: {
      description:
        'The article as understood, an address for each size and for the share page, the address behind each share button, and what goes into the head of the article’s own page: `metaTags` and `jsonLd`. A single article’s cards are rendered before the answer; an array is only signed, and a bad article in it stands in its place as its problem.',
      type: 'application/json',
      schema: cardsAnswerSchema,
    },
    errors: [
      'headline_missing',
      'headline_blank',
      'headline_too_long',
      'date_invalid',
      'outlet_missing',
      'outlet_unknown',
      'outlet_refused',
      'article_invalid',
      'template_unknown',
      'photo_unknown',
      'blocked_host',
      'fetch_failed',
      'fetch_timeout',
      'card_too_long',
      'withdrawn',
      'busy',
      'takedowns_unreadable',
    ],
    example: {
      body: {
        article: {
          headline: 'Ferry strike ends after nine days',
          date: '2026-03-14T18:05:00Z',
          outlet: 'harbour-post',
          id: 'a-4711',
          url: 'https://harbourpost.example/ferry-strike',
        },
        sizes: ['og'],
      },
      answer: {
        article: {
          headline: 'Ferry strike ends after nine days',
          date: '2026-03-14T18:05:00+00:00',
          outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
          state: { is: 'news' },
          url: 'https://harbourpost.example/ferry-strike',
          id: 'a-4711',
          lang: 'en',
          dir: 'ltr',
        },
        alt: 'Ferry strike ends after nine days — The Harbour Post, 14 March 2026',
        warnings: [],
        degraded: [],
        rendered: true,
        cards: {
          og: {
            url: 'https://cards.example.org/c/v1/k7f3q/…/….png',
            width: 1200,
            height: 630,
            fit: { lines: ['Ferry strike ends', 'after nine days'], fontSizePx: 116, truncated: false },
          },
        },
        shareUrl: 'https://cards.example.org/s/v1/k7f3q/…/…',
        shareLinks: {
          facebook:
            'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fharbourpost.example%2Fferry-strike',
        },
        metaTags: '<meta property="og:title" content="Ferry strike ends after nine days" />\n…',
        jsonLd:
          '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",…}</script>',
      },
    },
    async handle({ req }, apiKey) {
      const text = await readBody(req.raw, Math.max(ARRAY_MAX_BYTES, PAGE_MAX_BYTES));
      const value = parseJson(text);
      if (Array.isArray(value)) return json(await signAll(service, value, utf8Length(text), apiKey!));
      const { request, warnings } = await readSignRequest(service, value, {
        bytes: utf8Length(text),
        fetches: true,
      });
      const signed = await signCards(service, request, { apiKey: apiKey!, render: true });
      return json({ ...signed, warnings: [...warnings, ...signed.warnings] });
    },
  };
}

/** One bad article never stops the others: each stands in its place, as a card or as its problem. */
async function signAll(
  service: Service,
  values: readonly unknown[],
  bytes: number,
  apiKey: ApiKey,
): Promise<unknown[]> {
  if (bytes > ARRAY_MAX_BYTES) throw tooLarge(ARRAY_MAX_BYTES);
  if (values.length > SIGN_MAX_CARDS) {
    throw new PresscardError('request_invalid', `An array holds at most ${SIGN_MAX_CARDS} articles.`);
  }
  const answers: unknown[] = [];
  for (const value of values) {
    try {
      const { request, warnings } = await readSignRequest(service, value, { fetches: false });
      const signed = await signCards(service, request, { apiKey, render: false });
      answers.push({ ...signed, warnings: [...warnings, ...signed.warnings] });
    } catch (error) {
      if (!(error instanceof PresscardError) || error.status >= 500) throw error;
      answers.push({ error: explainProblem(error) });
    }
  }
  return answers;
}

/**
 * What `POST /v1/cards` takes, as the command line takes it too.
 *
 * @param options.bytes length of what was sent, where it is one article.
 * @param options.fetches whether a page that is named by its address is fetched.
 * @throws PresscardError `request_invalid`, `input_too_large`, and as `readFields`.
 */
export async function readSignRequest(
  { press: { outlets }, fetchGuarded }: Service,
  value: unknown,
  { bytes = 0, fetches }: { bytes?: number; fetches: boolean },
): Promise<{ request: SignRequest; warnings: readonly Warning[] }> {
  const request = checked(value, signRequestSchema);
  const context = { outlets, fetchGuarded: fetches ? fetchGuarded : undefined };
  const { article, warnings } = await readFields(request.article, context, bytes);
  return { request: { ...request, article }, warnings: [...unknownOptions(value), ...warnings] };
}

function tooLarge(maxBytes: number): PresscardError {
  return new PresscardError('input_too_large', `The body must be at most ${Math.floor(maxBytes / 1024)} KB.`);
}
