import { availableParallelism } from 'node:os';
import { RENDER_DEADLINE_MS, RENDER_THREADS_MAX, THREAD_HEAP_MAX_MB } from '../../limits.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import type { LogPort } from '../../ports.ts';
import type { PaintedCard, Renderer, RenderJob } from '../../render/renderer.ts';
import { Running } from '../../render/running.ts';
import { causeOf } from '../../cause-of.ts';
import { jsonLinesLog } from './json-lines-log.ts';
import type { Found } from '../../source/found.ts';
import { RenderThread } from './render-thread.ts';
import type { Page } from './thread-messages.ts';

export interface ThreadRendererOptions {
  /**
   * A module whose default export makes the press of a thread: only that reaches a thread, so a newsroom's own
   * outlets and templates come in this way. Built-in by default.
   */
  readonly pressModule?: URL;
  /** Outlets of a newsroom's own, beside the built-in ones. */
  readonly outlets?: readonly OutletInput[];
  /** All cores but one, at most 4, by default. */
  readonly threads?: number;
  /** For one render, from the moment that a thread takes it. */
  readonly deadlineMs?: number;
  readonly heapMaxMb?: number;
  readonly log?: LogPort;
}

export interface ThreadRenderer extends Renderer {
  readonly threads: number;
  /** Resolves when the first thread can take a card. @throws PresscardError `render_failed` when none starts. */
  ready(): Promise<void>;
  /** Reads a page where cards are rendered. @throws PresscardError as `readFields` does, and as `render`. */
  read(page: Page): Promise<Found>;
}

interface Waiting {
  /** Its turn has come. @returns what is done when the thread is free again. */
  begin(thread: RenderThread): Promise<unknown>;
  reject(error: unknown): void;
}

/**
 * Renders on worker threads, so that a render can be ended and what goes wrong in one stays in its thread. A
 * thread that is lost is replaced at once; one that could not even start is tried again with the next card.
 *
 * A job waits here only while threads start; what bounds the work is a queue in front.
 */
export function threadRenderer({
  pressModule = new URL(
    import.meta.url.endsWith('.ts') ? './thread-press.ts' : './thread-press.js',
    import.meta.url,
  ),
  outlets = [],
  threads = defaultThreads(),
  deadlineMs = RENDER_DEADLINE_MS,
  heapMaxMb = THREAD_HEAP_MAX_MB,
  log = jsonLinesLog,
}: ThreadRendererOptions = {}): ThreadRenderer {
  const running = new Running();
  const alive = new Set<RenderThread>();
  const idle: RenderThread[] = [];
  const waiting: Waiting[] = [];

  const hand = (thread: RenderThread): void => {
    const next = waiting.shift();
    if (!next) return void idle.push(thread);
    const free = (): void => (alive.has(thread) ? hand(thread) : undefined);
    next.begin(thread).then(free, free);
  };
  const enqueue = <T>(work: (thread: RenderThread) => Promise<T>): Promise<T> =>
    running.begin(() => {
      fill();
      return new Promise((resolve, reject) => {
        const begin = (thread: RenderThread): Promise<T> => {
          const result = work(thread);
          resolve(result);
          return result;
        };
        waiting.push({ begin, reject });
        const thread = idle.shift();
        if (thread) hand(thread);
      });
    });

  const startThread = async (): Promise<void> => {
    const thread = new RenderThread({ pressModule, outlets, deadlineMs, heapMaxMb });
    alive.add(thread);
    let isReady = false;
    void thread.gone.then((why) => {
      alive.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      if (!isReady || running.isStopped) return;
      log.write('warn', 'thread_replaced', { code: why.code, cause: causeOf(why) });
      fill();
    });
    try {
      await thread.ready;
      isReady = true;
      hand(thread);
    } catch (error) {
      if (running.isStopped) return;
      log.write('error', 'thread_not_started', { cause: causeOf(error) });
      if (alive.size > 0) return;
      for (const { reject } of waiting.splice(0)) reject(error);
    }
  };
  const fill = (): void => {
    while (alive.size < threads) void startThread();
  };
  fill();

  return {
    threads,
    async ready() {
      fill();
      await Promise.any(Array.from(alive, ({ ready }) => ready)).catch((error: AggregateError) => {
        throw error.errors[0];
      });
    },
    render: (job: RenderJob): Promise<PaintedCard> => enqueue((thread) => thread.render(job)),
    read: (page) => enqueue((thread) => thread.read(page)),
    async stop() {
      await running.stop();
      await Promise.all(Array.from(alive, (thread) => thread.end()));
    },
  };
}

function defaultThreads(): number {
  return Math.min(RENDER_THREADS_MAX, Math.max(1, availableParallelism() - 1));
}
