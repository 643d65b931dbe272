import * as z from 'zod';
import { sameText } from '../card-url/same-text.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { Key, KeyRing } from '../keys/key-ring.ts';
import { SESSION_VALUE_MAX_CHARS } from '../limits.ts';
import { toBase64Url } from '../sign/sign.ts';

/** Who sits at a browser: whoever showed an API key, or was let through by Cloudflare Access. */
export interface Editor {
  readonly apiKey: ApiKey;
  readonly via: 'key' | 'access';
}

const claimsSchema = z.object({
  via: z.enum(['key', 'access']),
  /** Of the API key, or of the person as logs name them. */
  id: z.string().max(100),
  /** Whole seconds since 1970. */
  ends: z.int(),
});

/** What sessions stand on. Each of it ends them: a key that is revoked, a token that is changed, another team. */
export interface SessionGrounds {
  readonly keys: KeyRing;
  readonly apiKeys: readonly ApiKey[];
  /** What names the Access application, where there is one. */
  readonly accessName: string | undefined;
}

/**
 * The value of a session's cookie: `kid.claims.signature`. The signature is the signing key's, over words that
 * no card's address begins with, and over the hash of the API key's token, so that a new token ends the
 * sessions of the old one.
 *
 * @param endsAtS whole seconds since 1970.
 * @returns undefined where no key signs.
 */
export async function sealSession(
  grounds: SessionGrounds,
  { via, apiKey }: Editor,
  endsAtS: number,
): Promise<string | undefined> {
  const key = grounds.keys.keys.find(({ state }) => state === 'signing');
  const ground = groundOf(grounds, via, apiKey.id);
  if (!key || !ground) return undefined;
  const claims = toBase64Url(new TextEncoder().encode(JSON.stringify({ via, id: apiKey.id, ends: endsAtS })));
  return `${key.id}.${claims}.${await seal(grounds.keys, key, claims, ground.secret)}`;
}

/** The editor of a cookie's value; undefined for one that was not sealed here, has ended, or lost its ground. */
export async function openSession(
  grounds: SessionGrounds,
  value: string,
  nowMs: number,
): Promise<Editor | undefined> {
  if (value.length > SESSION_VALUE_MAX_CHARS) return undefined;
  const [kid, payload = '', sealed = '', ...more] = value.split('.');
  const key = grounds.keys.keys.find(({ id }) => id === kid);
  // A frozen key leaked: whoever has it must not be let in by it.
  if (!key || more.length > 0 || !(key.state === 'signing' || key.state === 'verify')) return undefined;
  const claims = readClaims(payload);
  if (!claims || nowMs >= claims.ends * 1000) return undefined;
  const ground = groundOf(grounds, claims.via, claims.id);
  if (!ground || !sameText(sealed, await seal(grounds.keys, key, payload, ground.secret))) return undefined;
  return { apiKey: ground.apiKey, via: claims.via };
}

/** Whoever Cloudflare Access let through, as an API key: its rules say who may, for every outlet. */
export function accessEditor(id: string): Editor {
  return { apiKey: { id, hash: '', rate: 'bulk', outlets: [] }, via: 'access' };
}

function groundOf(
  { apiKeys, accessName }: SessionGrounds,
  via: Editor['via'],
  id: string,
): { apiKey: ApiKey; secret: string } | undefined {
  if (via === 'access')
    return accessName === undefined
      ? undefined
      : { apiKey: accessEditor(id).apiKey, secret: `access ${accessName}` };
  const apiKey = apiKeys.find((one) => one.id === id);
  return apiKey && { apiKey, secret: apiKey.hash };
}

async function seal(keys: KeyRing, key: Key, claims: string, ground: string): Promise<string> {
  const words = new TextEncoder().encode(`session\nv1\n${key.id}\n${claims}\n${ground}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await keys.secretOf(key), words)));
}

function readClaims(payload: string): z.infer<typeof claimsSchema> | undefined {
  try {
    return claimsSchema.parse(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return undefined;
  }
}
