import { PresscardError } from '../errors.ts';
import type { ClockPort } from '../ports.ts';
import type { Service } from '../service/service.ts';
import { deliver, type Delivery, type WebhookTarget } from './deliver.ts';
import type { FeedMemories } from './feed-memory.ts';
import type { WatchMessage } from './message.ts';
import { codeOf, isPassing, sentenceOf } from './passing.ts';
import { prepareCard } from './prepare-card.ts';
import { retryDelayS } from './retry-delay.ts';
import type { TellWatch } from './watch-event.ts';
import { isSuperseded, type CardOrder } from './watch-feed.ts';
import { cardReady, type WebhookEvent } from './webhook-event.ts';

export interface CarryTools {
  readonly service: Service;
  readonly clock: Pick<ClockPort, 'now'>;
  readonly memories: Pick<FeedMemories, 'read'>;
  readonly target: WebhookTarget | undefined;
  readonly tell: TellWatch;
  readonly random: () => number;
}

/** What becomes of a message. */
export type Carried =
  | {
      readonly is: 'done';
      /** What was made ready, if anything. */
      readonly cardUrls: readonly string[];
      /** What is to be sent further. */
      readonly next: WebhookEvent | undefined;
    }
  /** It is tried again; undefined when it is given up. */
  | { readonly is: 'again'; readonly afterS: number | undefined };

const DONE: Carried = { is: 'done', cardUrls: [], next: undefined };

/**
 * Does what a message asks. It may come twice, late, or after a newer one: cards have keys made of what they show, so
 * doing it again changes nothing; what a newer version of the article has taken the place of is left undone; and an
 * event has the same id every time.
 *
 * @param tries so far, this one included.
 */
export async function carry(tools: CarryTools, message: WatchMessage, tries: number): Promise<Carried> {
  return message.kind === 'card'
    ? makeCard(tools, message.order, tries)
    : sendEvent(tools, message.event, tries);
}

async function makeCard(
  { service, memories, target, tell, random }: CarryTools,
  order: CardOrder,
  tries: number,
): Promise<Carried> {
  const article = typeof order.article['url'] === 'string' ? order.article['url'] : order.feed;
  try {
    if (await isSuperseded(memories, order)) {
      tell({ is: 'card_superseded', article });
      return DONE;
    }
    const signed = await prepareCard(service, order.article, tries);
    const cardUrls = Object.values(signed.cards).map(({ url }) => url);
    tell({ is: 'card_ready', article, url: cardUrls[0]!, degraded: signed.degraded });
    return { is: 'done', cardUrls, next: target && (await cardReady(order, signed)) };
  } catch (error) {
    const code = noted(service, error);
    const afterS = isPassing(error) ? retryDelayS(tries, { random }) : undefined;
    if (afterS === undefined) tell({ is: 'card_failed', article, code, message: sentenceOf(error) });
    else tell({ is: 'card_retried', article, code, afterS });
    return afterS === undefined && !isPassing(error) ? DONE : { is: 'again', afterS };
  }
}

async function sendEvent(tools: CarryTools, event: WebhookEvent, tries: number): Promise<Carried> {
  const { service, target, tell, random } = tools;
  const { id, article } = event;
  if (!target) return DONE;
  const found = await attempt(tools, target, event).catch((error: unknown): Delivery => ({
    is: 'refused',
    code: noted(service, error),
    isFinal: false,
    retryAfterS: undefined,
  }));
  if (found.is === 'superseded') {
    tell({ is: 'webhook_superseded', article, id });
    return DONE;
  }
  if (found.is === 'delivered') {
    tell({ is: 'webhook_delivered', article, id, tries });
    return DONE;
  }
  const { code, isFinal, retryAfterS } = found;
  const afterS = isFinal ? undefined : retryDelayS(tries, { random, retryAfterS });
  if (afterS === undefined) tell({ is: 'webhook_given_up', article, id, tries, code });
  else tell({ is: 'webhook_retried', article, id, code, afterS });
  return isFinal ? DONE : { is: 'again', afterS };
}

async function attempt(
  { service, clock, memories }: CarryTools,
  target: WebhookTarget,
  event: WebhookEvent,
): Promise<Delivery | { readonly is: 'superseded' }> {
  if (await isSuperseded(memories, event)) return { is: 'superseded' };
  return deliver({ post: service.post, nowMs: clock.now() }, target, event);
}

/** Its code; of what nobody expected the log has more. */
function noted({ press }: Service, error: unknown): string {
  if (!(error instanceof PresscardError)) {
    press.ports.log.write('error', 'watch_fault', { cause: String(error) });
  }
  return codeOf(error);
}
