import type { EdgeCachePort } from '../cache/port.ts';
import { everyCache } from '../cache/purge.ts';
import { storeCache } from '../cache/store-cache.ts';
import { createGuardedAsk } from '../guard/guarded-ask.ts';
import { createGuardedFetch } from '../guard/guarded-fetch.ts';
import { createGuardedPost } from '../guard/guarded-post.ts';
import { KeyRing, type AllowList, type Key } from '../keys/key-ring.ts';
import { newKey } from '../keys/new-key.ts';
import { PREVIEWS_MAX_BYTES } from '../limits.ts';
import type { Press } from '../press.ts';
import type { Settings } from '../settings/settings.ts';
import { createAccessTokens } from '../session/access-token.ts';
import { forgiving } from '../store/forgiving.ts';
import { forgettingMemory } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { createTakedowns } from '../takedowns/takedowns.ts';
import { createDoctor } from './doctor.ts';
import { createFallbacks } from './fallbacks.ts';
import { createPhotos } from './photos.ts';
import type { Meter } from './meter.ts';
import type { Printer } from './printer.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Service } from './service.ts';

/** What a runtime brings. */
export interface ServiceParts {
  readonly mode: 'open' | 'keys';
  readonly press: Press;
  readonly settings: Pick<
    Settings,
    | 'PRESSCARD_KEYS'
    | 'PRESSCARD_API_KEYS'
    | 'PRESSCARD_CORS_ORIGINS'
    | 'PRESSCARD_ALLOW_HOSTS'
    | 'PRESSCARD_ACCESS_TEAM'
    | 'PRESSCARD_ACCESS_AUD'
  >;
  readonly baseUrl: string;
  readonly store: Store;
  readonly edgeCache: EdgeCachePort | undefined;
  readonly allowed: AllowList | undefined;
  readonly limiter: RateLimiter;
  readonly meter: Meter;
  readonly printer: Printer;
  readonly later: Service['later'];
}

/** Puts a service together: the same on every runtime. In open mode its key is made for the run. */
export function createService(parts: ServiceParts): Service {
  const { mode, press, settings, store, edgeCache, meter } = parts;
  const { clock, log } = press.ports;
  const keys: readonly Key[] =
    mode === 'open' ? [newKey({ id: 'open', outlets: [] })] : settings.PRESSCARD_KEYS;
  const ring = new KeyRing(keys);
  const {
    PRESSCARD_API_KEYS: apiKeys,
    PRESSCARD_ACCESS_TEAM: team,
    PRESSCARD_ACCESS_AUD: audience,
  } = settings;
  const takedowns = createTakedowns({
    records: store.records,
    log,
    clock,
    onUnreadable: () => meter.count('presscard_takedowns_unreadable_total'),
  });
  const cache = everyCache(storeCache(store.cards), ...(edgeCache ? [edgeCache] : []));
  const hosts = {
    allowHosts: settings.PRESSCARD_ALLOW_HOSTS,
    ownHosts: [new URL(parts.baseUrl).host],
  };
  const fetchGuarded = createGuardedFetch(press.ports.fetch, hosts);
  // Its own pages may be examined: a GET of them asks nobody else. Where they are private, by their very port.
  const { host, port } = new URL(parts.baseUrl);
  const doctor = createDoctor({
    ask: createGuardedAsk(press.ports.fetch, {
      allowHosts: [...settings.PRESSCARD_ALLOW_HOSTS, ...(port === '' ? [] : [host])],
    }),
    clock,
    photos: press.ports.photos,
  });
  const photos = createPhotos({
    port: press.ports.photos,
    fetchGuarded,
    store,
    takedowns,
    cache,
    log,
    later: parts.later,
  });
  return {
    mode,
    press,
    baseUrl: parts.baseUrl,
    keys: ring,
    allowed: parts.allowed,
    apiKeys,
    sessions: { keys: ring, apiKeys, accessName: team && audience && `${team} ${audience}` },
    accessTokens:
      team && audience
        ? createAccessTokens({ team, audience }, { fetchGuarded, log, now: () => clock.now() })
        : undefined,
    corsOrigins: settings.PRESSCARD_CORS_ORIGINS,
    limiter: parts.limiter,
    fetchGuarded,
    ask: createGuardedAsk(press.ports.fetch, hosts),
    post: createGuardedPost(press.ports.fetch, hosts),
    photos,
    doctor,
    meter,
    printer: parts.printer,
    store: {
      ...store,
      cards: forgiving(store.cards, {
        log,
        clock,
        onFailure: ({ operation }) => meter.count('presscard_store_errors_total', { operation }),
      }),
    },
    honestCards: store.cards,
    previews: forgettingMemory({ maxBytes: PREVIEWS_MAX_BYTES }),
    takedowns,
    fallbacks: createFallbacks({ records: store.records, clock, log }),
    cache,
    later: parts.later,
  };
}
