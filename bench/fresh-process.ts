/** One engine, one card, and what that took since the process began. Started by `fresh.ts`, by Node alone. */
import type * as Package from '../src/index.ts';
import type * as PackageForNode from '../src/node.ts';
import { articleOf } from './card.ts';
import { latin } from './cards.ts';
import type { Painter } from './engine.ts';

const id = process.argv[2]!;
const paint = id === 'presscard' ? await openPackage() : await openEngine();
const picture = await paint(latin.cardOf(1));
const { user, system } = process.cpuUsage();
if (picture.length < 10_000) throw new Error(`${id} painted nothing`);
process.send?.({ cpuMs: (user + system) / 1000 });
process.disconnect();

async function openEngine(): Promise<Painter> {
  const engine = (await import(`./engines/${id}.ts`)) as { open(): Painter | Promise<Painter> };
  return engine.open();
}

/** presscard as its users have it. */
async function openPackage(): Promise<Painter> {
  const dist = '../dist/src';
  const { createPress, renderCard } = (await import(`${dist}/index.js`)) as typeof Package;
  const { nodePorts } = (await import(`${dist}/node.js`)) as typeof PackageForNode;
  const press = createPress({ ports: nodePorts() });
  return async (card) => (await renderCard(press, articleOf(card))).bytes;
}
