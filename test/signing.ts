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

/** An address whose payload is exactly these bytes: what another program may have signed. */
export async function signBytes(
  bytes: Uint8Array | string,
  ext: CardExtension | 'share' = 'png',
): Promise<string> {
  const payload = Buffer.from(bytes).toString('base64url');
  const [letter, kind, rest] =
    ext === 'share' ? (['s', 'share', payload] as const) : (['c', 'card', `${payload}.${ext}`] as const);
  return `/${letter}/v1/${key.id}/${await signature(kind, key.id, await ring.secretOf(key), rest)}/${rest}`;
}
