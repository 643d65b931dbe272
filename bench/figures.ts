import type { CardSeries } from './cards.ts';
import type { EngineEntry, Runtime } from './engine.ts';
import type { Samples } from './rounds.ts';

/** One line of the table. Times are milliseconds a card, without the way there and back. */
export interface Figures {
  readonly id: string;
  readonly label: string;
  readonly runtime: Runtime;
  readonly card: CardSeries['id'];
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** Mean CPU time of a card, in all threads, collecting garbage included. */
  readonly cpuMeanMs: number | undefined;
  readonly medianBytes: number;
  /** Different pictures among the measured ones. */
  readonly pictures: number;
  /** What was taken off each time; undefined where nothing travels. */
  readonly routeMedianMs: number | undefined;
  /** Every measured card in the order of the rounds, without the way there and back. */
  readonly timesMs: readonly number[];
  /** Median in units of presscard's on the same card in the same runtime; undefined when presscard did not run there. */
  readonly timesPresscard: number | undefined;
  /** Median in units of the same engine's Latin card; undefined for the Latin card itself. */
  readonly timesLatin: number | undefined;
}

/** @param before figures of the same runtime and the same rounds: presscard's own come first, and each engine's Latin card. */
export function figuresOf(
  { id, label, runtime }: EngineEntry,
  card: CardSeries['id'],
  samples: Samples,
  before: readonly Figures[],
): Figures {
  const routeMedianMs = samples.routeMs.length > 0 ? percentile(samples.routeMs, 50) : undefined;
  const routeCpuMs = samples.routeCpuMs.length > 0 ? mean(samples.routeCpuMs) : 0;
  const times = samples.paintMs.map((ms) => ms - (routeMedianMs ?? 0));
  const medianMs = percentile(times, 50);
  const presscard = before.find((other) => other.id.startsWith('presscard') && other.card === card);
  const latin = before.find((other) => other.id === id && other.card === 'latin');
  return {
    id,
    label,
    runtime,
    card,
    medianMs,
    p95Ms: percentile(times, 95),
    minMs: Math.min(...times),
    maxMs: Math.max(...times),
    cpuMeanMs: samples.cpuMs.length > 0 ? mean(samples.cpuMs) - routeCpuMs : undefined,
    medianBytes: percentile(samples.bytes, 50),
    pictures: samples.digests.size,
    routeMedianMs,
    timesMs: times,
    timesPresscard: presscard && medianMs / presscard.medianMs,
    timesLatin: latin && medianMs / latin.medianMs,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Nearest rank: always a value that was measured. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  if (found === undefined) throw new Error('There is no percentile of nothing');
  return found;
}
