import { FRONT_MAX_BYTES, KEPT_IN_MEMORY_MAX_BYTES } from '../limits.ts';
import { createPress, type PressOptions } from '../press.ts';
import { readSettings, requireService } from '../settings/settings.ts';
import { memoryStore } from '../store/memory.ts';
import type { ServiceParts } from './create-service.ts';
import { inlineService } from './inline-service.ts';
import type { Service } from './service.ts';

/** A service of a newsroom's own: what it brings, and what it does not want as it comes. */
export interface AppOptions
  extends
    PressOptions,
    Partial<
      Pick<ServiceParts, 'store' | 'edgeCache' | 'allowed' | 'limiter' | 'meter' | 'printer' | 'later'>
    > {
  /** `keys`, unless it is told otherwise: `open` answers this machine only and asks for no key. */
  readonly mode?: 'open' | 'keys';
  /** Where the world reaches it; left out, `PUBLIC_BASE_URL` of the settings. */
  readonly baseUrl?: string;
  /** Environment variables by name (docs/settings.md): keys, API keys, bounds. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * The service of `createApp`: it renders where it is called, keeps everything in memory and limits no rate, unless it
 * is given something better.
 *
 * @throws PresscardError `outlet_invalid`, `setting_invalid`, or `keys_missing` where it is not in open mode.
 */
export function ownService({ mode = 'keys', baseUrl, settings: given = {}, ...own }: AppOptions): Service {
  const { ports, outlets, templates, fonts, ...parts } = own;
  const settings = readSettings(baseUrl === undefined ? given : { ...given, PUBLIC_BASE_URL: baseUrl });
  if (mode === 'keys') requireService(settings);
  const press = createPress({
    ports,
    ...(outlets ? { outlets } : {}),
    ...(templates ? { templates } : {}),
    ...(fonts ? { fonts } : {}),
  });
  return inlineService({
    mode,
    press,
    settings,
    baseUrl: settings.PUBLIC_BASE_URL ?? 'http://127.0.0.1',
    store: memoryStore({ cardsMaxBytes: FRONT_MAX_BYTES, keptMaxBytes: KEPT_IN_MEMORY_MAX_BYTES }),
    maxWaiting: settings.PRESSCARD_QUEUE_LENGTH,
    deadlineMs: settings.PRESSCARD_RENDER_DEADLINE_MS,
    later: (task, afterMs = 0) => {
      const run = (): void =>
        void task().catch((cause: unknown) =>
          ports.log.write('error', 'task_failed', { cause: String(cause) }),
        );
      if (afterMs === 0) run();
      else setTimeout(run, afterMs);
    },
    ...parts,
  });
}
