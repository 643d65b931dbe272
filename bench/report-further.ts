import type { BatchFigures } from './batch.ts';
import type { FreshFigures } from './fresh.ts';
import type { MemoryFigures } from './memory.ts';
import type { MixedFigures } from './mixed.ts';
import type { Run } from './report.ts';
import type { RequestCpuFigures } from './request-cpu.ts';
import type { StoredFigures } from './stored.ts';
import { alignTable } from './table.ts';

/** The tables of what is not a card against a card; parts that were not measured are left out. */
export function furtherTables({ requestCpu, mixed, stored, fresh, memory, batch }: Run): string[] {
  return [
    ...tableOf(requestCpu, requestCpuTable),
    ...tableOf(mixed, mixedTable),
    ...tableOf(stored, storedTable),
    ...tableOf(fresh, freshTable),
    ...tableOf(memory, memoryTable),
    ...tableOf(batch, batchTable),
  ];
}

function tableOf<T>(lines: readonly T[], table: (lines: readonly T[]) => string): string[] {
  return lines.length === 0 ? [] : [table(lines)];
}

function requestCpuTable(lines: readonly RequestCpuFigures[]): string {
  const rows = lines.map(({ label, card, meanMs, p95Ms, dollarsPerMillion }) => [
    label,
    card,
    ms(meanMs),
    ms(p95Ms),
    dollarsPerMillion.toFixed(2),
  ]);
  const head =
    'CPU time of workerd for a card in a warm isolate, over batches of 20, and what a million of them cost in\n' +
    'dollars at the platform’s prices.';
  return `${head}\n${alignTable([['', 'card', 'mean', '95 %', '$/million'], ...rows])}`;
}

function mixedTable(lines: readonly MixedFigures[]): string {
  const rows = lines.map(({ runtime, label, aloneMedianMs, mixedMedianMs, mixedP99Ms, timesAlone }) => [
    runtime,
    label,
    ms(aloneMedianMs),
    ms(mixedMedianMs),
    ms(mixedP99Ms),
    timesAlone.toFixed(1),
  ]);
  const head =
    'presscard’s cards of every kind in a random order through one process, beside the median of the kind by itself.';
  return `${head}\n${alignTable([['', 'card', 'alone', 'mixed', '99 %', 'times'], ...rows])}`;
}

function storedTable(lines: readonly StoredFigures[]): string {
  const rows = lines.map(({ cardsPerSecond, barePerSecond, share }) => [
    cardsPerSecond.toFixed(0),
    barePerSecond.toFixed(0),
    share.toFixed(2),
  ]);
  const head =
    'A card in the store, on Node, beside a Hono route that answers the same bytes; requests a second.';
  return `${head}\n${alignTable([['card', 'route', 'share'], ...rows])}`;
}

function freshTable(lines: readonly FreshFigures[]): string {
  const rows = lines.map(({ label, runtime, medianMs, cpuMedianMs, timesPresscard }) => [
    label,
    runtime,
    medianMs.toFixed(0),
    cpuMedianMs?.toFixed(0) ?? '-',
    timesPresscard?.toFixed(2) ?? '-',
  ]);
  const head =
    'The first card of a fresh process (ms from its start) and of a fresh isolate (ms of its first request), with the\n' +
    'CPU time since the start of the process. times: in units of presscard’s, by CPU time.';
  return `${head}\n${alignTable([['', 'where', 'ms', 'CPU', 'times'], ...rows])}`;
}

function memoryTable(lines: readonly MemoryFigures[]): string {
  const rows = lines.map(({ runtime, onThread, cards, earlyMb, endMb, times }) => [
    onThread ? `${runtime}, on a thread` : runtime,
    String(cards),
    earlyMb.toFixed(0),
    endMb.toFixed(0),
    times.toFixed(2),
  ]);
  const head =
    'Resident memory of a process that paints different cards, in MB: after the first 500 and at the end.';
  return `${head}\n${alignTable([['', 'cards', 'early', 'end', 'times'], ...rows])}`;
}

function batchTable(lines: readonly BatchFigures[]): string {
  const rows = lines.map(
    ({ cores, articles, cardsPerSecond, cpuMsPerCard, timesOneCore, earlyMb, endMb }) => [
      String(cores),
      String(articles),
      cardsPerSecond.toFixed(0),
      ms(cpuMsPerCard),
      timesOneCore.toFixed(2),
      earlyMb.toFixed(0),
      endMb.toFixed(0),
    ],
  );
  const head =
    'presscard batch from a table into a folder: cards a second once it is warm, on cores that its process is held to,\n' +
    'and its memory in MB after a thousand articles and at the end.';
  return `${head}\n${alignTable([['cores', 'articles', 'a second', 'CPU ms', 'times', 'early', 'end'], ...rows])}`;
}

function ms(value: number): string {
  return value.toFixed(2);
}
