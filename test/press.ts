import { createApp } from '../src/app.ts';
import { createPress, readSettings, type Press, type ServiceParts } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import type { LogPort } from '../src/ports.ts';
import { inlineService } from '../src/service/inline-service.ts';
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
  return inlineService({
    mode: 'open',
    press,
    settings: readSettings({}),
    baseUrl: 'http://127.0.0.1',
    store: memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 8 * MB }),
    maxWaiting: 64,
    later: (task, afterMs = 0) => void (afterMs === 0 ? task() : setTimeout(task, afterMs).unref()),
    ...parts,
  });
}
