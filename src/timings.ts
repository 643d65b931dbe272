import type { ClockPort } from './ports.ts';

/** Milliseconds by stage, in the order of the stages, with their `total`. */
export type Timings = Readonly<Record<string, number>>;

/** A stopwatch for one card. */
export function startTimings(clock: ClockPort): { lap(stage: string): void; done(): Timings } {
  const start = clock.elapsed();
  let last = start;
  const laps: Record<string, number> = {};
  return {
    lap(stage) {
      const now = clock.elapsed();
      laps[stage] = rounded(now - last);
      last = now;
    },
    done: () => ({ ...laps, total: rounded(clock.elapsed() - start) }),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
