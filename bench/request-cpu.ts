import { latin, photo, type CardSeries } from './cards.ts';
import type { Engine, EngineEntry } from './engine.ts';
import { mean, percentile } from './figures.ts';
import { costOf } from './cost.ts';

const WARM_UP_CARDS = 100;
/** A batch is what the system's clock of a process can tell apart, and short enough to show a slow stretch. */
const BATCH = 20;
const BATCHES = { latin: 25, photo: 8 } as const;

/** One line of the table of CPU time: what a platform bills. */
export interface RequestCpuFigures {
  readonly id: string;
  readonly label: string;
  readonly card: CardSeries['id'];
  /** CPU ms of workerd for a request, over batches of 20: those of a route that answers as many bytes are taken off. */
  readonly meanMs: number;
  readonly p95Ms: number;
  /** Of each batch, in their order. */
  readonly batchesMs: readonly number[];
  /** What the platform charges for a million of these, in dollars: `cost.ts`. */
  readonly dollarsPerMillion: number;
}

/** CPU time of uncached cards in a warm isolate. Empty where the system does not tell it. */
export async function measureRequestCpu(entries: readonly EngineEntry[]): Promise<RequestCpuFigures[]> {
  const figures: RequestCpuFigures[] = [];
  for (const entry of entries.filter(({ runtime }) => runtime === 'workerd')) {
    const engine = await entry.open();
    try {
      for (const series of [latin, photo]) {
        const batchesMs = await batchesOf(engine, series, BATCHES[series.id as keyof typeof BATCHES]);
        if (batchesMs.length === 0) continue;
        figures.push({
          id: entry.id,
          label: entry.label,
          card: series.id,
          meanMs: mean(batchesMs),
          p95Ms: percentile(batchesMs, 95),
          batchesMs,
          dollarsPerMillion: costOf(mean(batchesMs)),
        });
      }
    } finally {
      await engine.close();
    }
  }
  return figures;
}

async function batchesOf(engine: Engine, series: CardSeries, batches: number): Promise<number[]> {
  let round = 0;
  let bytes = 0;
  for (let card = 0; card < WARM_UP_CARDS; card++)
    bytes = (await engine.paint(series.cardOf(++round))).picture.length;
  const means: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const spent: number[] = [];
    for (let card = 0; card < BATCH; card++) {
      const painted = await engine.paint(series.cardOf(++round));
      const route = await engine.fetchBytes!(bytes);
      if (painted.cpuMs !== undefined && route.cpuMs !== undefined) spent.push(painted.cpuMs - route.cpuMs);
    }
    if (spent.length > 0) means.push(mean(spent));
  }
  return means;
}
