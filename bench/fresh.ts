import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { latin } from './cards.ts';
import type { EngineEntry, Runtime } from './engine.ts';
import { percentile } from './figures.ts';
import { cpuMsOf } from './process-usage.ts';

const STARTS = { node: 9, workerd: 5 } as const;
const program = fileURLToPath(new URL('fresh-process.ts', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** One line of the table of first cards. */
export interface FreshFigures {
  readonly id: string;
  readonly label: string;
  readonly runtime: Runtime;
  /** On Node: from the start of the process to its first card. In workerd: the isolate's first request. */
  readonly medianMs: number;
  /** CPU time from the start of the process to the end of its first card; undefined where the system does not tell. */
  readonly cpuMedianMs: number | undefined;
  /** Medians in units of presscard's in the same runtime; CPU time where there is one. */
  readonly timesPresscard: number | undefined;
}

interface First {
  readonly ms: number;
  readonly cpuMs: number | undefined;
}

/**
 * The first card of a fresh process and of a fresh isolate, engine after engine by turns. presscard is the package
 * as it is published (`dist/`), so that nobody waits for TypeScript.
 */
export async function measureFresh(entries: readonly EngineEntry[]): Promise<FreshFigures[]> {
  const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit', shell: true });
  if (built.status !== 0) throw new Error('The package could not be built.');
  const figures: FreshFigures[] = [];
  for (const runtime of ['node', 'workerd'] as const) {
    const own = entries.filter((entry) => entry.runtime === runtime);
    const firsts = new Map<EngineEntry, First[]>(own.map((entry) => [entry, []]));
    for (let start = 0; start < STARTS[runtime]; start++) {
      for (const entry of own)
        firsts
          .get(entry)!
          .push(runtime === 'node' ? await freshProcess(entry.id) : await freshIsolate(entry));
    }
    for (const [{ id, label, isOwn }, all] of firsts) {
      const cpu = all.flatMap(({ cpuMs }) => cpuMs ?? []);
      const line = {
        medianMs: percentile(
          all.map(({ ms }) => ms),
          50,
        ),
        cpuMedianMs: cpu.length > 0 ? percentile(cpu, 50) : undefined,
      };
      const presscard = figures.find((other) => other.runtime === runtime);
      const times =
        presscard &&
        (line.cpuMedianMs && presscard.cpuMedianMs
          ? line.cpuMedianMs / presscard.cpuMedianMs
          : line.medianMs / presscard.medianMs);
      figures.push({ id, label, runtime, ...line, timesPresscard: isOwn ? undefined : times });
    }
  }
  return figures;
}

async function freshProcess(id: string): Promise<First> {
  const startedMs = performance.now();
  // Node reads the engines' TypeScript by itself; a loader would cost more than some of them.
  const child = spawn(process.execPath, ['--no-warnings', program, id], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ cpuMs }] = (await once(child, 'message')) as [{ cpuMs: number }];
  const ms = performance.now() - startedMs;
  await once(child, 'exit');
  return { ms, cpuMs };
}

async function freshIsolate({ open }: EngineEntry): Promise<First> {
  const engine = await open();
  try {
    const { ms } = await engine.paint(latin.cardOf(1));
    return { ms, cpuMs: cpuMsOf(engine.pids) };
  } finally {
    await engine.close();
  }
}
