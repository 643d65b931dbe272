import { LRUCache } from 'lru-cache';
import { identify, type CardIdentity } from '../card/identity.ts';
import { openAddress, type OpenedAddress } from '../card-url/open.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { KNOWN_ADDRESSES_MAX_CHARS } from '../limits.ts';
import type { Press } from '../press.ts';

/** A genuine address and the card behind it. */
interface Known {
  readonly opened: OpenedAddress;
  readonly identity: CardIdentity;
}

/**
 * Opens addresses of cards, and remembers the genuine ones: what an address says is the same every time, and
 * a popular card's signature and digests are most of the work of answering it from the store. Forged ones are
 * not remembered. Expiry, keys that show only some cards, and takedowns stay with the caller.
 *
 * @returns for a request's URL as it came, at a time in milliseconds since 1970.
 * @throws PresscardError as `openAddress` and `identify` do
 */
export function knownAddresses(
  press: Press,
  keys: KeyRing,
): (rawUrl: string, nowMs: number) => Promise<Known> {
  const known = new LRUCache<string, Known>({
    maxSize: KNOWN_ADDRESSES_MAX_CHARS,
    sizeCalculation: (_known, url) => url.length,
  });
  return async (rawUrl, nowMs) => {
    const last = known.get(rawUrl);
    const { changesAtS } = last?.identity.phase ?? {};
    if (last && (changesAtS === undefined || nowMs < changesAtS * 1000)) return last;
    const opened = await openAddress(rawUrl, keys);
    const identity = await identify(press, opened.card, { format: opened.ext!, nowMs });
    // A query is not remembered: whoever puts numbers behind an address must not push out the others.
    if (!opened.hasQuery) known.set(rawUrl, { opened, identity });
    return { opened, identity };
  };
}
