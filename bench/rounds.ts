import { createHash } from 'node:crypto';
import type { Engine } from './engine.ts';
import { headlineOf } from './headlines.ts';
import { checkPng } from './png.ts';

export interface Contender {
  readonly id: string;
  readonly engine: Engine;
}

/** What one engine did in the measured rounds. */
export interface Samples {
  readonly paintMs: number[];
  /** Time of the route that answers as many bytes; empty where nothing travels. */
  readonly routeMs: number[];
  readonly bytes: number[];
  /** SHA-256 of every picture: as many as rounds when every headline made another picture. */
  readonly digests: Set<string>;
  /** The first picture of the run, to be looked at. */
  readonly picture: Uint8Array;
}

/**
 * Lets every engine paint the same headline once a round. The order is drawn anew for each round, so that
 * nobody always runs behind the same one.
 */
export async function runRounds(
  contenders: readonly Contender[],
  {
    warmUpRounds,
    rounds,
    onRound,
  }: { warmUpRounds: number; rounds: number; onRound: (done: number) => void },
): Promise<ReadonlyMap<string, Samples>> {
  const results = new Map<string, Samples>();
  for (let round = 1; round <= warmUpRounds + rounds; round++) {
    for (const { id, engine } of shuffled(contenders)) {
      const { ms, png } = await engine.paint(headlineOf(round));
      const routeMs = await engine.fetchBytesMs?.(png.length);
      checkPng(png, id);
      const samples = results.get(id) ?? {
        paintMs: [],
        routeMs: [],
        bytes: [],
        digests: new Set(),
        picture: png,
      };
      results.set(id, samples);
      if (round <= warmUpRounds) continue;
      samples.paintMs.push(ms);
      if (routeMs !== undefined) samples.routeMs.push(routeMs);
      samples.bytes.push(png.length);
      samples.digests.add(createHash('sha256').update(png).digest('hex'));
    }
    onRound(round);
  }
  return results;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
