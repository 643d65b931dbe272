import { KEYS_MAX, SECRET_MIN_CHARS, SECRET_MIN_DISTINCT_CHARS } from '../limits.ts';
import { RATE_CLASSES, type ApiKey, type RateClass } from './api-key.ts';
import { KEY_STATES, type Key } from './key-ring.ts';

/** What a setting says, and what is wrong with it in sentences that never hold a secret. */
export interface ReadKeys<T> {
  readonly keys: readonly T[];
  readonly problems: readonly string[];
}

/** Every secret in our documents begins with this, so that none of them can be used by mistake. */
export const SAMPLE_SECRET_PREFIX = 'sample-';

/** Ids of keys stand in addresses. They are shorter than any secret, so that one in the wrong place is no id. */
export const KEY_ID = /^[a-z0-9][a-z0-9-]{0,23}$/;
export const OUTLET_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * `PRESSCARD_KEYS`: `id:state:secret`, or `id:state:secret:outlet+outlet` for a key that is limited to outlets.
 * Entries are separated by commas or white space. The form needs no quotes in a shell, an env file, YAML or
 * a prompt.
 */
export function readKeys(text: string): ReadKeys<Key> {
  return readEntries(text, 'id:state:secret', ([id, state = '', secret = '', ...outlets]) => {
    const known = KEY_STATES.find((one) => one === state);
    if (!known) return `has no state of ${KEY_STATES.join(', ')} as its second part`;
    // What was revoked opens nothing, so its secret need not be kept.
    const weakness = known === 'revoked' && secret === '' ? undefined : weaknessOf(secret);
    if (weakness) return `has a secret that ${weakness}: make another with presscard keys new`;
    return { id, state: known, secret, outlets };
  });
}

/**
 * `PRESSCARD_API_KEYS`: `id:hash:class`, or `id:hash:class:outlet+outlet`; the hash is the SHA-256 of the token
 * in hex, the class a rate class.
 */
export function readApiKeys(text: string): ReadKeys<ApiKey> {
  return readEntries(text, 'id:hash:class', ([id, hash = '', rate = '', ...outlets]) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      return 'needs the SHA-256 of its token, 64 lower-case hex digits, as its second part: never the token itself';
    }
    if (!Object.hasOwn(RATE_CLASSES, rate)) {
      return `has no rate class of ${Object.keys(RATE_CLASSES).join(', ')} as its third part`;
    }
    return { id, hash, rate: rate as RateClass, outlets };
  });
}

function readEntries<T extends { readonly id: string }>(
  text: string,
  form: string,
  read: (parts: [id: string, ...string[]]) => T | string,
): ReadKeys<T> {
  const keys: T[] = [];
  const problems: string[] = [];
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  if (entries.length > KEYS_MAX) return { keys, problems: [`has more than ${KEYS_MAX} keys`] };
  for (const [index, entry] of entries.entries()) {
    const [id = '', second = '', third = '', outlets, ...more] = entry.split(':');
    // What is no id may be a secret in the wrong place: only its number is told.
    const which = KEY_ID.test(id) ? `key ${id}` : `key number ${index + 1}`;
    const outletIds = outlets === undefined ? [] : outlets.split('+');
    if (!KEY_ID.test(id) || more.length > 0) {
      problems.push(
        `${which} is not of the form ${form} or ${form}:outlet+outlet, with an id of a-z, 0-9 and -`,
      );
    } else if (!outletIds.every((outlet) => OUTLET_ID.test(outlet))) {
      problems.push(`${which} must name its outlets by their ids, joined by +`);
    } else if (keys.some((one) => one.id === id)) {
      problems.push(`${which} stands there twice: an id names one secret for good`);
    } else {
      const key = read([id, second, third, ...outletIds]);
      if (typeof key === 'string') problems.push(`${which} ${key}`);
      else keys.push(key);
    }
  }
  return { keys, problems };
}

/** Why a secret is none, as the end of a sentence. */
function weaknessOf(secret: string): string | undefined {
  if (secret.startsWith(SAMPLE_SECRET_PREFIX)) return 'stands in presscard’s own documents';
  if (secret.length < SECRET_MIN_CHARS) return `is shorter than ${SECRET_MIN_CHARS} characters`;
  if (!/^[!-~]+$/.test(secret)) return 'has characters beyond ASCII';
  if (new Set(secret).size < SECRET_MIN_DISTINCT_CHARS) return 'is not random';
  return undefined;
}
