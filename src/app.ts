import { Hono, type Context } from 'hono';
import { PresscardError } from './errors.ts';
import { FORM_MAX_BYTES, HEALTH_CARD_EVERY_MS } from './limits.ts';
import { admit, checkOperator } from './service/access.ts';
import type { Service } from './service/service.ts';
import { readBody } from './serve/body.ts';
import { previewResponse } from './serve/preview.ts';
import { docsPage } from './serve/docs-page.tsx';
import { readCardQuery } from './serve/card-query.ts';
import { crossOrigin } from './serve/cross-origin.ts';
import { createHealth } from './serve/health.ts';
import { openApi } from './serve/open-api.ts';
import { openModeGuard } from './serve/open-mode.ts';
import { problemResponse, shortProblem } from './serve/problem.ts';
import { observe } from './serve/observe.ts';
import { json, type Route } from './serve/route.ts';
import { articlesRoute } from './serve/routes/articles.ts';
import { cardsRoute } from './serve/routes/cards.ts';
import { designRoute } from './serve/routes/design.ts';
import { fallbacksRoute } from './serve/routes/fallbacks.ts';
import { signedCards } from './serve/routes/signed-card.ts';
import { photosRoute, photoWithdrawalRoute } from './serve/routes/photos.ts';
import { purgeRoute, takedownListRoute, takedownsRoute } from './serve/routes/takedowns.ts';
import { verifyRoute } from './serve/routes/verify.ts';
import { readSource } from './source/source.ts';
import { pageResponse } from './studio/page-response.tsx';

/**
 * presscard over HTTP, on any runtime that speaks Fetch. Every answer names its own `Cache-Control`.
 *
 * @param service what `createService` made.
 */
export function createApp(service: Service): Hono {
  const app = new Hono();
  const { press, mode } = service;
  const { log } = press.ports;

  app.onError((error, context) =>
    isPicture(context) ? shortProblem(error, context, log) : problemResponse(error, context, log),
  );
  app.notFound((context) => {
    const problem = new PresscardError(
      'not_found',
      'There is nothing at this address. The start page is at /.',
    );
    return isPicture(context) ? shortProblem(problem, context, log) : problemResponse(problem, context, log);
  });
  app.use(observe(service));
  if (mode === 'open') app.use(openModeGuard);

  // Whatever the router makes of the path: the card's address is read as it came.
  const cards = signedCards(service);
  app.get('/c/*', cards.answer);

  const routes = apiRoutes(service);
  const crossed = Map.groupBy(
    routes.filter(({ cors }) => cors),
    ({ path }) => path,
  );
  for (const [path, group] of crossed) {
    const verbs = group.map(({ method }) => method.toUpperCase());
    app.use(path, crossOrigin(service.corsOrigins, verbs));
  }
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, async (context) => {
      const apiKey = route.access === 'public' ? undefined : await admit(service, context.req.raw);
      if (route.access === 'operator') checkOperator(apiKey!);
      return route.handle(context, apiKey);
    });
  }
  const document = openApi(routes, service.baseUrl);
  app.get('/openapi.json', () => json(document, 200, 'public, max-age=300'));
  app.get('/docs', () => docsPage(routes, service.baseUrl));

  for (const format of PREVIEW_FORMATS) {
    app.get(`/card.${format}`, async ({ req }) => {
      await admit(service, req.raw);
      const { article, options } = readCardQuery(new URL(req.url));
      return previewResponse(service, article, { ...options, format });
    });
  }
  addStudio(app, service);

  const health = createHealth(service, { everyMs: HEALTH_CARD_EVERY_MS });
  app.get('/healthz', async () => {
    const { status, ...report } = await health();
    return json(report, status);
  });

  for (const [path, allow] of Object.entries(methods(routes))) {
    app.all(path, (context) => {
      const problem = new PresscardError('method_not_allowed', `This address answers ${allow}.`);
      const response = isPicture(context)
        ? shortProblem(problem, context, log)
        : problemResponse(problem, context, log);
      response.headers.set('allow', allow);
      return response;
    });
  }
  // Open mode looks at who asks first.
  return mode === 'open' ? app : beforeRouting(app, cards.atOnce);
}

/** Asks somebody else first, who answers what needs no waiting: routing costs more than such an answer. */
function beforeRouting(app: Hono, atOnce: (request: Request) => Response | undefined): Hono {
  const { fetch } = app;
  app.fetch = (request, ...rest) => atOnce(request) ?? fetch(request, ...rest);
  return app;
}

/** What `GET /card.*` ends in. */
const PREVIEW_FORMATS = ['png', 'jpg', 'webp', 'svg'] as const;

function apiRoutes(service: Service): readonly Route[] {
  return [
    cardsRoute(service),
    articlesRoute(service),
    photosRoute(service),
    photoWithdrawalRoute(service),
    takedownsRoute(service),
    takedownListRoute(service),
    purgeRoute(service),
    verifyRoute(service),
    designRoute(service),
    fallbacksRoute(service),
  ];
}

function addStudio(app: Hono, service: Service): void {
  const { press } = service;
  app.get('/', async ({ req }) => {
    await admit(service, req.raw);
    return pageResponse(press, new URL(req.url));
  });

  // The page's second form: the article found in a pasted page becomes the fields of the first one.
  app.post('/', async (context) => {
    await admit(service, context.req.raw);
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
}

/** Addresses that pictures are asked from: whoever asks reads no JSON. */
function isPicture({ req }: Context): boolean {
  return req.path.startsWith('/c/');
}

/** What each address answers; any other method is 405 with this as `Allow`. */
function methods(routes: readonly Route[]): Readonly<Record<string, string>> {
  const own: Record<string, string> = {
    '/': 'GET, HEAD, POST',
    '/c/*': 'GET, HEAD',
    ...Object.fromEntries(PREVIEW_FORMATS.map((format) => [`/card.${format}`, 'GET, HEAD'])),
    '/healthz': 'GET, HEAD',
    '/openapi.json': 'GET, HEAD',
    '/docs': 'GET, HEAD',
  };
  for (const { path, method } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    own[path] = [...new Set([...(own[path]?.split(', ') ?? []), ...names])].join(', ');
  }
  return own;
}
