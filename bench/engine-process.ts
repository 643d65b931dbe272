/** One engine alone in a process: `node-engine.ts` starts it, sends headlines and gets pictures with their times. */
import type { Painted, Painter } from './engine.ts';
import { timed } from './timed.ts';

interface EngineModule {
  open(): Painter | Promise<Painter>;
}

const { open } = (await import(`./engines/${process.argv[2]}.ts`)) as EngineModule;
const paint = await open();

process.on('message', (headline: string) => void answer(headline));
process.send?.('ready');

async function answer(headline: string): Promise<void> {
  const { ms, value } = await timed(() => paint(headline));
  process.send?.({ ms, png: value } satisfies Painted);
}
