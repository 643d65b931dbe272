import type { MiddlewareHandler } from 'hono';
import type { FaultCode, PresscardError } from '../errors.ts';
import type { ClockPort } from '../ports.ts';
import type { Service } from '../service/service.ts';

/** What a route tells about its answer; nothing of what a card says. */
export type Seen = {
  /** First 12 hex digits of the card's digest. */
  readonly card?: string | undefined;
  readonly kid?: string | undefined;
  /** Id of the API key that asked. */
  readonly apiKey?: string;
  /** Why it was refused. */
  readonly code?: FaultCode;
};

/** A request and its answer, as it stands in the log: it is written down as it is, since that is done so often. */
export type Answered = Seen & {
  readonly method: string;
  /** One of a few names. */
  readonly route: string;
  readonly host: string;
  readonly status: number;
  /** From request to answer, in hundredths. */
  readonly ms: number;
  readonly bytes: number;
  /** `X-Card-Fallback`. */
  readonly fallback?: string | undefined;
};

const LOGGED_DIGEST_DIGITS = 12;
const seen = new WeakMap<Request, Seen>();

/** Which card an answer shows, for its line in the log. */
export function seenCard({ digest, kid }: { digest: string; kid: string }): Seen {
  return { card: digest.slice(0, LOGGED_DIGEST_DIGITS), kid };
}

/** For the request's line in the log. */
export function note(request: Request, what: Seen): void {
  seen.set(request, { ...seen.get(request), ...what });
}

/** The same for what was wrong. */
export function noteFault(request: Request, { code }: PresscardError): void {
  note(request, { code });
}

/**
 * One line and two counts a request: the route, the status, the card and its key, how long, how much. Never a
 * payload, a key's secret or an address with words in it.
 */
export function observer({ press, meter, mode }: Pick<Service, 'press' | 'meter' | 'mode'>) {
  const { log } = press.ports;
  return (answered: Answered): void => {
    const labels = labelsOf(answered.route, answered.status);
    meter.count('presscard_requests_total', labels.ofRequest);
    meter.time('presscard_request_duration_ms', answered.ms, labels.ofDuration);
    // In open mode the terminal belongs to the person who started it.
    if (mode !== 'open') log.write('info', 'request', answered);
  };
}

/** What has passed since, for the log. @param startedMs by a clock that only goes forward. */
export function msSince(clock: Pick<ClockPort, 'elapsed'>, startedMs: number): number {
  return Math.round((clock.elapsed() - startedMs) * 100) / 100;
}

interface RequestLabels {
  readonly ofRequest: Readonly<Record<string, string>>;
  readonly ofDuration: Readonly<Record<string, string>>;
}
const allLabels = new Map<string, RequestLabels>();

/** The same objects for the same labels, by which a meter may tell them: there are some hundreds at most. */
function labelsOf(route: string, status: number): RequestLabels {
  const name = route + status;
  const known = allLabels.get(name);
  if (known) return known;
  const made = { ofRequest: { route, status: String(status) }, ofDuration: { route } };
  allLabels.set(name, made);
  return made;
}

/** Observes every answer that comes out of the router. */
export function observe(service: Service): MiddlewareHandler {
  const { clock } = service.press.ports;
  const tell = observer(service);
  return async (context, next) => {
    const startedMs = clock.elapsed();
    await next();
    const { req, res } = context;
    const { host, pathname } = new URL(req.raw.url);
    tell({
      ...seen.get(req.raw),
      method: req.method,
      route: routeOf(pathname),
      host,
      status: res.status,
      ms: msSince(clock, startedMs),
      bytes: Number(res.headers.get('content-length') ?? 0),
      fallback: res.headers.get('x-card-fallback') ?? undefined,
    });
  };
}

/** A few names, whatever was asked for. */
function routeOf(path: string): string {
  if (/^\/[cs]\//.test(path)) return path.slice(0, 2);
  const [first = '', second = ''] = path.split('/').slice(1);
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
  'doctor',
]);
const KNOWN = new Set(['', 'c', 's', 'card.png', 'card.jpg', 'card.webp', 'card.svg', 'studio', 'healthz', 'metrics', 'openapi.json', 'docs', 'doctor']); // prettier-ignore
