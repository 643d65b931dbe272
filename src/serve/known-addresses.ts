import { LRUCache } from 'lru-cache';
import { identify, type CardIdentity } from '../card/identity.ts';
import { openAddress, type OpenedAddress } from '../card-url/open.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { KNOWN_ADDRESSES_MAX_CHARS } from '../limits.ts';
import type { Press } from '../press.ts';
import { cardHeaders, tagHeaders } from './card-headers.ts';
import { seenCard, type Seen } from './observe.ts';

/** A genuine address and the card behind it. */
export interface KnownAddress {
  readonly opened: OpenedAddress;
  readonly identity: CardIdentity;
  /** For the log. */
  readonly seen: Seen;
  /** What every answer carries that shows this card. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Opens addresses of cards, and remembers the genuine ones: what an address says is the same every time, and
 * a popular card's signature and digests are most of the work of answering it from the store. Forged ones are
 * not remembered. Expiry, keys that show only some cards, and takedowns stay with the caller.
 */
export interface KnownAddresses {
  /**
   * @param rawUrl a request's URL as it came.
   * @param nowMs milliseconds since 1970.
   * @throws PresscardError as `openAddress` and `identify` do
   */
  open(rawUrl: string, nowMs: number): Promise<KnownAddress>;
  /** The same without waiting for anything; undefined for an address that has to be opened first. */
  opened(rawUrl: string, nowMs: number): KnownAddress | undefined;
}

export function knownAddresses(press: Press, keys: KeyRing): KnownAddresses {
  // By what follows the host: a request names any host that it likes.
  const known = new LRUCache<string, KnownAddress>({
    maxSize: KNOWN_ADDRESSES_MAX_CHARS,
    sizeCalculation: (_known, path) => path.length,
  });
  const opened = (path: string, nowMs: number): KnownAddress | undefined => {
    const last = known.get(path);
    const { changesAtS } = last?.identity.phase ?? {};
    return changesAtS === undefined || nowMs < changesAtS * 1000 ? last : undefined;
  };
  return {
    opened: (rawUrl, nowMs) => opened(afterHost(rawUrl), nowMs),

    async open(rawUrl, nowMs) {
      const path = afterHost(rawUrl);
      const last = opened(path, nowMs);
      if (last) return last;
      const address = await openAddress(rawUrl, keys);
      const identity = await identify(press, address.card, { format: address.ext!, nowMs });
      const headers = {
        ...cardHeaders,
        ...tagHeaders([...identity.tags, `kid-${address.key.id}`]),
        etag: identity.etag,
      };
      const seen = seenCard({ digest: identity.digest, kid: address.key.id });
      const made = { opened: address, identity, seen, headers };
      // A query is not remembered: whoever puts numbers behind an address must not push out the others.
      if (!address.hasQuery) known.set(path, made);
      return made;
    },
  };
}

const SHORTEST_ORIGIN = 'http://h'.length;

/** Path and query of an absolute URL, by its characters alone. */
function afterHost(url: string): string {
  return url.slice(hostEnd(url));
}

/** The host of an absolute URL, likewise. */
export function hostOf(url: string): string {
  return url.slice(url.indexOf('//') + 2, hostEnd(url));
}

function hostEnd(url: string): number {
  const at = url.indexOf('/', SHORTEST_ORIGIN);
  return at === -1 ? url.length : at;
}
