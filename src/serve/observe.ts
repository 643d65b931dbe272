import type { MiddlewareHandler } from 'hono';
import type { FaultCode, PresscardError } from '../errors.ts';
import type { Service } from '../service/service.ts';

/** What a route tells about its answer; nothing of what a card says. */
export interface Seen {
  /** First 12 hex digits of the card's digest. */
  card?: string;
  kid?: string;
  /** Why it was refused. */
  code?: FaultCode;
}

const LOGGED_DIGEST_DIGITS = 12;
const seen = new WeakMap<Request, Seen>();

/** For the request's line in the log. */
export function note(request: Request, { digest, kid }: { digest: string; kid: string }): void {
  seen.set(request, { card: digest.slice(0, LOGGED_DIGEST_DIGITS), kid });
}

/** The same for what was wrong. */
export function noteFault(request: Request, { code }: PresscardError): void {
  seen.set(request, { ...seen.get(request), code });
}

/**
 * One line and two counts a request: the route, the status, the card and its key, how long, how much. Never a
 * payload, a key's secret or an address with words in it.
 */
export function observe({ press, meter, mode }: Service): MiddlewareHandler {
  const { clock, log } = press.ports;
  return async (context, next) => {
    const startedMs = clock.elapsed();
    await next();
    const { req, res } = context;
    const route = routeOf(req.path);
    const ms = Math.round((clock.elapsed() - startedMs) * 10) / 10;
    const status = String(res.status);
    meter.count('presscard_requests_total', { route, status });
    meter.time('presscard_request_duration_ms', ms, { route });
    // In open mode the terminal belongs to the person who started it.
    if (mode === 'open') return;
    log.write('info', 'request', {
      method: req.method,
      route,
      status: res.status,
      ...seen.get(req.raw),
      host: new URL(req.url).host,
      ms,
      bytes: Number(res.headers.get('content-length') ?? 0),
      ...(res.headers.has('x-card-fallback') ? { fallback: res.headers.get('x-card-fallback') } : {}),
    });
  };
}

/** A few names, whatever was asked for. */
function routeOf(path: string): string {
  const [first = '', second = ''] = path.split('/').slice(1);
  if (first === 'c' || first === 's') return `/${first}`;
  if (first === 'v1') return KNOWN_API.has(second) ? `/v1/${second}` : 'other';
  return KNOWN.has(first) ? `/${first}` : 'other';
}

const KNOWN_API = new Set([
  'cards',
  'articles',
  'photos',
  'takedowns',
  'purge',
  'verify',
  'design',
  'fallbacks',
]);
const KNOWN = new Set([
  '',
  'card.png',
  'card.svg',
  'studio',
  'healthz',
  'metrics',
  'openapi.json',
  'docs',
  'doctor',
]);
