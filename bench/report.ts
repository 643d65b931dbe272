import { aims, asked, isMet } from './aims.ts';
import type { BatchFigures } from './batch.ts';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';
import { latin, seenSeries, unseen, type CardSeries } from './cards.ts';
import type { Runtime } from './engine.ts';
import type { Figures } from './figures.ts';
import type { FreshFigures } from './fresh.ts';
import type { Machine } from './machine.ts';
import type { MemoryFigures } from './memory.ts';
import type { MixedFigures } from './mixed.ts';
import type { RequestCpuFigures } from './request-cpu.ts';
import type { StageFigures } from './stages.ts';
import type { StoredFigures } from './stored.ts';
import { SETTING_AIM_MS, type SettingFigures } from './setting.ts';
import { furtherTables } from './report-further.ts';
import { alignTable } from './table.ts';
import { versionOf } from './versions.ts';

export interface Run {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly machine: Machine;
  readonly warmUpRounds: number;
  readonly rounds: number;
  /** All engines on the Latin card; each part is empty where it was not measured. */
  readonly engines: readonly Figures[];
  /** A card in each script, by the engines that have faces for them. */
  readonly scripts: readonly Figures[];
  /** A card with a photo, by the engines that take one. */
  readonly photo: readonly Figures[];
  /** Where the time of presscard's cards goes. */
  readonly stages: readonly StageFigures[];
  /** The setting stage of presscard, in each script. */
  readonly setting: readonly SettingFigures[];
  readonly requestCpu: readonly RequestCpuFigures[];
  readonly mixed: readonly MixedFigures[];
  readonly stored: readonly StoredFigures[];
  readonly fresh: readonly FreshFigures[];
  readonly memory: readonly MemoryFigures[];
  /** `presscard batch`. */
  readonly batch: readonly BatchFigures[];
}

const heads = {
  node: 'In Node, called as a library, each engine in a process of its own.',
  workerd:
    'In workerd, asked over HTTP. Taken off each time: the median of a route of the same worker that answers\n' +
    'as many bytes (last column).',
} as const satisfies Record<Runtime, string>;

/** How a card is called in the tables. */
export function cardLabel(id: CardSeries['id']): string {
  return [...seenSeries, unseen].find((series) => series.id === id)?.label ?? id;
}

/** The whole answer of a run, for people. */
export function report(run: Run): string {
  const parts = [
    runHead(run),
    ...byRuntime(run.engines, (figures) => [figures.label]),
    ...(run.scripts.length === 0
      ? []
      : [
          'The same with a card in each script. “to Latin” is in units of the same engine’s Latin card.',
          ...byRuntime(run.scripts, ({ label, card }) => [label, cardLabel(card)]),
        ]),
    ...(run.photo.length === 0
      ? []
      : [
          'A card with a photo: a JPEG of 1600x900 that was taken in before, and a JPEG of 1200x630 that comes out.',
          ...byRuntime(run.photo, ({ label }) => [label]),
        ]),
    ...(run.stages.length === 0 ? [] : [stageTable(run.stages)]),
    ...(run.setting.length === 0 ? [] : [settingTable(run.setting)]),
    ...furtherTables(run),
    aimTable(run),
    note(),
  ];
  return parts.join('\n\n');
}

function runHead({ date, machine, warmUpRounds, rounds }: Run): string {
  return [
    `One text card of ${CARD_WIDTH_PX}x${CARD_HEIGHT_PX} as PNG, the same for all, with a new headline each time. Milliseconds a card over`,
    `${rounds} rounds after ${warmUpRounds} to warm up; in a round every engine paints once, in a random order.`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, workerd ${machine.workerd}; ${date.slice(0, 10)}`,
  ].join('\n');
}

function aimTable(run: Run): string {
  const rows = aims.flatMap((aim) => {
    const figure = aim.of(run);
    return figure === undefined
      ? []
      : [[aim.what, asked(aim), figure.toFixed(2), isMet(aim, figure) ? '' : 'missed']];
  });
  return `What presscard aims at, and where it is. Times are presscard’s in units of the other’s.\n${alignTable([['', 'aim', 'figure', ''], ...rows])}`;
}

function note(): string {
  return (
    'times: median in units of presscard’s on the same card. pictures: different ones among those measured.\n' +
    `@vercel/og ${versionOf('@vercel/og')} is not among the workers: it does not start in workerd ("Invalid URL string").`
  );
}

function byRuntime(all: readonly Figures[], names: (figures: Figures) => readonly string[]): string[] {
  return (['node', 'workerd'] as const)
    .map((runtime) => ({ runtime, lines: all.filter((figures) => figures.runtime === runtime) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ runtime, lines }) => `${heads[runtime]}\n${table(lines, names)}`);
}

function table(lines: readonly Figures[], names: (figures: Figures) => readonly string[]): string {
  const first = lines[0]!;
  const byCard = lines.some(({ card }) => card !== latin.id);
  const columns = [
    ...names(first).map((_, at) => (at === 0 ? '' : 'card')),
    'median',
    '95 %',
    'min',
    'max',
    'CPU',
    'times',
    ...(byCard ? ['to Latin'] : []),
    'bytes',
    'pictures',
    ...(first.routeMedianMs === undefined ? [] : ['route']),
  ];
  const rows = lines.map((figures) => [
    ...names(figures),
    ms(figures.medianMs),
    ms(figures.p95Ms),
    ms(figures.minMs),
    ms(figures.maxMs),
    figures.cpuMeanMs === undefined ? '-' : ms(figures.cpuMeanMs),
    times(figures.timesPresscard, 1),
    ...(byCard ? [times(figures.timesLatin, 2)] : []),
    String(figures.medianBytes),
    String(figures.pictures),
    ...(figures.routeMedianMs === undefined ? [] : [ms(figures.routeMedianMs)]),
  ]);
  return alignTable([columns, ...rows]);
}

function stageTable(lines: readonly StageFigures[]): string {
  const stages = Object.keys(lines[0]!.medianMs);
  const rows = lines.map(({ label, medianMs }) => [label, ...stages.map((stage) => ms(medianMs[stage]!))]);
  return `Stages of a card in presscard on Node, medians of each.\n${alignTable([['', ...stages], ...rows])}`;
}

function settingTable(lines: readonly SettingFigures[]): string {
  const head =
    `Setting a headline in presscard on Node (faces, breaks, fit; nothing painted), aim ${SETTING_AIM_MS} ms. “fit” is fitHeadline, which\n` +
    'reads the article and sets every text of its card.';
  const rows = lines.map(({ label, medianMs, p95Ms, fitMedianMs, cardMedianMs, share }) => [
    label,
    ms(medianMs),
    ms(p95Ms),
    ms(fitMedianMs),
    ms(cardMedianMs),
    `${(share * 100).toFixed(0)} %`,
  ]);
  return `${head}\n${alignTable([['', 'median', '95 %', 'fit', 'card', 'share of card'], ...rows])}`;
}

function times(value: number | undefined, digits: number): string {
  return value === undefined ? '-' : value.toFixed(digits);
}

function ms(value: number): string {
  return value.toFixed(2);
}
