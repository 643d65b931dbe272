import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';
import type { Runtime } from './engine.ts';
import type { Figures } from './figures.ts';
import type { Machine } from './machine.ts';
import { versionOf } from './versions.ts';

export interface Run {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly machine: Machine;
  readonly warmUpRounds: number;
  readonly rounds: number;
  readonly engines: readonly Figures[];
}

const heads = {
  node: 'In Node, called as a library, each engine in a process of its own.',
  workerd:
    'In workerd, asked over HTTP. Taken off each time: the median of a route of the same worker that answers\n' +
    'as many bytes (last column).',
} as const satisfies Record<Runtime, string>;

const columns = ['', 'median', '95 %', 'min', 'max', 'times', 'bytes', 'pictures'] as const;

/** The whole answer of a run, for people. */
export function report({ date, machine, warmUpRounds, rounds, engines }: Run): string {
  const head = [
    `One text card of ${CARD_WIDTH_PX}x${CARD_HEIGHT_PX} as PNG, the same for all, with a new headline each time. Milliseconds a card over`,
    `${rounds} rounds after ${warmUpRounds} to warm up; in a round every engine paints once, in a random order.`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, workerd ${machine.workerd}; ${date.slice(0, 10)}`,
  ].join('\n');
  const parts = (['node', 'workerd'] as const)
    .map((runtime) => ({ runtime, lines: engines.filter((figures) => figures.runtime === runtime) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ runtime, lines }) => `${heads[runtime]}\n${table(lines)}`);
  return [head, ...parts, note()].join('\n\n');
}

function note(): string {
  return (
    'times: median in units of presscard’s. pictures: different ones among those measured.\n' +
    `@vercel/og ${versionOf('@vercel/og')} is not among the workers: it does not start in workerd ("Invalid URL string").`
  );
}

function table(lines: readonly Figures[]): string {
  const overHttp = lines.some(({ routeMedianMs }) => routeMedianMs !== undefined);
  const rows = [[...columns, ...(overHttp ? ['route'] : [])], ...lines.map(row)];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  return rows
    .map((cells) =>
      cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}

function row(figures: Figures): readonly string[] {
  return [
    figures.label,
    ms(figures.medianMs),
    ms(figures.p95Ms),
    ms(figures.minMs),
    ms(figures.maxMs),
    figures.timesPresscard === undefined ? '-' : figures.timesPresscard.toFixed(1),
    String(figures.medianBytes),
    String(figures.pictures),
    ...(figures.routeMedianMs === undefined ? [] : [ms(figures.routeMedianMs)]),
  ];
}

function ms(value: number): string {
  return value.toFixed(2);
}
