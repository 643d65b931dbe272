import { setTimeout as pause } from 'node:timers/promises';
import { PresscardError } from '../../../errors.ts';
import { requireService } from '../../../settings/settings.ts';
import { carry, type CarryTools } from '../../../watch/carry.ts';
import { createFeedMemories } from '../../../watch/feed-memory.ts';
import { keepWatching, watchOnce, type Watching } from '../../../watch/keep-watching.ts';
import { openOutbox } from '../../../watch/outbox.ts';
import { watchEvents, watchLine, type WatchEvent } from '../../../watch/watch-event.ts';
import { watchFeed, type CardOrder } from '../../../watch/watch-feed.ts';
import { askedToStop } from '../asked-to-stop.ts';
import { LOOPBACK, serveMetrics } from '../servers.ts';
import { signingService } from '../signing-service.ts';
import { readWatchOptions } from './watch-options.ts';

/** What ends `--once` with status 1. */
const FAILED = new Set<WatchEvent['is']>(['feed_failed', 'card_failed', 'webhook_given_up']);

/**
 * `presscard watch FEED…`: makes the card of every new article before its first share, and tells a webhook, until it
 * is asked to stop. With `--once` it looks once, for those who have a timer of their own.
 */
export async function watchCommand(args: readonly string[]): Promise<void> {
  const { values, settings, metricsPort } = readWatchOptions(args);
  requireService(settings);
  const { PRESSCARD_FEEDS: feeds, PRESSCARD_WEBHOOK: webhook, PRESSCARD_STORE: store } = settings;
  if (feeds.length === 0) {
    throw new PresscardError('option_invalid', 'Name a feed to watch, or set PRESSCARD_FEEDS.');
  }
  // Loaded here: a program that makes one card starts earlier.
  const { promMeter } = await import('../prom-meter.ts');
  const meter = promMeter();
  const service = await signingService(settings, meter);
  const { clock, log } = service.press.ports;
  const memories = createFeedMemories(service.store.records);
  const say = (line: string): boolean =>
    process.stdout.write(`${new Date(clock.now()).toISOString()} ${line}\n`);
  const asked = new Set<string>();
  const tell = watchEvents({
    meter,
    log,
    tell(event) {
      say(watchLine(event));
      if ('feed' in event) asked.add(event.feed);
      if (values.once && FAILED.has(event.is)) process.exitCode = 1;
    },
  });
  const carrying: CarryTools = {
    service,
    clock,
    memories,
    target: webhook === undefined ? undefined : { url: webhook, secrets: settings.PRESSCARD_WEBHOOK_SECRET },
    tell,
    random: Math.random,
  };
  const outbox = await openOutbox({
    records: service.store.records,
    clock,
    carry: (message, tries) => carry(carrying, message, tries),
    onWaiting: (waiting) => meter.level('presscard_watch_backlog', waiting),
  });
  const stop = new AbortController();
  const everyMs = settings.PRESSCARD_FEED_EVERY_S * 1000;
  const watching: Watching = {
    feeds,
    outbox,
    clock,
    signal: stop.signal,
    sleep: (ms, signal) => pause(Math.max(0, ms), undefined, { signal }).catch(() => undefined),
    onFault(error) {
      const code = error instanceof PresscardError ? error.code : 'unexpected';
      log.write('error', 'watch_fault', { code, cause: String(error) });
      say(`fault: ${code}: ${error instanceof PresscardError ? error.message : 'see the log'}`);
      if (values.once) process.exitCode = 1;
    },
    visit: (feed) =>
      watchFeed(
        {
          ask: service.ask,
          baseUrl: service.baseUrl,
          clock,
          memories,
          // A timer that calls `--once` is never on the second.
          pace: { everyMs, slackMs: values.once ? everyMs / 2 : 0, random: Math.random },
          maxAgeMs: values.all ? Infinity : settings.PRESSCARD_FEED_MAX_AGE_H * 3_600_000,
          tell,
          handOn: addTo(outbox),
        },
        feed,
      ),
  };
  if (store === 'memory') {
    say(
      'warning: the store is memory: set PRESSCARD_STORE to the folder of the service, which then has the cards',
    );
  }
  if (values.once) {
    await watchOnce(watching);
    for (const feed of feeds)
      if (!asked.has(feed)) say(`${feed} is not due yet: it was asked a moment ago, or asked for a pause`);
    if (outbox.length > 0) say(`${outbox.length} wait for the next run`);
    if (outbox.length > 0 && store === 'memory') process.exitCode = 1;
    return;
  }
  const counting = metricsPort === undefined ? undefined : await serveMetrics(meter.text, metricsPort);
  say(`watching ${feeds.length} feeds, webhook ${webhook === undefined ? 'none' : new URL(webhook).host}`);
  if (counting) say(`metrics: http://${LOOPBACK}:${counting.port}/metrics`);
  void askedToStop().then(() => stop.abort());
  await keepWatching(watching);
  await counting?.stop();
  await service.printer.stop();
  say(`stopped; ${outbox.length} wait for the next start`);
}

function addTo(outbox: Awaited<ReturnType<typeof openOutbox>>) {
  return async (orders: readonly CardOrder[]): Promise<ReadonlySet<string>> => {
    const taken = new Set<string>();
    for (const order of orders) {
      if (await outbox.add({ kind: 'card', order })) taken.add(order.key);
    }
    return taken;
  };
}
