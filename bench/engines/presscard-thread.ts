import { threadRenderer } from '../../src/runtime/node/thread-renderer.ts';
import { articleOf } from '../card.ts';
import type { Painter } from '../engine.ts';

/** presscard as `presscard serve` renders: on a thread, whose heap is bounded. Text cards alone. */
export async function open(): Promise<Painter> {
  const renderer = threadRenderer({ threads: 1 });
  await renderer.ready();
  // A thread would keep the process alive.
  process.once('disconnect', () => void renderer.stop());
  return async (card) => {
    const { template } = card;
    const { bytes } = await renderer.render({ article: articleOf(card), options: { template } });
    return bytes;
  };
}
