import type { PaintedCard } from '../render/renderer.ts';
import type { FallbackReason } from '../render/ladder.ts';
import type { RenderJob } from '../render/renderer.ts';

/** Makes cards within a deadline, and something that is still a card when one cannot be made. */
export interface Printer {
  /**
   * @param key requests that overlap under one key share one render.
   * @throws PresscardError `busy` when too many cards wait, `plain_card_failed` when not even the outlet's
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
