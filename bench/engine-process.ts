/** One engine alone in a process: `node-engine.ts` starts it, sends cards and gets pictures with their times. */
import type { Card } from './cards.ts';
import type { Painted, Painter } from './engine.ts';
import { timed } from './timed.ts';

interface EngineModule {
  open(): Painter | Promise<Painter>;
}

const { open } = (await import(`./engines/${process.argv[2]}.ts`)) as EngineModule;
const paint = await open();

process.on('message', (card: Card) => void answer(card));
process.send?.('ready');

async function answer(card: Card): Promise<void> {
  const before = process.cpuUsage();
  const { ms, value } = await timed(() => paint(card));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ ms, cpuMs: (user + system) / 1000, picture: value } satisfies Painted);
}
