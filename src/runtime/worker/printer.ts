import { FONTS_EVICTED_MAX_BYTES } from '../../limits.ts';
import type { Press } from '../../press.ts';
import { inlineRenderer } from '../../render/inline.ts';
import { plainCards } from '../../render/plain-cards.ts';
import type { Meter } from '../../service/meter.ts';
import { createPrinter, type Printer } from '../../service/printer.ts';
import type { Settings } from '../../settings/settings.ts';
import { startEngines } from './engines.ts';

/** An isolate has one thread: more cards at once would only take more memory. */
const CONCURRENCY = 1;

/** Cards in this isolate, whose engines start anew after one of them trapped. */
export function workerPrinter(
  press: Press,
  settings: Pick<Settings, 'PRESSCARD_QUEUE_LENGTH' | 'PRESSCARD_RENDER_DEADLINE_MS'>,
  meter: Meter,
): Printer {
  const renderer = inlineRenderer(press, {
    freshEngines: startEngines,
    isWorn: ({ typesetter }) => typesetter.evictedBytes > FONTS_EVICTED_MAX_BYTES,
  });
  return createPrinter({
    press,
    renderer,
    plainCards: plainCards({ renderer, outlets: press.outlets }),
    concurrency: CONCURRENCY,
    maxWaiting: settings.PRESSCARD_QUEUE_LENGTH,
    deadlineMs: settings.PRESSCARD_RENDER_DEADLINE_MS,
    meter,
  });
}
