import { inlineRenderer } from '../../../src/render/inline.ts';
import type { PaintedCard, Renderer, RenderJob } from '../../../src/render/renderer.ts';
import { testPress } from '../../press.ts';

/** A real renderer that counts what it is asked, and can be held back until the test lets it go on. */
export interface CountingRenderer extends Renderer {
  /** Templates that were asked for, in this order; `own` for the outlet's. */
  readonly asked: string[];
  /** How many were under way at once, at most. */
  readonly mostAtOnce: number;
  hold(): void;
  release(): void;
}

/** @param fail what it throws for a job, if anything; a card otherwise. */
export function countingRenderer(
  fail: (job: RenderJob) => Error | undefined = () => undefined,
  press = testPress(),
): CountingRenderer {
  const renderer = inlineRenderer(press);
  const asked: string[] = [];
  let now = 0;
  let mostAtOnce = 0;
  let gate = Promise.resolve();
  let open: (() => void) | undefined;
  return {
    asked,
    get mostAtOnce() {
      return mostAtOnce;
    },
    hold() {
      gate = new Promise((resolve) => (open = resolve));
    },
    release: () => open?.(),
    async render(job): Promise<PaintedCard> {
      asked.push(job.options?.template ?? 'own');
      now += 1;
      mostAtOnce = Math.max(mostAtOnce, now);
      try {
        await gate;
        const error = fail(job);
        if (error) throw error;
        return await renderer.render(job);
      } finally {
        now -= 1;
      }
    },
    stop: () => renderer.stop(),
  };
}
