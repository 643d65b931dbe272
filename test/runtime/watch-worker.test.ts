import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { makeKeys } from '../../load/service-process.ts';
import { withFeeds } from '../../scripts/feeds-config.ts';
import { WATCH_RETRY_S } from '../../src/limits.ts';
import type { QueueBinding } from '../../src/runtime/worker/feed-queue.ts';
import type { WatchMessage } from '../../src/watch/message.ts';
import type { CardOrder } from '../../src/watch/watch-feed.ts';
import { SECRET, startFeedSite, type FeedSite } from '../feed-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = withFeeds(readFileSync(`${root}wrangler.jsonc`, 'utf8'));
/** wrangler.jsonc has comments on lines of their own, and commas at the end. */
const config = JSON.parse(text.replaceAll(/^ *\/\/.*$/gm, '').replaceAll(/,(\s*[}\]])/g, '$1'));

interface Bucket {
  list(options: { prefix: string }): Promise<{ objects: { key: string; etag: string }[] }>;
}
interface Env {
  readonly QUEUE: QueueBinding & { sendBatch(messages: Iterable<{ body: unknown }>): Promise<unknown> };
  readonly STORE: Bucket;
}

let site: FeedSite;
let harness: ReturnType<typeof createTestHarness>;
let env: Env;
let url: URL;
const followingFetch = globalThis.fetch;
const WAIT = { timeout: 30_000, interval: 100 };
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

beforeAll(async () => {
  site = await startFeedSite();
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  site.answers.set('/photo.jpg', () => ({
    status: 200,
    headers: { 'content-type': 'image/jpeg' },
    body: picture,
  }));
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';
  // The harness sends what the Worker asks through this process's fetch, which would follow redirects.
  globalThis.fetch = (input, { method = 'GET', headers = {}, body } = {}) =>
    followingFetch(input, { method, headers, ...(body ? { body, duplex: 'half' } : {}), redirect: 'manual' });
  const [consumer, dead] = config.queues.consumers;
  harness = createTestHarness({
    workers: [
      {
        config: {
          ...config,
          secrets: { required: [] },
          main: `${root}src/worker.ts`,
          assets: { ...config.assets, directory: `${root}generated/fonts` },
          // Two tries instead of eight: nobody waits ten hours for a test.
          queues: {
            ...config.queues,
            consumers: [
              { ...consumer, max_retries: 1, max_batch_timeout: 0 },
              { ...dead, max_batch_timeout: 0 },
            ],
          },
          vars: {
            ...(await makeKeys()).env,
            PUBLIC_BASE_URL: 'https://cards.example.org',
            PRESSCARD_ALLOW_HOSTS: site.host,
            // Due at every cron.
            PRESSCARD_FEED_EVERY_S: '10',
            PRESSCARD_FEEDS: site.url('/feed.xml'),
            PRESSCARD_WEBHOOK: site.url('/hook'),
            PRESSCARD_WEBHOOK_SECRET: SECRET,
          },
        },
      },
    ],
  });
  ({ url } = await harness.listen());
  env = await harness.getWorker<Env>().getEnv();
});
afterAll(async () => {
  globalThis.fetch = followingFetch;
  site.close();
  await harness.close();
});
afterEach(({ task }) => void (task.result?.errors && console.log(logged().slice(0, 6000))));
beforeEach(() => {
  site.told.length = 0;
  harness.clearLogs();
});

const cron = () => harness.getWorker().scheduled({ cron: '* * * * *', scheduledTime: new Date() });
const logged = (): string =>
  harness
    .getLogs()
    .map(({ message }) => message)
    .join('\n');
const keysIn = async (prefix: string): Promise<string[]> =>
  (await env.STORE.list({ prefix })).objects.map(({ key }) => key);
const send = (...orders: readonly CardOrder[]) =>
  env.QUEUE.sendBatch(orders.map((order) => ({ body: { kind: 'card', order } satisfies WatchMessage })));

