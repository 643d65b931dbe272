import { readFileSync } from 'node:fs';
import { PresscardError } from '../../errors.ts';
import { readAllowList } from '../../keys/audit.ts';
import type { AllowList } from '../../keys/key-ring.ts';
import { FRONT_MAX_AGE_MS, FRONT_MAX_BYTES, KEPT_IN_MEMORY_MAX_BYTES } from '../../limits.ts';
import type { LogPort } from '../../ports.ts';
import type { Press } from '../../press.ts';
import { createService } from '../../service/create-service.ts';
import type { Service } from '../../service/service.ts';
import type { Settings } from '../../settings/settings.ts';
import { fronted } from '../../store/fronted.ts';
import { forgettingMemory, memoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/port.ts';
import { diskStore } from './disk-store.ts';
import { nodePress } from './press.ts';
import { nodePrinter } from './printer.ts';

/** A service on Node with what only its server needs. */
export interface NodeService {
  readonly service: Service;
  /** What `/metrics` answers. */
  readonly metrics: () => Promise<string>;
}

/**
 * The service on Node: threads that render, a store in memory or in a folder, counts for Prometheus.
 *
 * @throws PresscardError `setting_invalid` when a file that a setting names cannot be read,
 * `takedowns_unreadable` when the store cannot say what was withdrawn.
 */
export async function nodeService(
  settings: Settings,
  options: {
    mode: 'open' | 'keys';
    baseUrl: string;
    press?: Press;
    pressModule?: URL;
    /** Instead of the one that `PRESSCARD_STORE` names. */
    store?: Store;
    log?: LogPort;
  },
): Promise<NodeService> {
  const { mode, baseUrl } = options;
  // Loaded by a service alone: a program that makes one card starts earlier.
  const { promMeter } = await import('./prom-meter.ts');
  const { memoryLimiter } = await import('./memory-limiter.ts');
  const own = options.press ? { press: options.press, outlets: [] } : await nodePress(settings, options.log);
  const { press } = own;
  const allowed = allowListOf(settings);
  const meter = promMeter();
  const printer = await nodePrinter(own, settings, { meter, pressModule: options.pressModule });
  const service = createService({
    mode,
    press,
    settings,
    baseUrl,
    store: options.store ?? nodeStore(settings, press.ports),
    edgeCache: undefined,
    allowed,
    limiter: memoryLimiter(),
    meter,
    printer,
    later,
  });
  if ((await service.takedowns.standingOf([])) === 'unknown') {
    await printer.stop();
    throw new PresscardError(
      'takedowns_unreadable',
      'The store cannot say what was withdrawn. See that the folder of PRESSCARD_STORE can be read, and start again.',
    );
  }
  return { service, metrics: meter.text };

  function later(task: () => Promise<void>, afterMs = 0): void {
    const run = (): void =>
      void task().catch((cause: unknown) =>
        press.ports.log.write('error', 'task_failed', { cause: String(cause) }),
      );
    if (afterMs === 0) run();
    else setTimeout(run, afterMs).unref();
  }
}

/** The store that the settings name: memory, or a folder with memory in front of its cards. */
export function nodeStore(
  settings: Pick<Settings, 'PRESSCARD_STORE' | 'PRESSCARD_STORE_MAX_BYTES'>,
  { log, clock }: Pick<Press['ports'], 'log' | 'clock'>,
): Store {
  if (settings.PRESSCARD_STORE === 'memory') {
    return memoryStore({ cardsMaxBytes: FRONT_MAX_BYTES, keptMaxBytes: KEPT_IN_MEMORY_MAX_BYTES });
  }
  const maxBytes = settings.PRESSCARD_STORE_MAX_BYTES;
  const disk = diskStore({
    folder: settings.PRESSCARD_STORE,
    // Half of the folder may be forgotten, the other half may not.
    cardsMaxBytes: maxBytes / 2,
    photosMaxBytes: maxBytes / 2,
    log,
    clock,
  });
  const front = forgettingMemory({ maxBytes: FRONT_MAX_BYTES, maxAgeMs: FRONT_MAX_AGE_MS });
  return { ...disk, cards: fronted(front, disk.cards) };
}

/** @throws PresscardError `setting_invalid` */
function allowListOf({ PRESSCARD_FROZEN_CARDS: file }: Settings): AllowList | undefined {
  if (file === undefined) return undefined;
  try {
    return readAllowList(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PresscardError('setting_invalid', 'PRESSCARD_FROZEN_CARDS names a file that cannot be read.', {
      cause,
    });
  }
}
