import type { CacheBinding } from '../../src/runtime/worker/workers-cache.ts';
import { asFill, matches, rulesOf, tagsOf, type Rules } from './rules.ts';

/**
 * Cloudflare's Workers Cache as its documents describe it (developers.cloudflare.com/workers/cache/, read in
 * November 2026), to stand before the app in tests, since nothing simulates it locally. Where they are
 * silent it does the worse thing for us, and says so. One location; no tiers, no size limit.
 */

type Handler = (request: Request) => Response | Promise<Response>;

export interface FakeEdgeCacheOptions {
  readonly clock: { now(): number };
  /** `cache.cross_version_cache`: whether a deployment leaves the cache warm (cache-keys). */
  readonly crossVersionCache?: boolean;
}

interface Entry {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly tags: readonly string[];
  readonly vary: ReadonlyMap<string, string | null>;
  readonly storedAtMs: number;
  readonly rules: Rules;
}

/** Request headers in the key, against poisoning (cache-keys). */
const KEY_HEADERS = [
  'x-http-method-override',
  'x-http-method',
  'x-method-override',
  'x-forwarded-host',
  'x-host',
  'x-original-url',
  'x-rewrite-url',
  'forwarded',
  'cloudflare-workers-version-key',
];

export class FakeEdgeCache implements CacheBinding {
  readonly #clock: { now(): number };
  readonly #crossVersionCache: boolean;
  #handler: Handler;
  #version = 1;
  /** Variants by key. */
  readonly #entries = new Map<string, Entry[]>();
  readonly #filling = new Map<string, Promise<Entry | undefined>>();
  readonly #background = new Set<Promise<unknown>>();
  /** How often the Worker ran. */
  runs = 0;

  constructor(handler: Handler, { clock, crossVersionCache = false }: FakeEdgeCacheOptions) {
    this.#handler = handler;
    this.#clock = clock;
    this.#crossVersionCache = crossVersionCache;
  }

  /** A new version goes live; by default it starts with a cold cache. */
  deploy(handler: Handler): void {
    this.#handler = handler;
    this.#version += 1;
  }

  /** Waits for what goes on in the background. */
  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.all(this.#background);
  }

  async fetch(request: Request): Promise<Response> {
    const response = await this.#serve(request);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }

  async #serve(request: Request): Promise<Response> {
    // Only GET and HEAD are cached, and no WebSocket (limitations).
    if (!['GET', 'HEAD'].includes(request.method) || request.headers.get('upgrade') === 'websocket') {
      return forClient(await this.#run(request), 'BYPASS');
    }
    const key = this.#keyOf(request);
    const entry = this.#find(key, request);
    if (!entry) return this.#fill(key, request);
    const staleForMs = this.#clock.now() - entry.storedAtMs - entry.rules.freshMs;
    if (staleForMs < 0) return this.#answer(entry, request, 'HIT');
    if (staleForMs < entry.rules.staleWhileRevalidateMs) {
      this.#inBackground(key, request, entry);
      return this.#answer(entry, request, 'UPDATING');
    }
    return this.#revalidate(key, request, entry, staleForMs);
  }

  /** Tags match whatever their capitals (purge). An answer still on its way is kept after it: documents are silent. */
  async purge({
    tags = [],
    pathPrefixes = [],
    purgeEverything = false,
  }: {
    tags?: string[];
    pathPrefixes?: string[];
    purgeEverything?: boolean;
  }): Promise<{ success: boolean; errors: { code: number; message: string }[] }> {
    if (tags.length > 100) return { success: false, errors: [{ code: 1, message: 'too many tags' }] };
    const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
    for (const [key, variants] of this.#entries) {
      const { path } = JSON.parse(key) as { path: string };
      // Variants share one purge identity (configuration, Vary).
      const isTagged = variants.some((entry) => entry.tags.some((tag) => wanted.has(tag)));
      if (purgeEverything || isTagged || pathPrefixes.some((prefix) => path.startsWith(prefix))) {
        this.#entries.delete(key);
      }
    }
    return { success: true, errors: [] };
  }

  /** Path and query as they are spelled; neither host nor method nor cookies (cache-keys). */
  #keyOf({ url, headers }: Request): string {
    const scheme = headers.get('x-forwarded-scheme');
    return JSON.stringify({
      path: url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/#.*$/, ''),
      version: this.#crossVersionCache ? 'any' : this.#version,
      headers: KEY_HEADERS.map((name) => headers.get(name)),
      scheme: scheme === 'http' || scheme === 'https' ? null : scheme,
    });
  }

