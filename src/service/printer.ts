import { LRUCache } from 'lru-cache';
import { PresscardError } from '../errors.ts';
import {
  LATEST_CARDS_MAX_BYTES,
  RENDER_DEADLINE_MS,
  RENDER_WAIT_MAX_MS,
  STORE_ANSWER_MAX_MS,
} from '../limits.ts';
import type { Press } from '../press.ts';
import { printCard, type FallbackReason } from '../render/ladder.ts';
import type { PlainCards } from '../render/plain-cards.ts';
import { queuedRenderer } from '../render/queue.ts';
import type { PaintedCard, Renderer, RenderJob } from '../render/renderer.ts';
import { withPhotos } from '../render/with-photos.ts';
import { SingleFlight } from '../render/single-flight.ts';
import { causeOf } from '../cause-of.ts';
import type { Meter } from './meter.ts';

/** Makes cards within bounds, and something that is still a card when one cannot be made. */
export interface Printer {
  /**
   * @param key requests that overlap under one key share one render.
   * @throws PresscardError `busy` when too many cards wait, `card_unavailable` when not even the outlet's
   * plain card can be made, and what is wrong with the card itself.
   */
  print(key: string, job: RenderJob): Promise<Printed>;
  /** Finishes what was begun and takes nothing new. */
  stop(): Promise<void>;
}

export interface Printed {
  readonly card: PaintedCard;
  /** Why it is less than was asked for. */
  readonly fallback: FallbackReason | undefined;
}

/** One card at a time for each place where one can be rendered, a bounded queue, and the ladder beneath. */
export function createPrinter({
  press,
  renderer,
  plainCards,
  concurrency,
  maxWaiting,
  deadlineMs = RENDER_DEADLINE_MS,
  meter,
}: {
  press: Press;
  renderer: Renderer;
  plainCards: PlainCards;
  concurrency: number;
  maxWaiting: number;
  /** Of one render, in ms. */
  deadlineMs?: number;
  meter: Meter;
}): Printer {
  const { clock, log } = press.ports;
  const queue = queuedRenderer(withPhotos(renderer), {
    concurrency,
    maxWaiting,
    maxWaitMs: RENDER_WAIT_MAX_MS,
    onWaiting: (waiting) => meter.level('presscard_queue_length', waiting),
  });
  const flights = new SingleFlight<Printed>();
  // A store that was asked before a card came into it says that it has none: who asked finds the card here.
  const latest = new LRUCache<string, { printed: Printed; atMs: number }>({
    maxSize: LATEST_CARDS_MAX_BYTES,
    sizeCalculation: ({ printed }) => Math.max(1, printed.card.bytes.byteLength),
  });

  return {
    async print(key, job) {
      const last = latest.get(key);
      if (last && clock.now() - last.atMs <= STORE_ANSWER_MAX_MS) {
        meter.count('presscard_coalesced_total');
        return last.printed;
      }
      const { joined, result } = flights.run(key, async () => {
        const { card, fallback } = await printCard(queue, job, {
          plainCards,
          clock,
          deadlineMs,
          onFallback({ reason, rung }, cause) {
            meter.count('presscard_fallbacks_total', { reason });
            log.write('error', 'fallback', { card: key.slice(0, 18), reason, rung, cause: causeOf(cause) });
          },
        });
        meter.count('presscard_renders_total');
        for (const [stage, ms] of Object.entries(card.timings))
          meter.time('presscard_stage_duration_ms', ms, { stage });
        const printed = { card, fallback: fallback?.reason };
        if (!fallback) latest.set(key, { printed, atMs: clock.now() });
        return printed;
      });
      if (joined) meter.count('presscard_coalesced_total');
      return result.catch((error: unknown) => {
        if (error instanceof PresscardError && error.code === 'busy')
          meter.count('presscard_refused_total', { reason: 'queue' });
        throw error;
      });
    },
    stop: () => queue.stop(),
  };
}
