import { PresscardError } from '../errors.ts';
import type { Key, KeyRing } from '../keys/key-ring.ts';
import type { Card } from '../sign/card.ts';
import { signature } from '../sign/sign.ts';
import { badSignature, readCardAddress, type CardAddress } from './address.ts';
import { readCard } from './card.ts';
import { sameText } from './same-text.ts';

/** A signed address that turned out to be genuine. */
export interface OpenedAddress extends CardAddress {
  readonly key: Key;
  readonly card: Card;
}

/**
 * Opens a card's or share page's address, in this order: shape, key, signature, card. Nothing of the payload
 * is decoded before the signature has been found good. What stays for the caller, once it knows the card's
 * outlet: `checkKeyShows`, `checkExpiry` and the takedowns.
 *
 * @param rawUrl the request's URL as it came.
 * @throws PresscardError `not_found`, `address_too_long`, `key_unknown`, `key_revoked`, `signature_invalid`
 * or `card_invalid`
 */
export async function openAddress(rawUrl: string, keys: KeyRing): Promise<OpenedAddress> {
  const address = readCardAddress(rawUrl);
  const key = keys.opening(address.kid);
  const expected = await signature(address.kind, key.id, await keys.secretOf(key), address.signed);
  if (!sameText(address.sig, expected)) throw badSignature();
  return { ...address, key, card: readCard(address.payload) };
}

/**
 * @param nowMs milliseconds since 1970.
 * @throws PresscardError `card_expired`
 */
export function checkExpiry({ x }: Card, nowMs: number): void {
  if (x !== undefined && nowMs >= x * 1000) {
    throw new PresscardError('card_expired', 'This address was made for a time that is over.');
  }
}
