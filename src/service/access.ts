import { PresscardError } from '../errors.ts';
import { findApiKey, type ApiKey } from '../keys/api-key.ts';
import { covers } from '../keys/key-ring.ts';
import type { Service } from './service.ts';

/** Whoever is on this machine, in open mode. */
const ANYBODY: ApiKey = { id: 'open', hash: '', rate: 'bulk', outlets: [] };

/**
 * Who asks.
 *
 * @throws PresscardError `api_key_missing`, `api_key_unknown` or `rate_passed`
 */
export async function admit(service: Service, request: Request): Promise<ApiKey> {
  if (service.mode === 'open') return ANYBODY;
  const apiKey = await findApiKey(service.apiKeys, request.headers.get('authorization') ?? undefined);
  const waitS = await service.limiter.take(apiKey.id, apiKey.rate);
  if (waitS === undefined) return apiKey;
  service.meter.count('presscard_refused_total', { reason: 'rate' });
  throw new PresscardError('rate_passed', 'This API key has asked too often within a minute.', {
    retryAfterS: waitS,
  });
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