describe('the Worker that watches feeds', () => {
  it('tries a message as often as the code says, and keeps what was given up apart', () => {
    expect(config.triggers.crons).toEqual(['* * * * *']);
    expect(config.queues.consumers[0]).toMatchObject({
      max_retries: WATCH_RETRY_S.length,
      dead_letter_queue: 'presscard-dead',
    });
  });

  it('has the card of a new article in R2, its photo too, and tells the webhook; the next cron asks only for what changed', async () => {
    site.entries = [
      { id: 'p', title: 'Pier in evening light', date: minutesAgo(5), photo: site.url('/photo.jpg') },
      { id: 't', title: 'Ferry strike ends', date: minutesAgo(9) },
    ];
    site.refusals.push(500);
    expect((await cron()).outcome).toBe('ok');
    await expect
      .poll(() => site.told.map(({ data }) => data.article.headline).toSorted(), WAIT)
      .toEqual(['Ferry strike ends', 'Pier in evening light']);
    expect(site.wrongSignatures()).toBe(0);
    const photoCard = site.told.find(({ data }) => data.article.photo)!.data;
    expect([photoCard.degraded, photoCard.urls.og]).toEqual([[], expect.stringMatching(/\.jpg$/)]);
    expect((await keysIn('cards/')).length).toBe(1);
    expect((await keysIn('photos/')).length).toBeGreaterThan(0);
    const card = await harness.fetch(new URL(new URL(photoCard.urls.og).pathname, url));
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/jpeg']);

    // Its time has come again: nothing changed, nothing is sent.
    await cron();
    const asked = site.asked
      .filter(({ path }) => path === '/feed.xml')
      .map(({ headers }) => headers['if-none-match']);
    expect(asked).toEqual([undefined, expect.stringMatching(/^"/)]);
    expect(site.told.length).toBe(2);
  });

  it('comes to the same whatever comes twice, late or in any order', async () => {
    const feed = site.url('/feed.xml');
    const article = (headline: string) => ({
      headline,
      outlet: 'harbour-post',
      url: 'https://harbourpost.example/x',
      photo: { src: site.url('/photo.jpg'), optional: true },
    });
    const order = (key: string, version: number, headline: string): CardOrder => ({
      feed,
      key,
      version,
      article: article(headline),
    });
    const cardsBefore = await keysIn('cards/');
    const known = order('0000000000000001', 5, 'The same article');
    await send(known, known);
    await send(order('0000000000000002', 9, 'Another article'), known);
    await expect.poll(() => site.told.length, WAIT).toBeGreaterThanOrEqual(4);
    const made = (await keysIn('cards/')).filter((key) => !cardsBefore.includes(key));
    expect(made.length).toBe(2);
    // One id for one version, so that whoever is told can drop doubles.
    expect(new Set(site.told.map(({ id, data }) => `${id} ${data.urls.og}`)).size).toBe(2);
  });

  it('leaves alone what a newer version has taken the place of', async () => {
    const records = (await keysIn('records/feed.')).length;
    expect(records).toBe(1);
    const memory = await (env.STORE as unknown as { get(key: string): Promise<{ text(): Promise<string> }> })
      .get((await keysIn('records/feed.'))[0]!)
      .then((object) => object.text());
    const [key, , version] = (JSON.parse(memory) as { seen: [string, string, number][] }).seen[0]!;
    const article = { headline: 'An older headline', outlet: 'harbour-post' };
    const before = await keysIn('');
    await send({ feed: site.url('/feed.xml'), key, version: version - 1, article });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await keysIn('')).toEqual(before);
    expect(site.told).toEqual([]);
  });

  it('gives up loudly: a webhook that never accepts, an article that no card can be made of, a message of nobody', async () => {
    site.refusals.push(500, 500, 500, 500);
    await send({
      feed: site.url('/feed.xml'),
      key: 'refused',
      version: 1,
      article: { headline: 'Refused', outlet: 'harbour-post' },
    });
    await expect.poll(logged, WAIT).toMatch(/"event":"dead_letter","kind":"webhook"/);
    site.refusals.length = 0;
    expect(logged()).toMatch(/"level":"warn","event":"webhook_retried".*webhook_refused 500/);
    await send({
      feed: site.url('/feed.xml'),
      key: 'bad',
      version: 1,
      article: { headline: '', outlet: 'harbour-post' },
    });
    await env.QUEUE.sendBatch([{ body: { kind: 'nobody' } }]);
    await expect.poll(logged, WAIT).toMatch(/"event":"card_failed".*"code":"headline_blank"/);
    await expect.poll(logged, WAIT).toMatch(/"event":"queue_message_unknown"/);
    expect(logged()).not.toContain('Refused');
  });
});
