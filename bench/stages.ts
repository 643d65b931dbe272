import { setImmediate } from 'node:timers/promises';
import { createPress, renderCard } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { articleOf } from './card.ts';
import type { CardSeries } from './cards.ts';
import { percentile } from './figures.ts';
import type { Options } from './options.ts';

/** One line of the table of stages. */
export interface StageFigures {
  readonly card: CardSeries['id'];
  readonly label: string;
  /** Medians by stage, in the order of the pipeline, with their `total`. */
  readonly medianMs: Readonly<Record<string, number>>;
}

/** Where the time of presscard's cards goes on Node: what `Server-Timing` says, over different headlines. */
export async function measureStages(
  all: readonly CardSeries[],
  { warmUpRounds, rounds }: Options,
): Promise<StageFigures[]> {
  const press = createPress({ ports: nodePorts() });
  const times = new Map(all.map((series) => [series, new Map<string, number[]>()]));
  for (let round = 1; round <= warmUpRounds + rounds; round++) {
    for (const [series, byStage] of times) {
      const { timings } = await renderCard(press, articleOf(series.cardOf(round)));
      await setImmediate(); // what engines free, they free between two turns of the event loop
      if (round <= warmUpRounds) continue;
      for (const [stage, ms] of Object.entries(timings))
        byStage.set(stage, [...(byStage.get(stage) ?? []), ms]);
    }
  }
  return [...times].map(([{ id, label }, byStage]) => ({
    card: id,
    label,
    medianMs: Object.fromEntries([...byStage].map(([stage, all]) => [stage, percentile(all, 50)])),
  }));
}
