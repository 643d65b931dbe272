import { PresscardError } from '../errors.ts';
import { renderCard, type RenderedCard } from '../pipeline.ts';
import type { CardOptions, CardPlan } from '../plan/plan.ts';
import type { Press } from '../press.ts';
import type { SizeId } from '../../templates/sizes.ts';

/** What is to be rendered, as plain data that can be sent to a thread. */
export interface RenderJob {
  /** An article as the contract describes it; it is checked where it is rendered. */
  readonly article: unknown;
  readonly options?: CardOptions;
  /** When it is looked at, in ms since 1970; now, when left out. */
  readonly nowMs?: number;
  /** The bytes of the stored photo, where the card has one; behind a queue, how to get them (`withPhotos`). */
  readonly photo?: Uint8Array | PhotoSource;
  /** The same for the portrait of the author. */
  readonly portrait?: Uint8Array | PhotoSource;
}

/** @returns undefined for a photo that is not to be had. */
export type PhotoSource = () => Promise<Uint8Array | undefined>;

/** A finished card, as plain data that can come back from a thread. */
export interface PaintedCard extends Pick<
  RenderedCard,
  'bytes' | 'contentType' | 'fit' | 'alt' | 'warnings' | 'timings'
> {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly format: CardPlan['format'];
  /** Id of the template. */
  readonly template: string;
  readonly size: SizeId;
}

/** Makes cards somewhere: here, on threads, behind a queue. */
export interface Renderer {
  /**
   * @throws PresscardError as `renderCard` does, and `render_deadline`, `busy` or `stopping` where the
   * renderer has these.
   */
  render(job: RenderJob): Promise<PaintedCard>;
  /** Finishes what it began and refuses what is new with `stopping`. */
  stop(): Promise<void>;
}

/** What of a rendered card can leave the press: everything but the plan, which holds a template's functions. */
export function paintedCard({ plan, ...card }: RenderedCard): PaintedCard {
  const { bytes, contentType, fit, alt, warnings, timings } = card;
  return {
    bytes,
    contentType,
    fit,
    alt,
    warnings,
    timings,
    widthPx: plan.size.widthPx,
    heightPx: plan.size.heightPx,
    format: plan.format,
    template: plan.template.id,
    size: plan.size.id,
  };
}

/**
 * Renders with a press, once.
 *
 * @throws PresscardError `photo_lost` for a photo that was taken in and cannot be read any more: the store is to
 * blame, and not who asks for the card.
 */
export async function renderJob(
  press: Press,
  { article, options, nowMs, ...given }: RenderJob,
): Promise<PaintedCard> {
  const [photo, portrait] = [await bytesOf(given.photo), await bytesOf(given.portrait)];
  try {
    return paintedCard(await renderCard(press, article, { ...options, photo, portrait, nowMs }));
  } catch (cause) {
    if (!(photo ?? portrait) || !(cause instanceof PresscardError) || !cause.code.startsWith('photo_'))
      throw cause;
    throw new PresscardError('photo_lost', 'The stored photo cannot be read. Upload it again.', { cause });
  }
}

async function bytesOf(given: RenderJob['photo']): Promise<Uint8Array | undefined> {
  return typeof given === 'function' ? given() : given;
}
