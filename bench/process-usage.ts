import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU time that processes have used so far, over all of their threads, in ms. On Linux only, where the
 * scheduler counts it in nanoseconds; undefined elsewhere.
 */
export function cpuMsOf(pids: readonly number[]): number | undefined {
  if (pids.length === 0) return undefined;
  try {
    const threads = pids.flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((id) => `${pid}/task/${id}`));
    const nanoseconds = threads.map((thread) => Number(read(`/proc/${thread}/schedstat`)[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/** Memory that processes hold, in MB; undefined where the system does not tell. */
export function memoryMbOf(pids: readonly number[]): number | undefined {
  if (pids.length === 0) return undefined;
  try {
    const kilobytes = pids.map((pid) =>
      Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN),
    );
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
  } catch {
    return undefined;
  }
}

/** Processes of this name that descend from this one. */
export function descendants(name: string): number[] {
  try {
    const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
    const parents = new Map(all.flatMap((pid) => parentOf(Number(pid)) ?? []));
    return [...parents.keys()].filter(
      (pid) => nameOf(pid) === name && descends(pid, { from: process.pid, parents }),
    );
  } catch {
    return [];
  }
}

function descends(
  pid: number,
  { from, parents }: { from: number; parents: ReadonlyMap<number, number> },
): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === from) return true;
  }
  return false;
}

/** The pid and its parent's; nothing for a process that ended meanwhile. */
function parentOf(pid: number): [pid: number, parent: number][] | undefined {
  try {
    // The name stands in brackets and may hold spaces.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return [[pid, Number(parent)]];
  } catch {
    return undefined;
  }
}

function nameOf(pid: number): string {
  return read(`/proc/${pid}/comm`).join(' ');
}

function read(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split(' ');
}
