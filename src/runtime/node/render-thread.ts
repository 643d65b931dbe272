import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PresscardError } from '../../errors.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import { THREAD_START_MAX_MS, THREAD_YOUNG_HEAP_MAX_MB } from '../../limits.ts';
import type { PaintedCard, RenderJob } from '../../render/renderer.ts';
import type { Found } from '../../source/found.ts';
import {
  readFault,
  type Page,
  type ThreadAnswer,
  type ThreadJob,
  type ThreadSettings,
} from './thread-messages.ts';

type Done = Extract<ThreadAnswer, { kind: ThreadJob['kind'] }>;

interface Task {
  resolve(answer: Done): void;
  reject(error: unknown): void;
  readonly deadline: NodeJS.Timeout;
}

export interface ThreadOptions {
  readonly pressModule: URL;
  readonly outlets: readonly OutletInput[];
  readonly deadlineMs: number;
  readonly heapMaxMb: number;
}

/** One worker thread with a press of its own, which renders one card or reads one page at a time and can be ended at any time. */
export class RenderThread {
  /** Resolves when it can take a job; rejects with `render_failed` when it could not start. */
  readonly ready: Promise<void>;
  /** Resolves, with the reason, when it takes no further job: it died, or it was given up. */
  readonly gone: Promise<PresscardError>;
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  #task: Task | undefined;
  #leave!: (why: PresscardError) => void;
  #uncaught: unknown;

  constructor({ pressModule, outlets, deadlineMs, heapMaxMb }: ThreadOptions) {
    this.#deadlineMs = deadlineMs;
    this.#worker = new Worker(entry.file, {
      name: 'presscard-render',
      workerData: { pressModule: pressModule.href, outlets } satisfies ThreadSettings,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMaxMb,
        maxYoungGenerationSizeMb: THREAD_YOUNG_HEAP_MAX_MB,
      },
      ...(entry.execArgv ? { execArgv: entry.execArgv } : {}),
    });
    this.gone = new Promise((resolve) => (this.#leave = resolve));
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#giveUp(died('it did not start in time')), THREAD_START_MAX_MS);
      this.#worker.on('message', (answer: ThreadAnswer) => {
        if (answer.kind === 'ready') {
          clearTimeout(late);
          resolve();
        } else this.#settle(answer);
      });
      void this.gone.then((why) => {
        clearTimeout(late);
        reject(why);
      });
    });
    this.ready.catch(() => undefined); // whoever waits for it is told
    this.#worker.on('error', (error) => (this.#uncaught = error));
    this.#worker.on('messageerror', (error) => this.#giveUp(died(error)));
    this.#worker.on('exit', (status) => this.#giveUp(died(this.#uncaught ?? `it exited with ${status}`)));
  }

  /**
   * Renders one card. Only for a thread that is ready and idle.
   *
   * @throws PresscardError `render_deadline` when the time is up, after which the thread is gone;
   * `render_failed` when it died; whatever the render throws.
   */
  async render(job: RenderJob): Promise<PaintedCard> {
    const answer = await this.#do({ kind: 'card', job });
    if (answer.kind === 'card') return answer.card;
    throw died('it answered something else');
  }

  /** Reads one page: its HTML takes as long as some cards. @throws PresscardError as `render`. */
  async read(page: Page): Promise<Found> {
    const answer = await this.#do({ kind: 'page', page });
    if (answer.kind === 'page') return answer.found;
    throw died('it answered something else');
  }

  #do(job: ThreadJob): Promise<Done> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.#giveUp(tooLong(this.#deadlineMs)), this.#deadlineMs);
      this.#task = { resolve, reject, deadline };
      // Nothing is transferred: the ladder may need the photo again.
      this.#worker.postMessage(job, []);
    });
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    this.#giveUp(died('it was ended'));
    await this.#worker.terminate();
  }

  #settle(answer: Exclude<ThreadAnswer, { kind: 'ready' }>): void {
    const task = this.#task;
    if (!task) return;
    this.#task = undefined;
    clearTimeout(task.deadline);
    // Its engines broke: the caller hears what happened, and nobody asks this thread again.
    if (answer.kind === 'fault' && answer.isBroken) this.#giveUp(readFault(answer.fault));
    if (answer.kind === 'fault') task.reject(readFault(answer.fault));
    else task.resolve(answer);
  }

  #giveUp(why: PresscardError): void {
    const task = this.#task;
    this.#task = undefined;
    clearTimeout(task?.deadline);
    this.#leave(why);
    task?.reject(why);
    void this.#worker.terminate();
  }
}

/** Beside this file, compiled or not; from a clone the thread reads TypeScript as the command line does. */
const entry = import.meta.url.endsWith('.ts')
  ? {
      file: new URL('./thread-entry.ts', import.meta.url),
      execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
    }
  : { file: new URL('./thread-entry.js', import.meta.url) };

function tooLong(deadlineMs: number): PresscardError {
  return new PresscardError('render_deadline', `The card was not rendered within ${deadlineMs} ms.`);
}

function died(cause: unknown): PresscardError {
  return new PresscardError('render_failed', 'The thread that rendered the card ended.', {
    cause: cause instanceof Error ? cause : new Error(String(cause)),
  });
}
