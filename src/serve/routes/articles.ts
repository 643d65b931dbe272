import * as z from 'zod';
import { answerArticle } from '../../article/answer.ts';
import { readArticle } from '../../article/article.ts';
import { ARTICLE_MAX_BYTES, PAGE_MAX_BYTES } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { readSource } from '../../source/source.ts';
import { readBody } from '../body.ts';
import { json, type Route } from '../route.ts';
import { articleAnswerSchema, articleSchema, warningSchema } from '../schemas.ts';

/** `POST /v1/articles`: what presscard understands of a page or an article, without a card. */
export function articlesRoute({ press }: Service): Route {
  return {
    method: 'post',
    path: '/v1/articles',
    summary: 'The article in a page saved as text, or as an article’s JSON is understood',
    access: 'key',
    cors: true,
    body: { schema: articleSchema },
    answer: {
      description: 'The article, and where each of its fields was found.',
      type: 'application/json',
      schema: z.object({
        article: articleAnswerSchema,
        sources: z.array(
          z.object({
            field: z.string(),
            source: z.string().describe('Where it was found.'),
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
        sources: [{ field: 'headline', source: 'the line before the date', confidence: 0.8 }],
        warnings: [],
      },
    },
    async handle({ req }) {
      const body = await readBody(req.raw, PAGE_MAX_BYTES + ARTICLE_MAX_BYTES);
      const { article: input, sources } = readSource({ kind: 'json', content: body }, press.outlets);
      const { article, warnings } = readArticle(input, press.outlets);
      return json({ article: answerArticle(article), sources, warnings });
    },
  };
}
