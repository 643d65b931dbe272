import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { jobOf } from '../../card/card-job.ts';
import type { CardIdentity } from '../../card/identity.ts';
import { checkExpiry, type OpenedAddress } from '../../card-url/open.ts';
import { PresscardError } from '../../errors.ts';
import { checkKeyShows } from '../../keys/key-ring.ts';
import { goOn } from '../../service/go-on.ts';
import { DEGRADED_MAX_CARDS } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import type { Item } from '../../store/port.ts';
import { hostOf, knownAddresses, type KnownAddress } from '../known-addresses.ts';
import { msSince, note, observer } from '../observe.ts';
import { cacheControlOf, isNotModified, shortCacheControl } from '../card-headers.ts';

const FROM_STORE = { from: 'store' } as const;
const FROM_REVALIDATION = { from: 'revalidation' } as const;

/** The cards that a newsroom signed: `GET, HEAD /c/v1/{kid}/{sig}/{payload}.{ext}`. */
export interface SignedCards {
  /** The route: from the store or rendered now. Everything that may refuse it, and a revalidation, comes before a render. */
  answer(context: Context): Promise<Response>;
  /**
   * The same for a card that many ask for: its address is known, its bytes are in memory, and the list of
   * takedowns is fresh. Undefined where something has to be waited for, or refused: the route does that.
   */
  atOnce(request: Request): Response | undefined;
}

export function signedCards(service: Service): SignedCards {
  const { press, store, printer, meter, takedowns } = service;
  const { clock } = press.ports;
  const addresses = knownAddresses(press, service.keys);
  const tell = observer(service);
  // Cards whose last answer was a fallback: whoever asks again gets the card, never a 304.
  const degraded = new LRUCache<string, true>({ max: DEGRADED_MAX_CARDS });

  /** @throws PresscardError for a genuine address that shows nothing, or nothing any more. */
  const checkShown = ({ opened, identity }: KnownAddress, nowMs: number): void => {
    checkExpiry(opened.card, nowMs);
    checkKeyShows(opened.key, { digest: identity.digest, outletId: identity.outlet.id }, service.allowed);
  };

  // Headers of cards whose answer is the same at any time: the most of what a popular one costs.
  const steady = new WeakMap<Item, { known: KnownAddress; headers: Record<string, string> }>();
  const shownHeaders = (known: KnownAddress, kept: Item, nowMs: number): Record<string, string> => {
    const last = steady.get(kept);
    if (last?.known === known) return last.headers;
    const headers = { ...headersAt(known, nowMs), ...imageHeaders(kept) };
    const isSteady = known.opened.card.x === undefined && known.identity.phase.changesAtS === undefined;
    if (isSteady) steady.set(kept, { known, headers });
    return headers;
  };

  return {
    async answer({ req }) {
      const nowMs = clock.now();
      const known = await addresses.open(req.raw.url, nowMs);
      const { opened, identity } = known;
      checkShown(known, nowMs);
      note(req.raw, known.seen);
      const standing = await takedowns.standingOf(identity.tags);
      if (standing === 'withdrawn') throw new PresscardError('withdrawn', 'This card was withdrawn.');

      const headers = headersAt(known, nowMs);
      if (standing === 'unknown')
        headers['cache-control'] = shortCacheControl(opened.card, { hasQuery: opened.hasQuery, nowMs });
      if (!degraded.has(identity.key) && isNotModified(req.raw.headers.get('if-none-match'), identity.etag)) {
        meter.count('presscard_hits_total', FROM_REVALIDATION);
        return new Response(null, { status: 304, headers });
      }

      // It may have come meanwhile: in a crowd the store's answer is from before, and late.
      const kept = (await store.cards.get(identity.key)) ?? store.cards.near?.(identity.key);
      if (kept) {
        meter.count('presscard_hits_total', FROM_STORE);
        return image(kept, headers);
      }
      return print(opened, identity, { headers, url: req.raw.url, nowMs });
    },

    atOnce(request) {
      const startedMs = clock.elapsed();
      const { url, method } = request;
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      const nowMs = clock.now();
      const known = addresses.opened(url, nowMs);
      if (!known) return undefined;
      const { identity } = known;
      const kept = store.cards.near?.(identity.key);
      if (!kept || degraded.has(identity.key)) return undefined;
      if (takedowns.standingAtOnce(identity.tags) !== 'clear') return undefined;
      try {
        checkShown(known, nowMs);
      } catch {
        return undefined;
      }
      const isHeld = isNotModified(request.headers.get('if-none-match'), identity.etag);
      meter.count('presscard_hits_total', isHeld ? FROM_REVALIDATION : FROM_STORE);
      const headers = isHeld ? headersAt(known, nowMs) : shownHeaders(known, kept, nowMs);
      const status = isHeld ? 304 : 200;
      const answer = new Response(isHeld || method === 'HEAD' ? null : kept.bytes, { status, headers });
      const { card, kid } = known.seen;
      const bytes = isHeld ? 0 : kept.bytes.byteLength;
      tell({
        method,
        route: '/c',
        host: hostOf(url),
        status,
        ms: msSince(clock, startedMs),
        card,
        kid,
        bytes,
      });
      return answer;
    },
  };

  async function print(
    { card, ext, hasQuery }: OpenedAddress,
    identity: CardIdentity,
    { headers, url, nowMs }: { headers: Record<string, string>; url: string; nowMs: number },
  ): Promise<Response> {
    const job = jobOf(card, { outlet: identity.outlet, format: ext!, photos: service.photos, nowMs });
    const { card: painted, fallback } = await goOn(service, printer.print(identity.key, job));
    if (fallback === undefined) {
      degraded.delete(identity.key);
      const { bytes, contentType } = painted;
      // Begun now, so that who asks next finds it; finished when the answer has gone.
      const kept = store.cards.put(identity.key, { bytes, contentType, tags: identity.tags });
      service.later(() => kept);
      return image(painted, { ...headers, ...serverTiming(painted.timings) });
    }
    degraded.set(identity.key, true);
    const path = new URL(url).pathname;
    service.later(() => service.fallbacks.note(identity.key, { path, reason: fallback }));
    const { etag: _etag, ...others } = headers;
    return image(painted, {
      ...others,
      'cache-control': shortCacheControl(card, { hasQuery, nowMs: clock.now() }),
      'x-card-fallback': fallback,
    });
  }
}

type Image = Pick<Item, 'bytes' | 'contentType'>;

function image(painted: Image, headers: Record<string, string>): Response {
  return new Response(painted.bytes, { headers: { ...headers, ...imageHeaders(painted) } });
}

function imageHeaders({ bytes, contentType }: Image): Record<string, string> {
  return { 'content-type': contentType, 'content-length': String(bytes.byteLength) };
}

function headersAt({ headers, identity, opened }: KnownAddress, nowMs: number): Record<string, string> {
  const { card, hasQuery } = opened;
  return { ...headers, 'cache-control': cacheControlOf(identity, card, { hasQuery, nowMs }) };
}

/** The stages of a render, for whoever opens the developer tools. */
function serverTiming(timings: Readonly<Record<string, number>>): Record<string, string> {
  const stages = Object.entries(timings).map(([stage, ms]) => `${stage};dur=${ms}`);
  return { 'server-timing': stages.join(', ') };
}
