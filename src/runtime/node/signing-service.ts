import { inlineService } from '../../service/inline-service.ts';
import { noMeter, type Meter } from '../../service/meter.ts';
import type { Service } from '../../service/service.ts';
import type { Settings } from '../../settings/settings.ts';
import { nodePress } from './press.ts';
import { nodeStore } from './service.ts';

/**
 * The service of a command that signs: its keys, outlets, photos and takedowns, and no server. Where the store is
 * the folder of a running service, both know the same photos and takedowns.
 */
export async function signingService(
  settings: Settings & { readonly PUBLIC_BASE_URL: string },
  meter: Meter = noMeter,
): Promise<Service> {
  const { press } = await nodePress(settings);
  return inlineService({
    mode: 'keys',
    press,
    settings,
    baseUrl: settings.PUBLIC_BASE_URL,
    store: nodeStore(settings, press.ports),
    meter,
    // What is made for its own sake waits for nobody.
    maxWaiting: settings.PRESSCARD_QUEUE_LENGTH,
  });
}