  #find(key: string, { headers }: Request): Entry | undefined {
    return this.#entries
      .get(key)
      ?.find(({ vary }) => [...vary].every(([name, value]) => headers.get(name) === value));
  }

  /** Requests for one key wait for one run; if its answer may not be kept, each has a run of its own (overview). */
  async #fill(key: string, request: Request): Promise<Response> {
    const filling = this.#filling.get(key);
    if (filling) {
      await filling;
      const entry = this.#find(key, request);
      return entry ? this.#answer(entry, request, 'HIT') : this.#fillAlone(key, request);
    }
    return this.#fillAlone(key, request);
  }

  async #fillAlone(key: string, request: Request): Promise<Response> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (!this.#filling.has(key)) this.#filling.set(key, promise);
    try {
      const response = await this.#run(asFill(request));
      const kept = await this.#keep(key, request, response);
      return kept ? this.#answer(kept, request, 'MISS') : forClient(response, 'BYPASS');
    } finally {
      if (this.#filling.get(key) === promise) this.#filling.delete(key);
      resolve(undefined);
    }
  }

  async #revalidate(key: string, request: Request, entry: Entry, staleForMs: number): Promise<Response> {
    const response = await this.#run(asFill(request, entry.headers.get('etag')));
    if (response.status === 304) {
      const headers = new Headers(entry.headers);
      for (const [name, value] of response.headers) headers.set(name, value);
      const body = new Response(entry.body, { status: entry.status, headers });
      const kept = await this.#keep(key, request, body);
      return kept ? this.#answer(kept, request, 'REVALIDATED') : forClient(body, 'BYPASS');
    }
    if (response.status >= 500 && staleForMs < entry.rules.staleIfErrorMs) {
      return this.#answer(entry, request, 'STALE');
    }
    // An answer that is not kept (410, no-store) leaves the old one in place: documents are silent.
    const kept = await this.#keep(key, request, response);
    return kept ? this.#answer(kept, request, 'EXPIRED') : forClient(response, 'BYPASS');
  }

  #inBackground(key: string, request: Request, entry: Entry): void {
    const work = this.#revalidate(key, request, entry, 0).finally(() => this.#background.delete(work));
    this.#background.add(work);
  }

  async #run(request: Request): Promise<Response> {
    this.runs += 1;
    try {
      return await this.#handler(request);
    } catch {
      return new Response('Worker threw exception', { status: 500 });
    }
  }

  async #keep(key: string, request: Request, response: Response): Promise<Entry | undefined> {
    const { status, headers } = response;
    const rules = rulesOf(request, response);
    if (!rules) return undefined;
    const names = (headers.get('vary') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    const entry: Entry = {
      status,
      headers: new Headers(headers),
      body: new Uint8Array(await response.clone().arrayBuffer()),
      tags: tagsOf(headers),
      vary: new Map(names.map((name) => [name, request.headers.get(name)])),
      storedAtMs: this.#clock.now(),
      rules,
    };
    const others = (this.#entries.get(key) ?? []).filter((one) => one !== this.#find(key, request));
    this.#entries.set(key, [...others, entry]);
    return entry;
  }

  /** HEAD, conditions and ranges are answered from the whole that is kept. */
  #answer(entry: Entry, request: Request, cacheStatus: string): Response {
    const headers = new Headers(entry.headers);
    headers.set('age', String(Math.floor((this.#clock.now() - entry.storedAtMs) / 1_000)));
    const of = (status: number, body: BodyInit | null): Response =>
      forClient(new Response(body, { status, headers }), cacheStatus);
    const etag = headers.get('etag');
    if (etag && matches(request.headers.get('if-none-match'), etag)) return of(304, null);
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
    const size = entry.body.length;
    // The first answer is the Worker's own 200; “subsequent” ranges are cut from it (configuration).
    if (!range || cacheStatus === 'MISS' || entry.status !== 200 || (!range[1] && !range[2])) {
      return of(entry.status, entry.status === 204 ? null : entry.body);
    }
    const first = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[2]));
    const last = range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (first > last) {
      headers.set('content-range', `bytes */${size}`);
      return of(416, null);
    }
    headers.set('content-range', `bytes ${first}-${last}/${size}`);
    headers.set('content-length', String(last - first + 1));
    return of(206, entry.body.subarray(first, last + 1));
  }
}

/** Cloudflare takes its own headers off before a client sees the answer (configuration). */
function forClient(response: Response, cacheStatus: string): Response {
  const headers = new Headers(response.headers);
  headers.delete('cache-tag');
  headers.delete('cloudflare-cdn-cache-control');
  headers.set('cf-cache-status', cacheStatus);
  return new Response(response.body, { status: response.status, headers });
}
