import { BATCH_FETCHES_AT_ONCE, BATCH_PHOTOS_MAX_BYTES } from '../../../limits.ts';
import { queue } from '../../../photo/queue.ts';
import { inlineService } from '../../../service/inline-service.ts';
import type { Service } from '../../../service/service.ts';
import type { Settings } from '../../../settings/settings.ts';
import { forgettingMemory, memoryStore } from '../../../store/memory.ts';
import type { Store } from '../../../store/port.ts';
import type { NodePress } from '../press.ts';
import { nodeStore } from '../service.ts';

/** Facts of photos, and whatever else a batch without a store looks up; a few hundred bytes each. */
const KEPT_MAX_BYTES = 8 * 1024 * 1024;
/** For what is signed with no key that counts. */
const NO_ADDRESS = 'https://cards.invalid';

/**
 * What the articles of a batch are read, signed and refused with. Its clock stands still at the beginning of the
 * batch, and it asks nobody's server for more than a few things at once.
 */
export function batchService(
  { press }: NodePress,
  settings: Settings,
  { begunMs, signs }: { begunMs: number; signs: boolean },
): Service {
  const service = inlineService({
    mode: signs ? 'keys' : 'open',
    press,
    settings,
    baseUrl: settings.PUBLIC_BASE_URL ?? NO_ADDRESS,
    store: storeOf(settings, press.ports),
    maxWaiting: 1,
  });
  const { photos, fetchGuarded } = service;
  const [pageTurn, photoTurn] = [queue(BATCH_FETCHES_AT_ONCE), queue(BATCH_FETCHES_AT_ONCE)];
  const clock = { ...press.ports.clock, now: () => begunMs };
  return {
    ...service,
    press: { ...press, ports: { ...press.ports, clock } },
    fetchGuarded: (url, bounds) => pageTurn(() => fetchGuarded(url, bounds)),
    photos: { ...photos, takeFrom: (url, sender) => photoTurn(() => photos.takeFrom(url, sender)) },
  };
}

/** The store of the settings; where that is none, photos are forgotten when their cards are made. */
function storeOf(settings: Settings, ports: NodePress['press']['ports']): Store {
  if (settings.PRESSCARD_STORE !== 'memory') return nodeStore(settings, ports);
  return {
    ...memoryStore({ cardsMaxBytes: KEPT_MAX_BYTES, keptMaxBytes: KEPT_MAX_BYTES }),
    photos: forgettingMemory({ maxBytes: BATCH_PHOTOS_MAX_BYTES }),
    records: forgettingMemory({ maxBytes: KEPT_MAX_BYTES }),
  };
}
