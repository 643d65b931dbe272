import { LRUCache } from 'lru-cache';
import { readArticle } from '../article/article.ts';
import { PLAIN_CARDS_MAX_BYTES } from '../limits.ts';
import type { Outlet } from '../outlet/outlet.ts';
import type { OutletRegistry } from '../outlet/registry.ts';
import type { CardOptions } from '../plan/plan.ts';
import type { PaintedCard, Renderer, RenderJob } from './renderer.ts';
import { SingleFlight } from './single-flight.ts';

/** The card that is always at hand: the outlet's name on its colour. */
export interface PlainCards {
  /**
   * The plain card of a job's outlet, in the job's size and format.
   *
   * @throws PresscardError for a job whose article, size or format is wrong; whatever the renderer throws.
   */
  get(job: RenderJob): Promise<PaintedCard>;
  /** Renders `og` of every described outlet, so that it is there before anything can fail. */
  warm(): Promise<void>;
}

/**
 * @param renderer one that works when the others don't: on Node in the main thread, beside the threads.
 */
export function plainCards({
  renderer,
  outlets,
  maxBytes = PLAIN_CARDS_MAX_BYTES,
}: {
  renderer: Renderer;
  outlets: OutletRegistry;
  maxBytes?: number;
}): PlainCards {
  const cards = new LRUCache<string, PaintedCard>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes.byteLength,
  });
  const flights = new SingleFlight<PaintedCard>();

  const get = async (outlet: Outlet, { size = 'og', format = 'auto' }: CardOptions): Promise<PaintedCard> => {
    const key = JSON.stringify([outlet.id, size, format]);
    const held = cards.get(key);
    if (held) return held;
    return flights.run(key, async () => {
      // The article is the outlet's own name: nothing of what was sent can stand on this card, or break it.
      const article = { headline: outlet.name, outlet: outlet.id, lang: outlet.language };
      const card = await renderer.render({ article, options: { template: 'plain', size, format } });
      cards.set(key, card);
      return card;
    }).result;
  };

  return {
    async get({ article, options = {} }) {
      return get(readArticle(article, outlets).article.outlet, options);
    },
    async warm() {
      for (const outlet of outlets.all) {
        await get(outlet, {});
        // Requests that come while the service starts are answered in between.
        await new Promise((next) => setTimeout(next));
      }
    },
  };
}
