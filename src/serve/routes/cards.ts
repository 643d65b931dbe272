import * as z from 'zod';
import type { Warning } from '../../article/article.ts';
import { utf8Length } from '../../bytes.ts';
import { PresscardError } from '../../errors.ts';
import type { ApiKey } from '../../keys/api-key.ts';
import { ARRAY_MAX_BYTES, PAGE_MAX_BYTES, SIGN_MAX_CARDS } from '../../limits.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { signCards, type SignRequest } from '../../service/sign-cards.ts';
import type { Service } from '../../service/service.ts';
import { readFields } from '../../source/source.ts';
import { readBody } from '../body.ts';
import { explainProblem } from '../problem.ts';
import { checked, parseJson } from '../read-json.ts';
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

const bodySchema = z.union([wrapped, z.array(wrapped).max(SIGN_MAX_CARDS)]);

/** `POST /v1/cards`: addresses of cards. */
export function cardsRoute(service: Service): Route {
  return {
    method: 'post',
    path: '/v1/cards',
    summary: 'Signs the cards of an article, or of an array of articles',
    access: 'key',
    cors: true,
    body: { schema: bodySchema },
    answer: {
      description:
        'The article as understood, an address for each size and for the share page, the address behind each share button, and what goes into the head of the article’s own page: `metaTags` and `jsonLd`. A single article’s cards are rendered before the answer; an array is only signed.',
      type: 'application/json',
      schema: cardsAnswerSchema,
    },
    async handle({ req }, apiKey) {
      const text = await readBody(req.raw, Math.max(ARRAY_MAX_BYTES, PAGE_MAX_BYTES));
      const value = parseJson(text);
      if (Array.isArray(value)) return json(await signAll(service, value, utf8Length(text), apiKey!));
      const { request, warnings } = await readRequest(service, value, {
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
      const { request, warnings } = await readRequest(service, value, { bytes: 0, fetches: false });
      const signed = await signCards(service, request, { apiKey, render: false });
      answers.push({ ...signed, warnings: [...warnings, ...signed.warnings] });
    } catch (error) {
      if (!(error instanceof PresscardError) || error.status >= 500) throw error;
      answers.push({ error: explainProblem(error) });
    }
  }
  return answers;
}

async function readRequest(
  { press: { outlets }, fetchGuarded }: Service,
  value: unknown,
  { bytes, fetches }: { bytes: number; fetches: boolean },
): Promise<{ request: SignRequest; warnings: readonly Warning[] }> {
  const request = checked(value, signRequestSchema);
  const context = { outlets, fetchGuarded: fetches ? fetchGuarded : undefined };
  const { article, warnings } = await readFields(request.article, context, bytes);
  return { request: { ...request, article }, warnings };
}

function tooLarge(maxBytes: number): PresscardError {
  return new PresscardError('input_too_large', `The body must be at most ${Math.floor(maxBytes / 1024)} KB.`);
}
