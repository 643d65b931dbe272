import { createPress, type Press } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import type { LogPort } from '../src/ports.ts';

/** A log that remembers, so that a test can see what an operator would. */
export function rememberingLog(): LogPort & { readonly lines: { level: string; event: string }[] } {
  const lines: { level: string; event: string }[] = [];
  return { lines, write: (level, event) => lines.push({ level, event }) };
}

/** presscard on Node with its real engines and fonts. */
export function testPress(options: Partial<Parameters<typeof createPress>[0]> = {}): Press {
  return createPress({ ports: nodePorts({ log: rememberingLog() }), ...options });
}
