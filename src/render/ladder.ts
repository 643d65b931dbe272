import { isOwnFault, PresscardError, type OwnFaultCode } from '../errors.ts';
import { UNAVAILABLE_RETRY_AFTER_S } from '../limits.ts';
import type { ClockPort } from '../ports.ts';
import type { PlainCards } from './plain-cards.ts';
import type { PaintedCard, Renderer, RenderJob } from './renderer.ts';

/** What is left of a card, from all of it to the outlet's name. */
export type Rung = 'full' | 'without_photo' | 'text_only' | 'plain';

/** Why a card went out as less than it should be; stable, told in `X-Card-Fallback`. */
export const fallbackReasons = [
  'photo_missing',
  'photo_unreadable',
  'render_failed',
  'deadline',
  'template_fault',
  'font_missing',
  'stopping',
] as const;
export type FallbackReason = (typeof fallbackReasons)[number];

export interface Fallback {
  readonly reason: FallbackReason;
  /** What the reader got instead. */
  readonly rung: Exclude<Rung, 'full'>;
}

/** For each fault of our own: what it is called outside, and whether there is time for the next rung. */
const answers = {
  render_failed: { reason: 'render_failed', next: 'lower' },
  render_deadline: { reason: 'deadline', next: 'plain' },
  photo_gone: { reason: 'photo_missing', next: 'lower' },
  photo_lost: { reason: 'photo_unreadable', next: 'lower' },
  template_text: { reason: 'template_fault', next: 'lower' },
  font_missing: { reason: 'font_missing', next: 'lower' },
  stopping: { reason: 'stopping', next: 'plain' },
} as const satisfies Partial<Record<OwnFaultCode, Answer>>;

interface Answer {
  readonly reason: FallbackReason;
  readonly next: 'lower' | 'plain';
}

/** Other faults of our own are not of a render; were one to come from it, the card would go down the ladder too. */
function answerTo(fault: OwnFaultCode): Answer {
  return fault in answers ? answers[fault as keyof typeof answers] : answers.render_failed;
}

export interface LadderOptions {
  readonly plainCards: PlainCards;
  readonly clock: ClockPort;
  /** Of one render, in ms: past it nothing but the plain card is tried. */
  readonly deadlineMs: number;
  /** Called once for a card that went out as less, to be counted and logged; the cause is for the log alone. */
  onFallback?(fallback: Fallback, cause: unknown): void;
}

/**
 * A card, whatever happens: all of it, else without its photo and its author's portrait, else its text in the default design, else the
 * outlet's plain card. Time that a failed rung took is not spent twice: past the deadline of a render the
 * plain card follows at once.
 *
 * @throws PresscardError for an input that makes no card; `busy` when nothing of it could be tried;
 * `card_unavailable` when even the plain card failed.
 */
export async function printCard(
  renderer: Renderer,
  job: RenderJob,
  { plainCards, clock, deadlineMs, onFallback }: LadderOptions,
): Promise<{ card: PaintedCard; fallback?: Fallback }> {
  const start = clock.elapsed();
  const isTimeLeft = (): boolean => clock.elapsed() - start < deadlineMs;
  let reason: FallbackReason | undefined;
  let cause: unknown;

  for (const { rung, job: attempt } of rungs(job)) {
    try {
      const card = await renderer.render(attempt);
      if (rung === 'full' || reason === undefined) return { card };
      return { card, fallback: told({ reason, rung }, cause, onFallback) };
    } catch (error) {
      const fault = ownFault(error);
      if (!fault) {
        if (reason === undefined) throw error;
        // The lesser card is refused, or there is no room for it: what failed first decides the answer.
        break;
      }
      reason ??= answerTo(fault).reason;
      cause ??= error;
      if (answerTo(fault).next === 'plain' || !isTimeLeft()) break;
    }
  }

  const fallback = { reason: reason ?? 'render_failed', rung: 'plain' } as const;
  try {
    return { card: await plainCards.get(job), fallback: told(fallback, cause, onFallback) };
  } catch (error) {
    if (!ownFault(error)) throw error;
    throw new PresscardError('card_unavailable', 'No card can be made at this moment. Ask again shortly.', {
      cause: error,
      retryAfterS: UNAVAILABLE_RETRY_AFTER_S,
    });
  }
}

function told(fallback: Fallback, cause: unknown, tell: LadderOptions['onFallback']): Fallback {
  tell?.(fallback, cause);
  return fallback;
}

/** @returns the code of a fault of our own; undefined for one of the input and for `busy`. */
function ownFault(error: unknown): OwnFaultCode | undefined {
  if (!(error instanceof PresscardError)) return 'render_failed';
  return isOwnFault(error.code) ? error.code : undefined;
}

/** What is tried in this order, before the plain card. */
function* rungs(job: RenderJob): Generator<{ rung: Exclude<Rung, 'plain'>; job: RenderJob }> {
  const { photo, portrait, ...rest } = job;
  yield { rung: 'full', job };
  if (photo ?? portrait)
    yield { rung: 'without_photo', job: { ...rest, article: withoutPhotos(job.article) } };
  yield {
    rung: 'text_only',
    job: { article: only(job.article), options: { ...job.options, template: 'classic' } },
  };
}

/** What of an article stands on a card of text alone, or decides how that text is set. */
const TEXT_FIELDS = new Set(
  // What must be said by law, or out of honesty, is said on every card that has the headline.
  'headline date outlet url lang dir locale zone notice state until'.split(' '),
);

function only(article: unknown): unknown {
  return keep(article, (field) => TEXT_FIELDS.has(field));
}

function withoutPhotos(article: unknown): unknown {
  const kept = keep(article, (field) => field !== 'photo');
  const { author } = (kept ?? {}) as { author?: { name?: unknown } };
  return author?.name === undefined ? kept : { ...(kept as object), author: author.name };
}

/** What is no object is left for the renderer to refuse. */
function keep(article: unknown, isKept: (field: string) => boolean): unknown {
  if (typeof article !== 'object' || article === null || Array.isArray(article)) return article;
  return Object.fromEntries(Object.entries(article).filter(([field]) => isKept(field)));
}
