import { SingleBar } from 'cli-progress';
import type { Summary } from '../../../batch/summary.ts';

/** A bar that moves faster cannot be read. */
const BAR_EVERY_MS = 250;
/** In a log file, a line now and then is enough. */
const LINE_EVERY_MS = 10_000;

export interface Progress {
  stop(): void;
}

interface Watched {
  readonly summary: Summary;
  /** How many articles there are, as well as it is known by now. */
  expected(): number | undefined;
}

/** How far a batch is, on standard error: a bar with rate and time left on a terminal, a line now and then elsewhere. */
export function showProgress({ summary, expected }: Watched): Progress {
  const start = performance.now();
  const facts = (): {
    done: number;
    total: number | undefined;
    rate: string;
    left: string;
    failed: number;
  } => {
    const { done, before, failed } = summary;
    const perSecond = (done - before) / Math.max(0.001, (performance.now() - start) / 1000);
    const total = expected();
    const leftS = total === undefined || perSecond === 0 ? undefined : (total - done) / perSecond;
    return { done, total, rate: perSecond.toFixed(perSecond < 10 ? 1 : 0), left: lengthOf(leftS), failed };
  };
  if (!process.stderr.isTTY) {
    const timer = setInterval(() => {
      const { done, total, rate, left, failed } = facts();
      const of = total === undefined ? '' : ` of about ${total}`;
      process.stderr.write(
        `presscard: ${done}${of} articles, ${rate} a second, ${left} left, ${failed} failed\n`,
      );
    }, LINE_EVERY_MS);
    timer.unref();
    return { stop: () => clearInterval(timer) };
  }
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value} of {of} articles | {rate} a second | {left} left | {failed} failed',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
  });
  const show = (): void => {
    const { done, total, ...rest } = facts();
    bar.setTotal(total ?? Math.max(1, done * 2));
    bar.update(done, { ...rest, of: total === undefined ? '?' : `about ${total}` });
  };
  bar.start(1, 0, { of: '?', rate: '0', left: '?', failed: 0 });
  const timer = setInterval(show, BAR_EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      show();
      bar.stop();
    },
  };
}

/** `2 h 05 min`, `3 min 10 s`, `8 s`. */
function lengthOf(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return '?';
  const whole = Math.max(0, Math.round(seconds));
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h > 0) return `${h} h ${two(min)} min`;
  return min > 0 ? `${min} min ${two(s)} s` : `${s} s`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
