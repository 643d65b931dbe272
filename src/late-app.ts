import { Hono } from 'hono';
import { ownService, type AppOptions } from './service/own-service.ts';
import type { Service } from './service/service.ts';

/**
 * presscard over HTTP, on any runtime that speaks Fetch. Every answer names its own `Cache-Control`. Its routes are
 * loaded by the first request: a program that renders and does not serve starts without them.
 *
 * @param own a newsroom's outlets, templates and typefaces with the ports of its runtime; or a whole service, as
 * `createService` makes it.
 * @throws PresscardError `outlet_invalid`, `setting_invalid`, or `keys_missing` where it is not in open mode.
 */
export function createApp(own: AppOptions | Service): Hono {
  const service = 'ports' in own ? ownService(own) : own;
  let routes: Hono | undefined;
  const load = async (): Promise<Hono> => {
    const { createApp: createRoutes } = await import('./app.ts');
    return (routes ??= createRoutes(service));
  };
  const app = new Hono();
  app.fetch = (request, ...rest) =>
    routes ? routes.fetch(request, ...rest) : load().then(({ fetch }) => fetch(request, ...rest));
  // For the app that this one is made a part of: it takes routes over, and no `fetch`.
  app.all('*', ({ req, env }) => app.fetch(req.raw, env));
  return app;
}
