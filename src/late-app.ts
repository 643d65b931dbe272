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
  let whole: Promise<Hono> | undefined;
  const load = async (): Promise<Hono> => (await import('./app.ts')).createApp(service);
  // No route, so that what a newsroom adds to it, or makes it a part of, is asked for what is not presscard's.
  return new Hono().use(async (context, next): Promise<Response | void> => {
    const { fetch } = await (whole ??= load());
    const answer = await fetch(context.req.raw, context.env);
    if (answer.status !== 404) return answer;
    await next();
    if (context.res.status === 404) context.res = answer;
  });
}
