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
import { knownAddresses } from '../known-addresses.ts';
import { note } from '../observe.ts';
import {
  cacheControlOf,
  cardHeaders,
  isNotModified,
  shortCacheControl,
  tagHeaders,
} from '../card-headers.ts';

/**
 * `GET, HEAD /c/v1/{kid}/{sig}/{payload}.{ext}`: the card that a newsroom signed, from the store or rendered
 * now. Everything that may refuse it, and a revalidation, comes before a render.
 */
export function signedCard(service: Service): (context: Context) => Promise<Response> {
  const { press, keys, store, printer, meter } = service;
  const { clock } = press.ports;
  const open = knownAddresses(press, keys);
  // Cards whose last answer was a fallback: whoever asks again gets the card, never a 304.
  const degraded = new LRUCache<string, true>({ max: DEGRADED_MAX_CARDS });

  return async ({ req }) => {
    const nowMs = clock.now();
    const { opened, identity } = await open(req.raw.url, nowMs);
    const { card, key: signingKey, hasQuery } = opened;
    checkExpiry(card, nowMs);
    checkKeyShows(signingKey, { digest: identity.digest, outletId: identity.outlet.id }, service.allowed);
    note(req.raw, { digest: identity.digest, kid: signingKey.id });
    const standing = await service.takedowns.standingOf(identity.tags);
    if (standing === 'withdrawn') throw new PresscardError('withdrawn', 'This card was withdrawn.');

    const cacheControl =
      standing === 'unknown'
        ? shortCacheControl(card, { hasQuery, nowMs })
        : cacheControlOf(identity, card, { hasQuery, nowMs });
    const headers = {
      ...cardHeaders,
      ...tagHeaders([...identity.tags, `kid-${signingKey.id}`]),
      'cache-control': cacheControl,
      etag: identity.etag,
    };
    if (!degraded.has(identity.key) && isNotModified(req.raw.headers.get('if-none-match'), identity.etag)) {
      meter.count('presscard_hits_total', { from: 'revalidation' });
      return new Response(null, { status: 304, headers });
    }

    const kept = await store.cards.get(identity.key);
    if (kept) {
      meter.count('presscard_hits_total', { from: 'store' });
      return image(kept, headers);
    }
    return print(opened, identity, { headers, url: req.raw.url, nowMs });
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

function image(
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  headers: Record<string, string>,
): Response {
  return new Response(bytes, {
    headers: { ...headers, 'content-type': contentType, 'content-length': String(bytes.byteLength) },
  });
}

/** The stages of a render, for whoever opens the developer tools. */
function serverTiming(timings: Readonly<Record<string, number>>): Record<string, string> {
  const stages = Object.entries(timings).map(([stage, ms]) => `${stage};dur=${ms}`);
  return { 'server-timing': stages.join(', ') };
}
