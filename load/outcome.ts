import type { MemoryMb, Spread } from './observe.ts';

/** What one scenario measured, and whether it held. */
export interface Outcome {
  readonly title: string;
  readonly requests: number;
  readonly seconds: number;
  readonly spread: Spread;
  readonly renders?: number;
  readonly memory?: MemoryMb | undefined;
  /** What else is worth a line. */
  readonly notes: readonly string[];
  /** What should not have happened; empty when all held. */
  readonly faults: readonly string[];
}

/** Counts what went wrong by its kind: a thousand answers may fail alike. */
export class Faults {
  readonly #counts = new Map<string, number>();

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.#counts.set(otherwise, (this.#counts.get(otherwise) ?? 0) + 1);
  }

  get list(): readonly string[] {
    return Array.from(this.#counts, ([what, count]) => (count === 1 ? what : `${what} (${count} times)`));
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const startedMs = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - startedMs) / 1000 };
}
