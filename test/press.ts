import {
  createApp,
  createPress,
  createService,
  readSettings,
  type Press,
  type ServiceParts,
} from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import type { LogPort } from '../src/ports.ts';
import { inlineRenderer } from '../src/render/inline.ts';
import { plainCards } from '../src/render/plain-cards.ts';
import { noMeter } from '../src/service/meter.ts';
import { createPrinter } from '../src/service/printer.ts';
import { memoryStore } from '../src/store/memory.ts';

/** A log that remembers, so that a test can see what an operator would. */
export function rememberingLog(): LogPort & { readonly lines: { level: string; event: string }[] } {
  const lines: { level: string; event: string }[] = [];
  return { lines, write: (level, event) => lines.push({ level, event }) };
}

/** presscard on Node with its real engines and fonts. */
export function testPress(options: Partial<Parameters<typeof createPress>[0]> = {}): Press {
  return createPress({ ports: nodePorts({ log: rememberingLog() }), ...options });
}

const MB = 1024 * 1024;

/** presscard over HTTP in this process, in open mode with everything in memory, unless told otherwise. */
export function testApp(
  press: Press = testPress(),
  parts: Partial<ServiceParts> = {},
): ReturnType<typeof createApp> {
  return createApp(testService(press, parts));
}

export function testService(press: Press = testPress(), parts: Partial<ServiceParts> = {}) {
  const renderer = inlineRenderer(press);
  return createService({
    mode: 'open',
    press,
    settings: readSettings({}),
    baseUrl: 'http://127.0.0.1',
    store: memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 8 * MB }),
    edgeCache: undefined,
    allowed: undefined,
    limiter: { take: async () => undefined },
    meter: noMeter,
    printer: createPrinter({
      press,
      renderer,
      plainCards: plainCards({ renderer, outlets: press.outlets }),
      concurrency: 1,
      maxWaiting: 64,
      meter: noMeter,
    }),
    later: (task, afterMs = 0) => void (afterMs === 0 ? task() : setTimeout(task, afterMs).unref()),
    ...parts,
  });
}
