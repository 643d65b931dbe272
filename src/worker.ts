/** The Worker. `presscard/worker` for those who build their own: `createWorker`, or its parts. */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { PresscardError } from './errors.ts';
import type { Newsroom } from './press.ts';
import { consoleLog } from './runtime/worker/console-log.ts';
import { workerService, type WorkerEnv } from './runtime/worker/service.ts';
import type { CacheBinding } from './runtime/worker/workers-cache.ts';
import { visitFeeds } from './runtime/worker/visit-feeds.ts';
import { watchSettings } from './runtime/worker/watch-settings.ts';
import { workQueue, type QueueBatch } from './runtime/worker/work-queue.ts';
import { refusal } from './serve/refusal.ts';
import type { Service } from './service/service.ts';

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
  /** The cron trigger: asks the feeds of `PRESSCARD_FEEDS`, and sends what is new to the queue bound as `QUEUE`. */
  scheduled(controller: unknown, env: WorkerEnv, context: WorkerContext): Promise<void>;
  /** Makes the cards that the queue carries, delivers to the webhook, and tells of what was given up. */
  queue(batch: QueueBatch, env: WorkerEnv, context: WorkerContext): Promise<void>;
}

/**
 * The Worker of a newsroom with outlets, templates and typefaces of its own. Outlets of the namespace `OUTLETS` and of
 * `PRESSCARD_OUTLETS` stand before those.
 */
export function createWorker(newsroom: Newsroom = {}): CardWorker {
  let service: Service | undefined;
  let app: Hono | undefined;
  /** Of the invocation that came last: any of them purges the same cache. */
  let cache: CacheBinding | undefined;
  const serviceOf = async (env: WorkerEnv, origin: string): Promise<Service> => {
    service ??= await workerService(env, { ...newsroom, origin, cache: () => cache });
    return service;
  };
  return {
    async fetch(request, env, context) {
      const asked = withoutQuery(request);
      if (asked && context.exports?.default) return unkept(await context.exports.default.fetch(asked));
      try {
        cache = context.cache;
        app ??= createApp(await serviceOf(env, new URL(request.url).origin));
      } catch (error) {
        if (!(error instanceof PresscardError)) throw error;
        return refusal(error, consoleLog);
      }
      return app.fetch(request);
    },

    async scheduled(_controller, env, context) {
      const watch = watchSettings(env);
      if (watch.settings.PRESSCARD_FEEDS.length === 0) return;
      cache = context.cache;
      await visitFeeds(await serviceOf(env, watch.origin), watch.settings, watch.queue);
    },

    async queue(batch, env, context) {
      const { settings, queue, origin } = watchSettings(env);
      cache = context.cache;
      const self = context.exports?.default;
      await workQueue(await serviceOf(env, origin), batch, {
        settings,
        queue,
        warm: self && (async (url) => void (await (await self.fetch(new Request(url))).arrayBuffer())),
      });
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
