import { inTurns } from '../../doctor/visit.ts';
import { FEEDS_AT_ONCE } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import type { Settings } from '../../settings/settings.ts';
import { createFeedMemories } from '../../watch/feed-memory.ts';
import { watchEvents } from '../../watch/watch-event.ts';
import { watchFeed } from '../../watch/watch-feed.ts';
import { sendInBatches, type QueueBinding } from './feed-queue.ts';

/** A cron trigger comes once a minute, give or take a few seconds. */
const SLACK_MS = 30_000;

/** What the cron trigger does: visits the feeds whose time has come, and sends what is new to the queue. */
export async function visitFeeds(
  service: Service,
  settings: Pick<Settings, 'PRESSCARD_FEEDS' | 'PRESSCARD_FEED_EVERY_S' | 'PRESSCARD_FEED_MAX_AGE_H'>,
  queue: QueueBinding,
): Promise<void> {
  const { meter, press } = service;
  const { clock, log } = press.ports;
  const memories = createFeedMemories(service.store.records);
  const tell = watchEvents({ meter, log });
  const pace = { everyMs: settings.PRESSCARD_FEED_EVERY_S * 1000, slackMs: SLACK_MS, random: Math.random };
  await inTurns(
    FEEDS_AT_ONCE,
    settings.PRESSCARD_FEEDS.map((feed) => async () => {
      try {
        await watchFeed(
          {
            ask: service.ask,
            baseUrl: service.baseUrl,
            clock,
            memories,
            pace,
            maxAgeMs: settings.PRESSCARD_FEED_MAX_AGE_H * 3_600_000,
            tell,
            async handOn(orders) {
              const messages = orders.map((order) => ({ kind: 'card', order }) as const);
              const taken = new Set(await sendInBatches(service, queue, messages));
              return new Set(messages.filter((one) => taken.has(one)).map(({ order }) => order.key));
            },
          },
          feed,
        );
      } catch (cause) {
        // The store's fault: one feed's memory cannot be read. The others may be.
        log.write('error', 'watch_fault', { feed: new URL(feed).host, cause: String(cause) });
      }
    }),
  );
  const backlog = await queue.metrics?.().catch(() => undefined);
  if (backlog) meter.level('presscard_watch_backlog', backlog.backlogCount);
}
