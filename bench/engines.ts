import type { EngineEntry } from './engine.ts';
import { openNodeEngine } from './node-engine.ts';
import { versionOf } from './versions.ts';
import { openPresscardWorker, openSatoriWorker, openTakumiWorker } from './worker-engine.ts';

const presscard = `presscard ${versionOf('presscard')}`;
const takumi = `Takumi ${versionOf('@takumi-rs/core')}`;
const satori = `satori ${versionOf('satori')}`;
const resvgWasm = `resvg-wasm ${versionOf('@resvg/resvg-wasm')}`;

/** Every engine of the benchmark. presscard comes first in its runtime: the others are compared with it. */
export const engineEntries: readonly EngineEntry[] = [
  inNode('presscard', presscard, 'all'),
  inNode('takumi', `${takumi} native`, 'all'),
  inNode('takumi-wasm', `${takumi} wasm`, 'latin'),
  inNode('satori-resvg-js', `${satori} + resvg-js ${versionOf('@resvg/resvg-js')}`, 'latin'),
  inNode('satori-resvg-wasm', `${satori} + ${resvgWasm}`, 'latin'),
  inNode('vercel-og', `@vercel/og ${versionOf('@vercel/og')}`, 'latin'),
  inWorkerd('presscard-workerd', presscard, 'all', openPresscardWorker),
  inWorkerd('takumi-workerd', `${takumi} wasm`, 'all', openTakumiWorker),
  inWorkerd('satori-workerd', `${satori} + ${resvgWasm}`, 'latin', openSatoriWorker),
];

/** @throws when an id is not in the list. */
export function chooseEngines(only: readonly string[]): readonly EngineEntry[] {
  const ids = engineEntries.map(({ id }) => id);
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw new Error(`No engine is called ${unknown.join(', ')}; there are ${ids.join(', ')}`);
  return only.length === 0 ? engineEntries : engineEntries.filter(({ id }) => only.includes(id));
}

type Cards = EngineEntry['cards'];

function inNode(id: string, label: string, cards: Cards): EngineEntry {
  return {
    id,
    label,
    runtime: 'node',
    cards,
    isOwn: id.startsWith('presscard'),
    open: () => openNodeEngine(id),
  };
}

function inWorkerd(id: string, label: string, cards: Cards, open: EngineEntry['open']): EngineEntry {
  return { id, label, runtime: 'workerd', cards, isOwn: id.startsWith('presscard'), open };
}
