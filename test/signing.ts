import { readFileSync } from 'node:fs';
import { KeyRing, type Key } from '../src/keys/key-ring.ts';
import { signature, type CardExtension } from '../src/sign/sign.ts';

interface Vector {
  readonly why: string;
  readonly kid: string;
  readonly secret: string;
  readonly ext: CardExtension | 'share';
  readonly json: string;
  readonly path: string;
  readonly digest: string;
}

/** The published test vectors, and other spellings of the same cards (`of` counts vectors). */
export const { vectors, respelled } = JSON.parse(
  readFileSync(new URL('../docs/signing/vectors.json', import.meta.url), 'utf8'),
) as { vectors: readonly Vector[]; respelled: readonly { of: number; json: string }[] };

/** The keys of the vectors, as a service would have them that does not know that they are published. */
export const ring = new KeyRing(
  [...new Map(vectors.map(({ kid, secret }) => [kid, secret]))].map(([id, secret]) => ({
    id,
    secret,
    state: 'signing',
    outlets: [],
  })),
);

export const key: Key = ring.keys[0]!;

/** A card's address with exactly this payload: what another program may have signed. */
export async function signPayload(payload: string): Promise<string> {
  const rest = `${payload}.png`;
  return `/c/v1/${key.id}/${await signature('card', key.id, await ring.secretOf(key), rest)}/${rest}`;
}

/** The same for a payload of exactly these bytes. */
export async function signBytes(bytes: Uint8Array | string): Promise<string> {
  return signPayload(Buffer.from(bytes).toString('base64url'));
}
