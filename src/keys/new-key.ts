import { toBase64Url } from '../sign/sign.ts';
import { hashToken, type ApiKey } from './api-key.ts';
import type { Key } from './key-ring.ts';

/** 256 random bits as 43 characters that need no quotes anywhere. */
export function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** A fresh id, so that one that was revoked is never taken again. */
export function newKeyId(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'; // 32 of them, none that looks like another
  return `k${Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => letters[byte % 32]).join('')}`;
}

/** A new signing key. */
export function newKey({ id, outlets }: Pick<Key, 'id' | 'outlets'>): Key {
  return { id, state: 'signing', secret: newSecret(), outlets };
}

/** A new API key with its token, which exists nowhere else: the settings hold the hash. */
export async function newApiKey({
  id = 'cms',
  outlets = [],
}: Partial<Pick<ApiKey, 'id' | 'outlets'>>): Promise<{ apiKey: ApiKey; token: string }> {
  // The prefix lets scanners of repositories and logs find a token that got lost.
  const token = `presscard_${newSecret()}`;
  return { apiKey: { id, hash: await hashToken(token), rate: 'standard', outlets }, token };
}

/** A key as `PRESSCARD_KEYS` has it. */
export function writeKey({ id, state, secret, outlets }: Key): string {
  return [id, state, secret, ...(outlets.length > 0 ? [outlets.join('+')] : [])].join(':');
}

/** An API key as `PRESSCARD_API_KEYS` has it. */
export function writeApiKey({ id, hash, rate, outlets }: ApiKey): string {
  return [id, hash, rate, ...(outlets.length > 0 ? [outlets.join('+')] : [])].join(':');
}
