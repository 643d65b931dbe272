import { Hono, type Context } from 'hono';
import { PresscardError } from './errors.ts';
import { HEALTH_CARD_EVERY_MS } from './limits.ts';
import { admit, checkOperator } from './service/access.ts';
import { ownService, type AppOptions } from './service/own-service.ts';
import type { Service } from './service/service.ts';
import { previewResponse } from './serve/preview.ts';
import { docsPage } from './serve/docs-page.tsx';
import { doctorForm, doctorReport } from './serve/doctor-page.tsx';
import { readCardQuery } from './serve/card-query.ts';
import { crossOrigin } from './serve/cross-origin.ts';
import { createHealth } from './serve/health.ts';
import { openApi } from './serve/open-api.ts';
import { otherAddresses } from './serve/other-addresses.ts';
import { openModeGuard } from './serve/open-mode.ts';
import { problemPage, problemResponse, shortProblem } from './serve/problem.ts';
import { note, observe } from './serve/observe.ts';
import { json, type Route } from './serve/route.ts';
import { articlesRoute } from './serve/routes/articles.ts';
import { cardsRoute } from './serve/routes/cards.ts';
import { designRoute } from './serve/routes/design.ts';
import { doctorRoute } from './serve/routes/doctor.ts';
import { fallbacksRoute } from './serve/routes/fallbacks.ts';
import { signedCards } from './serve/routes/signed-card.ts';
import { photosRoute, photoWithdrawalRoute } from './serve/routes/photos.ts';
import { sharePage } from './serve/routes/share-page.ts';
import { purgeRoute, takedownListRoute, takedownsRoute } from './serve/routes/takedowns.ts';
import { verifyRoute } from './serve/routes/verify.ts';
import { behindDoor } from './studio/door.ts';
import { addStudio, studioMethods } from './studio/routes.ts';

/**
 * presscard over HTTP, on any runtime that speaks Fetch. Every answer names its own `Cache-Control`.
 *
 * @param own a newsroom's outlets, templates and typefaces with the ports of its runtime; or a whole service, as
 * `createService` makes it.
 * @throws PresscardError `outlet_invalid`, `setting_invalid`, or `keys_missing` where it is not in open mode.
 */
export function createApp(own: AppOptions | Service): Hono {
  const service = 'ports' in own ? ownService(own) : own;
  const app = new Hono();
  const { press, mode } = service;
  const { log } = press.ports;

  /** Whoever asks for a picture reads no JSON, and nor do the readers of a share page. */
  const answerProblem = (error: unknown, context: Context): Response => {
    if (context.req.path.startsWith('/c/')) return shortProblem(error, context, log);
    if (context.req.path.startsWith('/s/')) return problemPage(error, context, log);
    return problemResponse(error, context, log);
  };
  app.onError(answerProblem);
  app.notFound((context) => {
    const problem = new PresscardError(
      'not_found',
      'There is nothing at this address. The start page is at /.',
    );
    return answerProblem(problem, context);
  });
  app.use(observe(service));
  if (mode === 'open') app.use(openModeGuard);

  // Whatever the router makes of the path: a signed address is read as it came.
  const cards = signedCards(service);
  app.get('/c/*', cards.answer);
  app.get('/s/*', sharePage(service));

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
      if (apiKey) note(context.req.raw, { apiKey: apiKey.id });
      if (route.access === 'operator') checkOperator(apiKey!);
      return route.handle(context, apiKey);
    });
  }
  const described = [...routes, ...otherAddresses];
  const document = openApi(described, service.baseUrl);
  app.get('/openapi.json', () => json(document, 200, 'public, max-age=300'));
  app.get('/docs', () => docsPage(described, service.baseUrl));

  for (const format of PREVIEW_FORMATS) {
    app.get(`/card.${format}`, async ({ req }) => {
      await admit(service, req.raw);
      const { article, options } = readCardQuery(new URL(req.url));
      return previewResponse(service, article, { ...options, format });
    });
  }
  addStudio(app, service);
  addDoctor(app, service);

  const health = createHealth(service, { everyMs: HEALTH_CARD_EVERY_MS });
  app.get('/healthz', async () => {
    const { status, ...report } = await health();
    return json(report, status);
  });

  for (const [path, allow] of Object.entries(methods(routes))) {
    app.all(path, (context) => {
      const problem = new PresscardError('method_not_allowed', `This address answers ${allow}.`);
      const response = answerProblem(problem, context);
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

/** The addresses of the API, each with what the documents say about it. */
export function apiRoutes(service: Service): readonly Route[] {
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
    doctorRoute(service),
  ];
}

function addDoctor(app: Hono, service: Service): void {
  app.get('/doctor', ({ req }) => behindDoor(service, req.raw, () => doctorForm(new URL(req.url))));
  app.post('/doctor', async ({ req }) => {
    await admit(service, req.raw);
    return doctorReport(service.doctor, req.raw);
  });
}

/** What each address answers; any other method is 405 with this as `Allow`. */
function methods(routes: readonly Route[]): Readonly<Record<string, string>> {
  const own: Record<string, string> = {
    ...studioMethods,
    '/c/*': 'GET, HEAD',
    '/s/*': 'GET, HEAD',
    ...Object.fromEntries(PREVIEW_FORMATS.map((format) => [`/card.${format}`, 'GET, HEAD'])),
    '/healthz': 'GET, HEAD',
    '/openapi.json': 'GET, HEAD',
    '/docs': 'GET, HEAD',
    '/doctor': 'GET, HEAD, POST',
  };
  for (const { path, method } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    own[path] = [...new Set([...(own[path]?.split(', ') ?? []), ...names])].join(', ');
  }
  return own;
}
