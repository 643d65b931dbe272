/** The Worker. `presscard/worker` for those who build their own: `createWorker`, or its parts. */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { PresscardError } from './errors.ts';
import type { Newsroom } from './press.ts';
import { consoleLog } from './runtime/worker/console-log.ts';
import { workerService, type WorkerEnv } from './runtime/worker/service.ts';
import type { CacheBinding } from './runtime/worker/workers-cache.ts';
import { refusal } from './serve/refusal.ts';

export { workerPorts } from './runtime/worker/ports.ts';
export { workerService, type WorkerEnv, type WorkerOptions } from './runtime/worker/service.ts';

/** The part of an invocation's context that presscard uses. */
export interface WorkerContext {
  /** Workers Cache, where it is enabled. */
  readonly cache?: CacheBinding;
  /** This Worker's own entry points, with their caches in front. */
  readonly exports?: { readonly default?: { fetch(request: Request): Promise<Response> } };
}

/** A Worker as `export default` takes it. */
export interface CardWorker {
  fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response>;
}

/**
 * The Worker of a newsroom with outlets, templates and typefaces of its own. Outlets of the namespace `OUTLETS` and of
 * `PRESSCARD_OUTLETS` stand before those.
 */
export function createWorker(newsroom: Newsroom = {}): CardWorker {
  let app: Hono | undefined;
  /** Of the request that came last: any of them purges the same cache. */
  let cache: CacheBinding | undefined;
  return {
    async fetch(request, env, context) {
      const asked = withoutQuery(request);
      if (asked && context.exports?.default) return unkept(await context.exports.default.fetch(asked));
      cache = context.cache;
      try {
        app ??= createApp(
          await workerService(env, { ...newsroom, origin: new URL(request.url).origin, cache: () => cache }),
        );
      } catch (error) {
        if (!(error instanceof PresscardError)) throw error;
        return refusal(error, consoleLog);
      }
      return app.fetch(request);
    },
  };
}

export default createWorker();

/**
 * A card or share page that is asked for with a query, without it: the cache's key has the query in it, and a
 * thousand of them would be a thousand renders. Networks put one behind every address that is clicked. Undefined for every other request.
 */
function withoutQuery(request: Request): Request | undefined {
  const query = request.url.indexOf('?');
  if (query === -1 || !/^\/[cs]\//.test(new URL(request.url).pathname)) return undefined;
  return new Request(request.url.slice(0, query), request);
}

function unkept(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  return new Response(answer.body, { status: answer.status, headers });
}
