import { sha256Hex } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { RATE_BULK_PER_MINUTE, RATE_STANDARD_PER_MINUTE } from '../limits.ts';

/** Requests a minute that a key may make, by its class. The Worker binds one rate limiter to each class. */
export const RATE_CLASSES = { standard: RATE_STANDARD_PER_MINUTE, bulk: RATE_BULK_PER_MINUTE } as const;

export type RateClass = keyof typeof RATE_CLASSES;

/** Who may ask the service to sign. */
export interface ApiKey {
  /** Stands in logs. */
  readonly id: string;
  /**
   * SHA-256 of the token in hex. A plain digest is enough, and fast: a token has 256 random bits, which no
   * list of words and no amount of guessing reaches. A password would need a slow hash.
   */
  readonly hash: string;
  readonly rate: RateClass;
  /** Ids of the outlets that it may sign for; empty for all. */
  readonly outlets: readonly string[];
}

/**
 * The API key of a request.
 *
 * @param authorization the header `Authorization`: `Bearer TOKEN`.
 * @throws PresscardError `api_key_missing` or `api_key_unknown`
 */
export async function findApiKey(
  keys: readonly ApiKey[],
  authorization: string | undefined,
): Promise<ApiKey> {
  const token = /^Bearer +([\w.~+/=-]{1,256})$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new PresscardError(
      'api_key_missing',
      'Send the API key as the header Authorization: Bearer TOKEN.',
    );
  }
  // Digests are compared, so how long it takes says nothing about a token.
  const hash = await hashToken(token);
  const key = keys.find((one) => one.hash === hash);
  if (!key) throw new PresscardError('api_key_unknown', 'This API key is not known here.');
  return key;
}

/** SHA-256 of a token's text, in hex, as the setting holds it. */
export function hashToken(token: string): Promise<string> {
  return sha256Hex(token);
}
