import { readFileSync } from 'node:fs';
import type { ServiceProcess } from './service-process.ts';

/** A counter of `/metrics`, its labels added up; 0 before it was ever counted. */
export async function counted(service: ServiceProcess, name: string, label = ''): Promise<number> {
  const text = await (await fetch(service.metricsUrl)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(name) && line.includes(label));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

/** How much a counter grew while something was done. */
export async function growth<T>(
  service: ServiceProcess,
  name: string,
  work: () => Promise<T>,
): Promise<{ result: T; grown: number }> {
  const before = await counted(service, name);
  const result = await work();
  return { result, grown: (await counted(service, name)) - before };
}

/** Memory of a process in MB: before, after, and the most while something was done. */
export interface MemoryMb {
  readonly before: number;
  readonly peak: number;
  readonly after: number;
}

const EVERY_MS = 50;

/** @returns undefined memory where `/proc` does not tell it. */
export async function watchMemory<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; memory: MemoryMb | undefined }> {
  const before = residentMb(pid);
  let peak = before ?? 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(pid) ?? 0)), EVERY_MS);
  try {
    const result = await work();
    const after = residentMb(pid);
    const memory = before === undefined || after === undefined ? undefined : { before, peak, after };
    return { result, memory };
  } finally {
    clearInterval(watch);
  }
}

/** Memory of a process in MB; undefined where `/proc` does not tell it. */
export function residentMb(pid: number): number | undefined {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined; // another system than Linux
  }
}

const MS_A_TICK = 10;

/** CPU that a process has used, in ms; undefined where `/proc` does not tell it. */
export function cpuMs(pid: number): number | undefined {
  try {
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[10]) + Number(fields[11])) * MS_A_TICK;
  } catch {
    return undefined;
  }
}

export interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
