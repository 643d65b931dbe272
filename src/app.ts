import { Hono } from 'hono';
import { answerArticle } from './article/answer.ts';
import { readArticle } from './article/article.ts';
import { PresscardError } from './errors.ts';
import { ARTICLE_MAX_BYTES, FORM_MAX_BYTES, HEALTH_CARD_EVERY_MS, PAGE_MAX_BYTES } from './limits.ts';
import type { Press } from './press.ts';
import { readBody } from './serve/body.ts';
import { cardResponse } from './serve/card-response.ts';
import { readCardQuery } from './serve/card-query.ts';
import { createHealth } from './serve/health.ts';
import { openModeGuard } from './serve/open-mode.ts';
import { problemResponse } from './serve/problem.ts';
import { readSource } from './source/source.ts';
import { pageResponse } from './studio/page-response.tsx';

/** How the service decides whom it answers: `open` for this machine without keys, `keys` everywhere else. */
export interface AppOptions {
  readonly mode: 'open' | 'keys';
}

/**
 * presscard over HTTP, on any runtime that speaks Fetch. Every answer names its own `Cache-Control`.
 *
 * @param press what `createPress` made.
 */
export function createApp(press: Press, { mode }: AppOptions): Hono {
  const app = new Hono();
  const health = createHealth(press, { everyMs: HEALTH_CARD_EVERY_MS });
  const { log } = press.ports;

  app.onError((error, context) => problemResponse(error, context, log));
  app.notFound((context) =>
    problemResponse(
      new PresscardError('not_found', 'There is nothing at this address. The start page is at /.'),
      context,
      log,
    ),
  );
  app.use(mode === 'open' ? openModeGuard : refuseWithoutKeys);

  app.get('/', (context) => pageResponse(press, new URL(context.req.url)));

  // The page's second form: the article found in a pasted page becomes the fields of the first one.
  app.post('/', async (context) => {
    const form = new URLSearchParams(await readBody(context.req.raw, FORM_MAX_BYTES));
    try {
      const { article } = readSource({ kind: 'text', content: form.get('text') ?? '' }, press.outlets);
      const fields = Object.entries({ headline: '', ...article });
      context.header('cache-control', 'no-store');
      return context.redirect(`/?${new URLSearchParams(fields)}`, 303);
    } catch (error) {
      if (!(error instanceof PresscardError)) throw error;
      return pageResponse(press, new URL('/', context.req.url), error);
    }
  });

  for (const format of ['png', 'svg'] as const) {
    app.get(`/card.${format}`, (context) => {
      const { article, options } = readCardQuery(new URL(context.req.url));
      return cardResponse(press, article, { ...options, format });
    });
  }

  app.post('/v1/articles', async (context) => {
    const body = await readBody(context.req.raw, PAGE_MAX_BYTES + ARTICLE_MAX_BYTES);
    const { article: input, sources } = readSource({ kind: 'json', content: body }, press.outlets);
    const { article, warnings } = readArticle(input, press.outlets);
    return context.json({ article: answerArticle(article), sources, warnings }, 200, {
      'cache-control': 'no-store',
    });
  });

  app.get('/healthz', async (context) => {
    const { status, ...report } = await health();
    return context.json(report, status, { 'cache-control': 'no-store' });
  });

  for (const [path, allow] of Object.entries(METHODS)) {
    app.all(path, (context) => {
      const problem = new PresscardError('method_not_allowed', `This address answers ${allow}.`);
      const response = problemResponse(problem, context, log);
      response.headers.set('allow', allow);
      return response;
    });
  }

  return app;
}

/** What each address answers; any other method is 405 with this as `Allow`. */
const METHODS: Readonly<Record<string, string>> = {
  '/': 'GET, HEAD, POST',
  '/card.png': 'GET, HEAD',
  '/card.svg': 'GET, HEAD',
  '/healthz': 'GET, HEAD',
  '/v1/articles': 'POST',
};

/** Outside open mode nothing is served before there are keys. */
function refuseWithoutKeys(): never {
  throw new PresscardError(
    'keys_missing',
    'This presscard has no keys and serves nothing. On your own machine start it in open mode: npm start, or presscard serve --open.',
  );
}
