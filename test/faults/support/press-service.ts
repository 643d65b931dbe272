import { createApp } from '../../../src/app.ts';
import type { Press, ServiceParts } from '../../../src/index.ts';
import { readSettings } from '../../../src/index.ts';
import { inlineRenderer } from '../../../src/render/inline.ts';
import { plainCards } from '../../../src/render/plain-cards.ts';
import type { Renderer } from '../../../src/render/renderer.ts';
import { noMeter } from '../../../src/service/meter.ts';
import { createPrinter } from '../../../src/service/printer.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { testPress, testService } from '../../press.ts';
import { nodePorts } from '../../../src/node.ts';
import { BASE, settings } from './keys.ts';

const MB = 1024 * 1024;

/** A clock that stands until the test moves it. */
export function testClock(at = Date.now()): { at: number; now(): number; elapsed(): number } {
  const clock = { at, now: () => clock.at, elapsed: () => performance.now() };
  return clock;
}

export interface PressServiceOptions extends Partial<
  Pick<ServiceParts, 'store' | 'edgeCache' | 'later' | 'mode'>
> {
  readonly press?: Press;
  /** Beneath the queue and the ladder. */
  readonly renderer?: (sound: Renderer) => Renderer;
  /** Makes the plain cards: sound, unless told otherwise. */
  readonly plainRenderer?: (sound: Renderer) => Renderer;
  readonly keys?: string;
  readonly clock?: ReturnType<typeof testClock>;
}

/** A line of the log. */
export interface Logged {
  readonly level: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The service in this process: everything of presscard's own is real, clock, log, store and renderer may be fakes. */
export function pressService(options: PressServiceOptions = {}): {
  readonly app: ReturnType<typeof createApp>;
  readonly clock: ReturnType<typeof testClock>;
  readonly lines: readonly Logged[];
  readonly renders: () => number;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
} {
  const clock = options.clock ?? testClock();
  const lines: Logged[] = [];
  const log = {
    write: (level: string, event: string, fields = {}) => void lines.push({ level, event, fields }),
  };
  const ports = { ...(options.press?.ports ?? nodePorts({ log })), clock, log };
  const press = options.press ? { ...options.press, ports } : testPress({ ports });
  let rendered = 0;
  const sound = inlineRenderer(press);
  const counting: Renderer = {
    render(job) {
      rendered += 1;
      return sound.render(job);
    },
    stop: () => sound.stop(),
  };
  const service = testService(press, {
    mode: options.mode ?? 'keys',
    baseUrl: BASE,
    settings: readSettings({
      ...settings,
      ...(options.keys === undefined ? {} : { PRESSCARD_KEYS: options.keys }),
    }),
    store: options.store ?? memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 8 * MB }),
    printer: createPrinter({
      press,
      renderer: options.renderer?.(counting) ?? counting,
      plainCards: plainCards({ renderer: options.plainRenderer?.(sound) ?? sound, outlets: press.outlets }),
      concurrency: 1,
      maxWaiting: 64,
      meter: noMeter,
    }),
    ...(options.edgeCache ? { edgeCache: options.edgeCache } : {}),
    ...(options.later ? { later: options.later } : {}),
  });
  const app = createApp(service);
  return {
    app,
    clock,
    lines,
    renders: () => rendered,
    get: async (path, headers = {}) => app.request(BASE + path, { headers }),
  };
}
