import type { Service } from '../../service/service.ts';
import type { Settings } from '../../settings/settings.ts';
import { carry, type CarryTools } from '../../watch/carry.ts';
import { createFeedMemories } from '../../watch/feed-memory.ts';
import { readMessage } from '../../watch/message.ts';
import { retryDelayS } from '../../watch/retry-delay.ts';
import { watchEvents } from '../../watch/watch-event.ts';
import { sendInBatches, type QueueBinding } from './feed-queue.ts';

/** The part of a batch that the consumer uses. */
export interface QueueBatch {
  readonly queue: string;
  readonly messages: readonly QueueMessage[];
  readonly metadata?: { readonly metrics?: { readonly backlogCount: number } };
}

interface QueueMessage {
  readonly id: string;
  readonly body: unknown;
  /** This one included. */
  readonly attempts: number;
  ack(): void;
  retry(options?: { delaySeconds: number }): void;
}

/** A queue of such a name is the one that messages go to that were given up. */
const DEAD = /-dead$/;

export interface QueueWork {
  readonly settings: Pick<Settings, 'PRESSCARD_WEBHOOK' | 'PRESSCARD_WEBHOOK_SECRET'>;
  /** Where events go on to. */
  readonly queue: QueueBinding;
  /** Asks for a card as the world does, through the cache in front, which has it from then on. */
  readonly warm: ((url: string) => Promise<void>) | undefined;
}

/** What the queue's consumer does: makes cards and delivers events, each message for itself. */
export async function workQueue(service: Service, batch: QueueBatch, work: QueueWork): Promise<void> {
  if (DEAD.test(batch.queue)) return bury(service, batch);
  const { meter, press } = service;
  const { clock, log } = press.ports;
  const { PRESSCARD_WEBHOOK: url, PRESSCARD_WEBHOOK_SECRET: secrets } = work.settings;
  const { backlogCount } = batch.metadata?.metrics ?? {};
  if (backlogCount !== undefined) meter.level('presscard_watch_backlog', backlogCount);
  const tools: CarryTools = {
    service,
    clock,
    memories: createFeedMemories(service.store.records),
    target: url === undefined ? undefined : { url, secrets },
    tell: watchEvents({ meter, log }),
    random: Math.random,
  };
  for (const message of batch.messages) {
    try {
      await workOn(message, tools, work);
    } catch (cause) {
      log.write('error', 'watch_fault', { cause: String(cause) });
      again(message, retryDelayS(message.attempts, tools));
    }
  }
}

async function workOn(message: QueueMessage, tools: CarryTools, { queue, warm }: QueueWork): Promise<void> {
  const { service } = tools;
  const known = readMessage(message.body);
  if (!known) {
    service.press.ports.log.write('error', 'queue_message_unknown', { id: message.id });
    service.meter.count('presscard_dead_letters_total', { kind: 'unknown' });
    return message.ack();
  }
  const carried = await carry(tools, known, message.attempts);
  if (carried.is === 'again') return again(message, carried.afterS);
  // A copy in the cache is a convenience: the card is in the store, or is made when it is asked for.
  if (warm) await Promise.all(carried.cardUrls.map((url) => warm(url).catch(() => undefined)));
  if (carried.next) {
    const next = { kind: 'webhook', event: carried.next } as const;
    const [taken] = await sendInBatches(service, queue, [next]);
    if (!taken) return again(message, retryDelayS(message.attempts, tools));
  }
  message.ack();
}

/** Without a delay it is one try too many, and Cloudflare moves it to the dead letters. */
function again(message: QueueMessage, afterS: number | undefined): void {
  message.retry(afterS === undefined ? undefined : { delaySeconds: afterS });
}

/** Nobody tries these again: they are told of as loudly as a Worker can. */
function bury({ press, meter }: Service, { messages }: QueueBatch): void {
  for (const message of messages) {
    const known = readMessage(message.body);
    const kind = known?.kind ?? 'unknown';
    const { feed, key, version } = (known?.kind === 'card' ? known.order : known?.event) ?? {};
    press.ports.log.write('error', 'dead_letter', {
      kind,
      id: known?.kind === 'webhook' ? known.event.id : message.id,
      feed: feed === undefined ? undefined : URL.parse(feed)?.host,
      key,
      version,
    });
    meter.count('presscard_dead_letters_total', { kind });
    message.ack();
  }
}
