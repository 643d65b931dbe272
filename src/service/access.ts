import { PresscardError } from '../errors.ts';
import { findApiKey, type ApiKey } from '../keys/api-key.ts';
import { covers } from '../keys/key-ring.ts';
import { cookieNames, readCookie } from '../session/cookie.ts';
import { checkSameSite } from '../session/same-site.ts';
import { openSession } from '../session/session.ts';
import type { Service } from './service.ts';

/** Whoever is on this machine, in open mode. */
const ANYBODY: ApiKey = { id: 'open', hash: '', rate: 'bulk', outlets: [] };

/**
 * Who asks, counted against the limit of the API key.
 *
 * @throws PresscardError `api_key_missing`, `api_key_unknown`, `origin_refused` or `rate_passed`
 */
export async function admit(service: Service, request: Request): Promise<ApiKey> {
  const apiKey = await whoAsks(service, request);
  if (service.mode === 'open') return apiKey;
  const waitS = await service.limiter.take(apiKey.id, apiKey.rate);
  if (waitS === undefined) return apiKey;
  service.meter.count('presscard_refused_total', { reason: 'rate' });
  throw new PresscardError('rate_passed', 'This API key has asked too often within a minute.', {
    retryAfterS: waitS,
  });
}

/**
 * Who asks: a program by its API key, an editor by a session or by what Cloudflare Access says, in open mode
 * anybody on this machine. What a browser sends along by itself counts from the service's own pages only.
 *
 * @throws PresscardError `api_key_missing`, `api_key_unknown` or `origin_refused`
 */
export async function whoAsks(service: Service, request: Request): Promise<ApiKey> {
  const { mode, baseUrl, corsOrigins } = service;
  if (mode === 'open') {
    checkSameSite(request, [new URL(request.url).origin, ...corsOrigins], { isRequired: false });
    return ANYBODY;
  }
  const authorization = request.headers.get('authorization') ?? undefined;
  const apiKey = authorization === undefined ? await editorAt(service, request) : undefined;
  if (!apiKey) return findApiKey(service.apiKeys, authorization);
  checkSameSite(request, [new URL(baseUrl).origin], { isRequired: true });
  return apiKey;
}

async function editorAt(
  { baseUrl, sessions, accessTokens, press }: Service,
  request: Request,
): Promise<ApiKey | undefined> {
  const value = readCookie(request.headers.get('cookie'), cookieNames(baseUrl).session);
  const session = value && (await openSession(sessions, value, press.ports.clock.now()));
  if (session) return session.apiKey;
  return (await accessTokens?.editorOf(request))?.editor.apiKey;
}

/** @throws PresscardError `outlet_refused` */
export function checkOutlet(apiKey: ApiKey, outletId: string): void {
  if (covers(apiKey, outletId)) return;
  throw new PresscardError('outlet_refused', 'This API key is not for this outlet.');
}

/** For what concerns every outlet at once. @throws PresscardError `outlet_refused` */
export function checkOperator(apiKey: ApiKey): void {
  if (apiKey.outlets.length === 0) return;
  throw new PresscardError('outlet_refused', 'This needs an API key that is not limited to outlets.');
}
