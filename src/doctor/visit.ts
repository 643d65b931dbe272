import { PresscardError } from '../errors.ts';
import type { Answered, GuardedAsk } from '../guard/guarded-ask.ts';
import { FETCH_TIMEOUT_MS } from '../limits.ts';

/** One request as a crawler makes it, and what came of it. */
export interface Visit {
  readonly method: 'GET' | 'HEAD';
  readonly userAgent: string;
  readonly range: string | undefined;
  /** Undefined where nothing was answered. */
  readonly answer: Answered | undefined;
  /** Why nothing was answered. */
  readonly failed: PresscardError | undefined;
}

export interface VisitOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly userAgent: string;
  readonly range?: string | undefined;
  readonly accept?: string;
  readonly maxBytes: number;
  /** When everything has to be over, on the clock of `now`. */
  readonly untilMs: number;
}

/** Asks as crawlers do. Never rejects: that nothing is answered is what the doctor is asked about. */
export async function visit(
  { ask, now }: { ask: GuardedAsk; now: () => number },
  url: string,
  options: VisitOptions,
): Promise<Visit> {
  const { method = 'GET', userAgent, range, accept = 'text/html,application/xhtml+xml', maxBytes } = options;
  const seen = { method, userAgent, range };
  const timeoutMs = Math.min(FETCH_TIMEOUT_MS, options.untilMs - now());
  if (timeoutMs <= 0) return { ...seen, answer: undefined, failed: tooLate() };
  const headers = { 'user-agent': userAgent, accept, ...(range === undefined ? {} : { range }) };
  try {
    return { ...seen, answer: await ask(url, { method, headers, maxBytes, timeoutMs }), failed: undefined };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { ...seen, answer: undefined, failed: error };
  }
}

function tooLate(): PresscardError {
  return new PresscardError('fetch_timeout', 'The examination took too long to get this far.');
}

/** Runs tasks, so many at a time; the results stand in the order of the tasks. */
export async function inTurns<T>(atOnce: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      results[at] = await tasks[at]!();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, work));
  return results;
}
