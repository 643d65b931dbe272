import * as z from 'zod';
import { answerArticle } from '../../article/answer.ts';
import { readArticle } from '../../article/article.ts';
import { ARTICLE_MAX_BYTES, PAGE_MAX_BYTES } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { readSource } from '../../source/source.ts';
import { readBody } from '../body.ts';
import { json, type Route } from '../route.ts';
import { articleAnswerSchema, warningSchema } from '../schemas.ts';

/** What stands for an article: where it is, or itself. */
export const articleSourceSchema = z
  .looseObject({
    url: z.string().optional().describe('The page’s address. Alone, the page is fetched.'),
    html: z.string().optional().describe('The page’s HTML.'),
    text: z.string().optional().describe('The page saved as text, with its menus.'),
    headline: z.string().optional(),
  })
  .describe(
    '`{url}`, `{html, url}` or `{text}`, beside which other fields override what the page says; or an article, which has a `headline`.',
  );

/** `POST /v1/articles`: what presscard understands of a page or an article, without a card. */
export function articlesRoute({ press, fetchGuarded }: Service): Route {
  return {
    method: 'post',
    path: '/v1/articles',
    summary:
      'The article of a page, by its address, its HTML or its text, or as an article’s JSON is understood',
    access: 'key',
    cors: true,
    body: {
      schema: articleSourceSchema,
    },
    answer: {
      description: 'The article, where each of its fields was found, and how sure that is.',
      type: 'application/json',
      schema: z.object({
        article: articleAnswerSchema,
        sources: z.array(
          z.object({
            field: z.string(),
            source: z.string().describe('Where it was found.'),
            detail: z.string().describe('What exactly it was there.'),
            confidence: z.number().min(0).max(1),
          }),
        ),
        warnings: z.array(warningSchema),
      }),
    },
    errors: ['input_empty', 'headline_missing', 'headline_blank', 'date_invalid', 'outlet_unknown'],
    example: {
      body: {
        text: 'The Harbour Post\nHome News Sport\nFerry strike ends after nine days\n14 March 2026 18:05\nThe ferries leave the pier again.',
      },
      answer: {
        article: {
          headline: 'Ferry strike ends after nine days',
          date: '2026-03-14T18:05:00+00:00',
          outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
          state: { is: 'news' },
          lang: 'en',
          dir: 'ltr',
        },
        sources: [{ field: 'headline', source: 'text', detail: 'the line before the date', confidence: 0.8 }],
        warnings: [],
      },
    },
    async handle({ req }) {
      const body = await readBody(req.raw, PAGE_MAX_BYTES + ARTICLE_MAX_BYTES);
      const { outlets } = press;
      const found = await readSource({ kind: 'json', content: body }, { outlets, fetchGuarded });
      const { article, warnings } = readArticle(found.article, outlets);
      return json({
        article: answerArticle(article),
        sources: found.sources,
        warnings: [...found.warnings, ...warnings],
      });
    },
  };
}
