import { utf8Length } from '../../bytes.ts';
import { QUEUE_BATCH_MAX_BYTES, QUEUE_BATCH_MAX_MESSAGES, QUEUE_MESSAGE_MAX_BYTES } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import type { WatchMessage } from '../../watch/message.ts';

/** The part of a queue that a producer uses. */
export interface QueueBinding {
  sendBatch(messages: Iterable<{ readonly body: WatchMessage }>): Promise<unknown>;
  metrics?(): Promise<{ readonly backlogCount: number }>;
}

/**
 * Sends messages in as few calls as Cloudflare's limits allow.
 *
 * @returns those that the queue took, all before the first that it did not: it may refuse for a while when too many
 * come. One that is too large for any queue counts as taken, and is counted as lost.
 */
export async function sendInBatches(
  { press, meter }: Pick<Service, 'press' | 'meter'>,
  queue: QueueBinding,
  messages: readonly WatchMessage[],
): Promise<readonly WatchMessage[]> {
  const { log } = press.ports;
  const taken: WatchMessage[] = [];
  let batch: WatchMessage[] = [];
  let batchBytes = 0;
  const send = async (): Promise<void> => {
    if (batch.length > 0) await queue.sendBatch(batch.map((body) => ({ body })));
    taken.push(...batch);
    batch = [];
    batchBytes = 0;
  };
  try {
    for (const message of messages) {
      const bytes = utf8Length(JSON.stringify(message));
      if (bytes > QUEUE_MESSAGE_MAX_BYTES) {
        log.write('error', 'queue_message_too_large', { kind: message.kind, bytes });
        meter.count('presscard_dead_letters_total', { kind: message.kind });
        taken.push(message);
        continue;
      }
      if (batch.length === QUEUE_BATCH_MAX_MESSAGES || batchBytes + bytes > QUEUE_BATCH_MAX_BYTES)
        await send();
      batch.push(message);
      batchBytes += bytes;
    }
    await send();
  } catch (cause) {
    log.write('error', 'queue_send_failed', { cause: String(cause), left: messages.length - taken.length });
  }
  return taken;
}
