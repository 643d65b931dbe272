import * as z from 'zod';
import { answerArticle } from '../../article/answer.ts';
import { readArticle } from '../../article/article.ts';
import { ARTICLE_MAX_BYTES, PAGE_MAX_BYTES } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { readSource } from '../../source/source.ts';
import { readBody } from '../body.ts';
import { json, type Route } from '../route.ts';

/** `POST /v1/articles`: what presscard understands of a page or an article, without a card. */
export function articlesRoute({ press }: Service): Route {
  return {
    method: 'post',
    path: '/v1/articles',
    summary: 'The article in a page saved as text, or as an article’s JSON is understood',
    access: 'key',
    cors: true,
    body: {
      schema: z
        .looseObject({
          text: z.string().optional().describe('A page saved as text, with its menus.'),
          headline: z.string().optional(),
        })
        .describe('`{text}` with a page, or an article.'),
    },
    answer: {
      description: 'The article, and where each of its fields was found.',
      type: 'application/json',
    },
    async handle({ req }) {
      const body = await readBody(req.raw, PAGE_MAX_BYTES + ARTICLE_MAX_BYTES);
      const { article: input, sources } = readSource({ kind: 'json', content: body }, press.outlets);
      const { article, warnings } = readArticle(input, press.outlets);
      return json({ article: answerArticle(article), sources, warnings });
    },
  };
}
