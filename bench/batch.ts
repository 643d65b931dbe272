import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { fromTypeScript } from '../load/service-process.ts';
import type { BatchOrder, BatchOutcome } from './batch-process.ts';

const ARTICLES = { oneCore: 4_000, twoCores: 10_000 } as const;
const WARM_UP = 1_000;
const program = fileURLToPath(new URL('batch-process.ts', import.meta.url));

/** One line of the table of batches. */
export interface BatchFigures {
  readonly cores: number;
  readonly articles: number;
  readonly cardsPerSecond: number;
  /** In units of one core. */
  readonly timesOneCore: number;
  /** Resident memory in MB after the first thousand articles and at the end. */
  readonly earlyMb: number;
  readonly endMb: number;
}

/** `presscard batch` on one and on two cores, its process held to them; a thread that renders for each. */
export async function measureBatch(): Promise<BatchFigures[]> {
  const order = { renderer: 'threads', warmUp: WARM_UP } as const;
  const one = await runBatchProcess({ ...order, articles: ARTICLES.oneCore, threads: 1 }, '0');
  const two = await runBatchProcess({ ...order, articles: ARTICLES.twoCores, threads: 2 }, '0,1');
  const line = (
    { cardsPerSecond, earlyMb, endMb }: BatchOutcome,
    cores: number,
    articles: number,
  ): BatchFigures => ({
    cores,
    articles,
    cardsPerSecond,
    timesOneCore: cardsPerSecond / one.cardsPerSecond,
    earlyMb,
    endMb,
  });
  return [line(one, 1, ARTICLES.oneCore), line(two, 2, ARTICLES.twoCores)];
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
