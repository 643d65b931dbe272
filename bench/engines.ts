import type { EngineEntry } from './engine.ts';
import { openNodeEngine } from './node-engine.ts';
import { versionOf } from './versions.ts';
import { openBenchWorker, openPresscardWorker } from './worker-engine.ts';

const presscard = `presscard ${versionOf('presscard')}`;
const takumi = `Takumi ${versionOf('@takumi-rs/core')}`;
const satori = `satori ${versionOf('satori')}`;
const resvgWasm = `resvg-wasm ${versionOf('@resvg/resvg-wasm')}`;

/** Every engine of the benchmark. presscard comes first in its runtime: the others are compared with it. */
export const engineEntries: readonly EngineEntry[] = [
  inNode('presscard', presscard),
  inNode('takumi', `${takumi} native`),
  inNode('takumi-wasm', `${takumi} wasm`),
  inNode('satori-resvg-js', `${satori} + resvg-js ${versionOf('@resvg/resvg-js')}`),
  inNode('satori-resvg-wasm', `${satori} + ${resvgWasm}`),
  inNode('vercel-og', `@vercel/og ${versionOf('@vercel/og')}`),
  { id: 'presscard-workerd', label: presscard, runtime: 'workerd', open: openPresscardWorker },
  {
    id: 'takumi-workerd',
    label: `${takumi} wasm`,
    runtime: 'workerd',
    open: () => openBenchWorker('takumi'),
  },
  {
    id: 'satori-workerd',
    label: `${satori} + ${resvgWasm}`,
    runtime: 'workerd',
    open: () => openBenchWorker('satori'),
  },
];

/** @throws when an id is not in the list. */
export function chooseEngines(only: readonly string[]): readonly EngineEntry[] {
  const ids = engineEntries.map(({ id }) => id);
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw new Error(`No engine is called ${unknown.join(', ')}; there are ${ids.join(', ')}`);
  return only.length === 0 ? engineEntries : engineEntries.filter(({ id }) => only.includes(id));
}

function inNode(id: string, label: string): EngineEntry {
  return { id, label, runtime: 'node', open: () => openNodeEngine(id) };
}
