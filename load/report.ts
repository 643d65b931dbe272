import type { Machine } from '../bench/machine.ts';
import type { Outcome } from './outcome.ts';

/** A run of `npm run load`, as `--json` writes it. */
export interface LoadRun {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly outcomes: readonly Outcome[];
}

const HEAD = ['what', 'requests', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'renders', 'memory MB'] as const;

/** The figures as a Markdown table; memory is before, at its peak and after. */
export function loadTable({ outcomes }: LoadRun): string {
  const rows = outcomes.map(({ title, requests, seconds, spread, renders, memory }) => [
    title,
    String(requests),
    (requests / seconds).toFixed(0),
    spread.p50Ms.toFixed(1),
    spread.p95Ms.toFixed(1),
    spread.p99Ms.toFixed(1),
    renders === undefined ? '-' : String(renders),
    memory ? `${memory.before} / ${memory.peak} / ${memory.after}` : '-',
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What else each scenario has to say, and what did not hold, a line each. */
export function loadNotes({ outcomes }: LoadRun): string[] {
  return outcomes.flatMap(({ title, notes, faults }) => [
    ...notes.map((text) => `${title}: ${text}.`),
    ...faults.map((text) => `FAILED: ${title}: ${text}.`),
  ]);
}
