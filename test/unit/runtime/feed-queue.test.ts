import { describe, expect, it } from 'vitest';
import {
  QUEUE_BATCH_MAX_BYTES,
  QUEUE_BATCH_MAX_MESSAGES,
  QUEUE_MESSAGE_MAX_BYTES,
} from '../../../src/limits.ts';
import { sendInBatches, type QueueBinding } from '../../../src/runtime/worker/feed-queue.ts';
import { watchSettings } from '../../../src/runtime/worker/watch-settings.ts';
import { workQueue, type QueueBatch } from '../../../src/runtime/worker/work-queue.ts';
import type { Meter } from '../../../src/service/meter.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import type { WatchMessage } from '../../../src/watch/message.ts';
import { testPress, testService } from '../../press.ts';

const press = testPress();

function counting(): Meter & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    count: (name, labels = {}) => void lines.push(`${name} ${Object.values(labels).join()}`),
    time: () => undefined,
    level: (name, amount) => void lines.push(`${name} ${amount}`),
  };
}

const messageOf = (key: string, chars = 10): WatchMessage => ({
  kind: 'card',
  order: {
    feed: 'https://harbourpost.example/feed',
    key,
    version: 1,
    article: { headline: 'é'.repeat(chars), outlet: 'harbour-post' },
  },
});
const many = (count: number, chars?: number) =>
  Array.from({ length: count }, (_, at) => messageOf(`k${at}`, chars));

/** A queue that takes so many calls. */
function queueOf(calls = Infinity): QueueBinding & { readonly sent: number[] } {
  const sent: number[] = [];
  return {
    sent,
    async sendBatch(messages) {
      if (sent.length === calls) throw new Error('Too Many Requests');
      const bodies = [...messages].map(({ body }) => body);
      expect(bodies.length).toBeLessThanOrEqual(QUEUE_BATCH_MAX_MESSAGES);
      expect(Buffer.byteLength(JSON.stringify(bodies))).toBeLessThan(QUEUE_BATCH_MAX_BYTES + 1_000);
      sent.push(bodies.length);
    },
  };
}

describe('messages to the queue', () => {
  it('go in as few calls as the limits of Cloudflare allow', async () => {
    const service = { press, meter: counting() };
    const small = queueOf();
    expect(await sendInBatches(service, small, many(250))).toHaveLength(250);
    expect(small.sent).toEqual([100, 100, 50]);
    const large = queueOf();
    expect(await sendInBatches(service, large, many(10, 25_000))).toHaveLength(10);
    expect(large.sent).toEqual([4, 4, 2]);
  });

  it('are left for the next time from the first that the queue refuses', async () => {
    const taken = await sendInBatches({ press, meter: counting() }, queueOf(1), many(250));
    expect(taken).toHaveLength(100);
  });

  it('are lost loudly where one is larger than any queue takes', async () => {
    const meter = counting();
    const queue = queueOf();
    const messages = [messageOf('a'), messageOf('b', QUEUE_MESSAGE_MAX_BYTES), messageOf('c')];
    expect(await sendInBatches({ press, meter }, queue, messages)).toHaveLength(3);
    expect([queue.sent, meter.lines]).toEqual([[2], ['presscard_dead_letters_total card']]);
  });
});

describe('the consumer of the queue', () => {
  it('counts what waits, what is tried again and what was given up', async () => {
    const meter = counting();
    const service = { ...testService(press), meter };
    const done: string[] = [];
    const batchOf = (queue: string, body: unknown, attempts: number): QueueBatch => ({
      queue,
      metadata: { metrics: { backlogCount: 41 } },
      messages: [
        {
          id: 'm1',
          body,
          attempts,
          ack: () => void done.push('ack'),
          retry: (options) => void done.push(`retry ${options?.delaySeconds}`),
        },
      ],
    });
    const settings = readSettings({
      PRESSCARD_WEBHOOK: 'https://cms.example/hook',
      PRESSCARD_WEBHOOK_SECRET: `whsec_${btoa('a secret of thirty-two characters')}`,
    });
    const work = { settings, queue: queueOf(0), warm: undefined };
    // Its card is made, and the queue does not take the event: the card is made again, which changes nothing.
    await workQueue(service, batchOf('presscard', messageOf('a'), 1), work);
    await workQueue(service, batchOf('presscard', { kind: 'nobody' }, 1), work);
    await workQueue(service, batchOf('presscard-dead', messageOf('a'), 8), work);
    expect(done).toEqual([expect.stringMatching(/^retry [12]$/), 'ack', 'ack']);
    expect(meter.lines).toEqual([
      'presscard_watch_backlog 41',
      'presscard_watch_cards_total ready',
      'presscard_watch_backlog 41',
      'presscard_dead_letters_total unknown',
      'presscard_dead_letters_total card',
    ]);
  });
});

describe('a Worker that is to watch feeds', () => {
  it('says what it lacks', () => {
    const feeds = {
      PRESSCARD_FEEDS: 'https://harbourpost.example/feed',
      PUBLIC_BASE_URL: 'https://cards.example',
    };
    expect(() => watchSettings(feeds as never)).toThrow(
      /cannot be watched without QUEUE, STORE: docs\/watch\.md/,
    );
  });
});
