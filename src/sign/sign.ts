/**
 * `presscard/sign`: signed addresses of cards and share pages. No dependencies; it asks for `crypto.subtle` and
 * `TextEncoder`, so it runs in Node 20 or later, workerd, Deno, Bun and browsers. In a browser it would need
 * the secret, which belongs on a server.
 */
import type { Card } from './card.ts';

export type { Card, CardPage, CardPhoto, CardState } from './card.ts';

/** One of the keys that `presscard keys new` makes. */
export interface SigningKey {
  readonly id: string;
  /** At least 32 characters. Its text is the key of the HMAC, as it stands: nothing is decoded. */
  readonly secret: string;
}

export type CardExtension = 'png' | 'jpg' | 'webp';

export interface SignedAddress {
  /** `/c/v1/…` or `/s/v1/…`. */
  readonly path: string;
  /** `base` and `path`; without `base` the same as `path`. */
  readonly url: string;
}

/** Why nothing was signed; branch on `code`. The message never holds the card or the secret. */
export class SignError extends Error {
  readonly code: 'card_invalid' | 'card_too_long' | 'extension_unknown' | 'key_invalid';

  constructor(code: SignError['code'], message: string) {
    super(message);
    this.name = 'SignError';
    this.code = code;
  }
}

/** Longest path in characters. Crawlers and proxies take 4 KB everywhere; share pages carry the article's address too. */
export const CARD_PATH_MAX_CHARS = 4_096;
export const SHARE_PATH_MAX_CHARS = 8_192;

/**
 * The address of a card's picture.
 *
 * @param options.ext `png` when left out. It is signed: no other one works with this signature.
 * @param options.base address of the service, such as `https://cards.example.org`.
 * @throws SignError
 */
export async function signCard(options: {
  readonly key: SigningKey;
  readonly card: Card;
  readonly ext?: CardExtension | undefined;
  readonly base?: string | undefined;
}): Promise<SignedAddress> {
  const { key, card, ext = 'png', base } = options;
  if (!/^(png|jpg|webp)$/.test(ext)) throw new SignError('extension_unknown', 'Use png, jpg or webp.');
  return address('card', key, `${encodePayload(card)}.${ext}`, base);
}

/** The address of a card's share page. @throws SignError */
export async function signShare(options: {
  readonly key: SigningKey;
  readonly card: Card;
  readonly base?: string | undefined;
}): Promise<SignedAddress> {
  return address('share', options.key, encodePayload(options.card), options.base);
}

/** A card as the payload of an address: base64url of the UTF-8 JSON. @throws SignError `card_invalid` */
export function encodePayload(card: Card): string {
  const json = JSON.stringify(card) as string | undefined;
  // JSON writes half a character as an escape, which no service would take.
  if (!json?.startsWith('{') || /\\ud[89a-f]/.test(json.replaceAll('\\\\', ''))) {
    throw new SignError('card_invalid', 'The card must be an object, and its texts whole characters.');
  }
  if (card.embargo !== undefined && card.headline) {
    throw new SignError('card_invalid', 'A card with an embargo carries no headline: anybody can read it.');
  }
  return toBase64Url(new TextEncoder().encode(json));
}

/** A key's secret, ready for `signature`: kept by whoever signs or verifies much. */
export async function importSecret(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']);
}

/**
 * The signature of an address: the first 18 bytes of HMAC-SHA-256 as 24 characters.
 *
 * @param kid the key's id.
 * @param rest what follows the signature in the path: `payload.ext` of a card, `payload` of a share page.
 */
export async function signature(
  kind: 'card' | 'share',
  kid: string,
  secret: CryptoKey,
  rest: string,
): Promise<string> {
  const signed = new TextEncoder().encode(`${kind}\nv1\n${kid}\n${rest}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, signed)).subarray(0, 18));
}

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function address(
  kind: 'card' | 'share',
  key: SigningKey,
  rest: string,
  base = '',
): Promise<SignedAddress> {
  if (!/^[a-z0-9][a-z0-9-]{0,23}$/.test(key.id) || !/^[!-~]{32,}$/.test(key.secret)) {
    throw new SignError(
      'key_invalid',
      'A key has an id of a-z, 0-9 and - and a secret of 32 characters or more. presscard keys new makes one.',
    );
  }
  const [letter, longest] = kind === 'card' ? ['c', CARD_PATH_MAX_CHARS] : ['s', SHARE_PATH_MAX_CHARS];
  const sig = await signature(kind, key.id, await importSecret(key.secret), rest);
  const path = `/${letter}/v1/${key.id}/${sig}/${rest}`;
  if (path.length > longest) {
    throw new SignError(
      'card_too_long',
      `The path has ${path.length} characters of ${longest}. Shorten the texts.`,
    );
  }
  return { path, url: base.replace(/\/+$/, '') + path };
}
