import { seenSeries } from './cards.ts';
import type { EngineEntry, Runtime } from './engine.ts';
import { percentile } from './figures.ts';
import { openNodeEngine } from './node-engine.ts';
import { memoryMbOf } from './process-usage.ts';

const CARDS = 10_000;
const EARLY_CARDS = 500;
/** Memory is read so often, and is the median of the readings on the way to a mark: garbage comes and goes. */
const READ_EVERY_CARDS = 25;
const READINGS = 9;

/** One line of the table of memory. */
export interface MemoryFigures {
  readonly runtime: Runtime;
  /** Whether a thread rendered, as those of `presscard serve` do. */
  readonly onThread: boolean;
  readonly cards: number;
  /** Resident memory in MB around the first 500 cards and at the end. */
  readonly earlyMb: number;
  readonly endMb: number;
  readonly times: number;
}

/**
 * Ten thousand different cards of five scripts in one process; on Node, too, with a thread that renders. Empty where the
 * system does not tell its memory.
 */
export async function measureMemory(entries: readonly EngineEntry[]): Promise<MemoryFigures[]> {
  const figures: MemoryFigures[] = [];
  const measured = entries.flatMap(({ runtime, open }) => [
    { runtime, onThread: false, open },
    ...(runtime === 'node'
      ? [{ runtime, onThread: true, open: () => openNodeEngine('presscard-thread') }]
      : []),
  ]);
  for (const { runtime, onThread, open } of measured) {
    const engine = await open();
    try {
      const early: number[] = [];
      const end: number[] = [];
      for (let card = 1; card <= CARDS; card++) {
        const series = seenSeries[card % seenSeries.length]!;
        await engine.paint(series.cardOf(Math.ceil(card / seenSeries.length)));
        if (card % READ_EVERY_CARDS !== 0) continue;
        const readings = card <= EARLY_CARDS ? early : end;
        readings.push(memoryMbOf(engine.pids) ?? Number.NaN);
        if (readings.length > READINGS) readings.shift();
      }
      const [earlyMb, endMb] = [percentile(early, 50), percentile(end, 50)];
      if (Number.isFinite(earlyMb))
        figures.push({ runtime, onThread, cards: CARDS, earlyMb, endMb, times: endMb / earlyMb });
    } finally {
      await engine.close();
    }
  }
  return figures;
}
