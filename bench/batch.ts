import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { fromTypeScript } from '../load/service-process.ts';
import type { BatchOrder, BatchOutcome } from './batch-process.ts';

/** Articles of each round; the long one is for the memory. One core and two take turns. */
const ROUNDS = [10_000, 2_500, 2_500] as const;
const ONE_CORE_ARTICLES = 2_500;
const WARM_UP = 1_000;
const program = fileURLToPath(new URL('batch-process.ts', import.meta.url));

/** One line of the table of batches. */
export interface BatchFigures {
  readonly cores: number;
  /** Of the round whose memory was read. */
  readonly articles: number;
  readonly cardsPerSecond: number;
  /** CPU time a card, in ms, of the whole process. */
  readonly cpuMsPerCard: number;
  /** In units of one core. */
  readonly timesOneCore: number;
  /** Resident memory in MB after the first thousand articles and at the end. */
  readonly earlyMb: number;
  readonly endMb: number;
}

/**
 * `presscard batch` on one and on two cores, its process held to them; a thread that renders for each. Of each the
 * best round counts: whatever else the machine does only takes away.
 */
export async function measureBatch(): Promise<BatchFigures[]> {
  const order = { renderer: 'threads', warmUp: WARM_UP } as const;
  const one: BatchOutcome[] = [];
  const two: BatchOutcome[] = [];
  for (const articles of ROUNDS) {
    one.push(await runBatchProcess({ ...order, articles: ONE_CORE_ARTICLES, threads: 1 }, '0'));
    two.push(await runBatchProcess({ ...order, articles, threads: 2 }, '0,1'));
  }
  const line = (outcomes: readonly BatchOutcome[], cores: number, articles: number): BatchFigures => ({
    cores,
    articles,
    cardsPerSecond: best(outcomes),
    cpuMsPerCard: Math.min(...outcomes.map(({ cpuMsPerCard }) => cpuMsPerCard)),
    timesOneCore: best(outcomes) / best(one),
    earlyMb: outcomes[0]!.earlyMb,
    endMb: outcomes[0]!.endMb,
  });
  return [line(one, 1, ONE_CORE_ARTICLES), line(two, 2, ROUNDS[0])];
}

function best(outcomes: readonly BatchOutcome[]): number {
  return Math.max(...outcomes.map(({ cardsPerSecond }) => cardsPerSecond));
}

/**
 * Runs a batch of generated articles in a process of its own.
 *
 * @param cores what `taskset` takes, where the system has it; else the threads alone tell one core from two.
 * @throws Error when it did not end well, or an article failed.
 */
export async function runBatchProcess(order: BatchOrder, cores?: string): Promise<BatchOutcome> {
  const node = [process.execPath, ...fromTypeScript(program, JSON.stringify(order))];
  const isHeld = cores !== undefined && process.platform === 'linux';
  const [command, ...args] = isHeld ? ['taskset', '-c', cores, ...node] : node;
  const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  const [written, status] = await Promise.all([text(child.stdout), ended]);
  if (status !== 0) throw new Error(`The batch ended with ${status}.`);
  const outcome = JSON.parse(written) as BatchOutcome;
  if (outcome.failed > 0) throw new Error(`${outcome.failed} articles of the batch failed.`);
  return outcome;
}
