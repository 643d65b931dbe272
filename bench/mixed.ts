import { designSeries, photo, seenSeries, unseen, type CardSeries } from './cards.ts';
import type { Engine, EngineEntry, Runtime } from './engine.ts';
import { percentile } from './figures.ts';

/** All the kinds of cards that a service paints side by side. */
const kinds = [...seenSeries, unseen, ...designSeries, photo];
const WARM_UP_ROUNDS = 60;
const ALONE_ROUNDS = 40;
/** The 99th percentile of so many is the second worst. */
const MIXED_ROUNDS = 150;

/** One line of the table of the mixed load. */
export interface MixedFigures {
  readonly runtime: Runtime;
  readonly card: CardSeries['id'];
  readonly label: string;
  /** Of this kind of card by itself. */
  readonly aloneMedianMs: number;
  /** Among all kinds, in a random order. */
  readonly mixedMedianMs: number;
  readonly mixedP99Ms: number;
  /** `mixedP99Ms` in units of `aloneMedianMs`. */
  readonly timesAlone: number;
}

/** Uncached cards of every kind through one process: how much the slowest of a kind waits for what the others left. */
export async function measureMixed(entries: readonly EngineEntry[]): Promise<MixedFigures[]> {
  const figures: MixedFigures[] = [];
  for (const { runtime, open } of entries) {
    const engine = await open();
    try {
      figures.push(...(await mixedIn(runtime, engine)));
    } finally {
      await engine.close();
    }
  }
  return figures;
}

async function mixedIn(runtime: Runtime, engine: Engine): Promise<MixedFigures[]> {
  const routeMs = engine.fetchBytes && (await routeMedian(engine));
  const rounds = new Map(kinds.map((kind) => [kind, 0]));
  const paint = async (kind: CardSeries): Promise<number> => {
    const round = rounds.get(kind)! + 1;
    rounds.set(kind, round);
    return (await engine.paint(kind.cardOf(round))).ms - (routeMs ?? 0);
  };
  const alone = new Map<CardSeries, number>();
  for (const kind of kinds) {
    for (let round = 0; round < WARM_UP_ROUNDS; round++) await paint(kind);
    const times: number[] = [];
    for (let round = 0; round < ALONE_ROUNDS; round++) times.push(await paint(kind));
    alone.set(kind, percentile(times, 50));
  }
  const mixed = new Map<CardSeries, number[]>(kinds.map((kind) => [kind, []]));
  const order = kinds.flatMap((kind) => Array.from({ length: MIXED_ROUNDS }, () => kind));
  for (const kind of shuffled(order)) mixed.get(kind)!.push(await paint(kind));
  return kinds.map((kind) => {
    const [aloneMedianMs, times] = [alone.get(kind)!, mixed.get(kind)!];
    const mixedP99Ms = percentile(times, 99);
    return {
      runtime,
      card: kind.id,
      label: kind.label,
      aloneMedianMs,
      mixedMedianMs: percentile(times, 50),
      mixedP99Ms,
      timesAlone: mixedP99Ms / aloneMedianMs,
    };
  });
}

const ROUTE_ROUNDS = 60;
/** About what a card has. */
const ROUTE_BYTES = 30_000;

async function routeMedian(engine: Engine): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUTE_ROUNDS; round++) times.push((await engine.fetchBytes!(ROUTE_BYTES)).ms);
  return percentile(times, 50);
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
