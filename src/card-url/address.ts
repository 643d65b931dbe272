import { PresscardError } from '../errors.ts';
import { CARD_PATH_MAX_CHARS, SHARE_PATH_MAX_CHARS, type CardExtension } from '../sign/sign.ts';

/** A signed address as it is spelled, before anything of it is believed. */
export interface CardAddress {
  readonly kind: 'card' | 'share';
  readonly kid: string;
  readonly sig: string;
  readonly payload: string;
  /** Of a card; a share page has none. */
  readonly ext: CardExtension | undefined;
  /** What the signature stands for: `payload.ext` of a card, `payload` of a share page. */
  readonly signed: string;
  /** Whether a query follows, be it a lone `?`: it changes nothing but how long the answer may be kept. */
  readonly hasQuery: boolean;
}

const KINDS = {
  c: { kind: 'card', maxChars: CARD_PATH_MAX_CHARS, file: /^([A-Za-z0-9_-]+)\.(png|jpg|webp)$/ },
  s: { kind: 'share', maxChars: SHARE_PATH_MAX_CHARS, file: /^([A-Za-z0-9_-]+)$/ },
} as const;

/**
 * Reads a signed address from a request's raw URL (or a path), before any decoding: a signature has one
 * spelling, and what a router decoded would let in others. 24 characters of base64url are 144 bits, none of
 * them spare; the payload's last character is checked for spare bits.
 *
 * @throws PresscardError `address_too_long`, `not_found` for another shape of path, `signature_invalid` for
 * another spelling of its parts.
 */
export function readCardAddress(rawUrl: string): CardAddress {
  const [path, hasQuery] = rawPath(rawUrl);
  const letter = /^\/([cs])\//.exec(path)?.[1];
  if (letter !== 'c' && letter !== 's') throw nothingHere();
  const { kind, maxChars, file: fileShape } = KINDS[letter];
  if (path.length > maxChars) {
    throw new PresscardError('address_too_long', `The path of a ${kind} has at most ${maxChars} characters.`);
  }
  const [whole, kid = '', sig = '', file = ''] = /^\/.\/v1\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (whole === undefined) throw nothingHere();
  const [, payload = '', ext] = fileShape.exec(file) ?? [];
  if (!/^[A-Za-z0-9_-]{24}$/.test(sig) || !isBase64Url(payload)) throw badSignature();
  return { kind, kid, sig, payload, ext: ext as CardExtension | undefined, signed: file, hasQuery };
}

function nothingHere(): PresscardError {
  return new PresscardError('not_found', 'There is no card and no share page at this address.');
}

export function badSignature(): PresscardError {
  return new PresscardError(
    'signature_invalid',
    'This address was not signed here as it stands. Take it from where it was made, unchanged.',
  );
}

/** Path and whether a `?` follows, by the characters alone. */
function rawPath(rawUrl: string): [path: string, hasQuery: boolean] {
  const withoutOrigin = rawUrl.replace(/^https?:\/\/[^/?#]*/i, '');
  const query = withoutOrigin.indexOf('?');
  return query === -1 ? [withoutOrigin, false] : [withoutOrigin.slice(0, query), true];
}

/** Whether a text is base64url without padding in its one spelling: the bits that its last character leaves over are zero. */
function isBase64Url(text: string): boolean {
  const rest = text.length % 4;
  if (text === '' || rest === 1) return false;
  return rest === 0 || (rest === 2 ? /[AQgw]$/ : /[AEIMQUYcgkosw048]$/).test(text);
}
