import { createHash } from 'node:crypto';
import type { CardSeries } from './cards.ts';
import type { Engine } from './engine.ts';
import { checkPicture } from './picture.ts';

/** An engine and the cards that it is timed on. */
export interface Contender {
  readonly id: string;
  readonly engine: Engine;
  readonly series: CardSeries;
}

/** What one contender did in the measured rounds. */
export interface Samples {
  readonly paintMs: number[];
  /** CPU time of each; empty where the system does not tell. */
  readonly cpuMs: number[];
  /** Time of the route that answers as many bytes, and its CPU time; empty where nothing travels. */
  readonly routeMs: number[];
  readonly routeCpuMs: number[];
  readonly bytes: number[];
  /** SHA-256 of every picture: as many as rounds when every headline made another picture. */
  readonly digests: Set<string>;
  /** The first picture of the run, to be looked at. */
  readonly picture: Uint8Array;
}

/**
 * Lets every contender paint one card a round, the same one as all others of its series. The order is drawn
 * anew for each round, so that nobody always runs behind the same one.
 */
export async function runRounds(
  contenders: readonly Contender[],
  {
    warmUpRounds,
    rounds,
    onRound,
  }: { warmUpRounds: number; rounds: number; onRound: (done: number) => void },
): Promise<ReadonlyMap<Contender, Samples>> {
  const results = new Map<Contender, Samples>();
  for (let round = 1; round <= warmUpRounds + rounds; round++) {
    for (const contender of shuffled(contenders)) {
      const { id, engine, series } = contender;
      const card = series.cardOf(round);
      // Whichever is asked first wakes a process that has slept while the others painted: so each is, in turn.
      const size = results.get(contender)?.bytes.at(-1);
      const routeFirst = round % 2 === 0 && size !== undefined ? await engine.fetchBytes?.(size) : undefined;
      const { ms, cpuMs, picture } = await engine.paint(card);
      const route = routeFirst ?? (await engine.fetchBytes?.(picture.length));
      checkPicture(picture, { engine: id, hasPhoto: card.photo !== undefined });
      const samples = results.get(contender) ?? {
        paintMs: [],
        cpuMs: [],
        routeMs: [],
        routeCpuMs: [],
        bytes: [],
        digests: new Set(),
        picture,
      };
      results.set(contender, samples);
      if (round <= warmUpRounds) continue;
      samples.paintMs.push(ms);
      if (cpuMs !== undefined) samples.cpuMs.push(cpuMs);
      if (route) samples.routeMs.push(route.ms);
      if (route?.cpuMs !== undefined) samples.routeCpuMs.push(route.cpuMs);
      samples.bytes.push(picture.length);
      samples.digests.add(createHash('sha256').update(picture).digest('hex'));
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
