import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../../load/service-process.ts';
import { presscard, runningCommand, startKeyedServer } from '../cli.ts';
import { SECRET, startFeedSite, type FeedSite } from '../feed-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'presscard-watch-'));
let site: FeedSite;
let env: Record<string, string>;
beforeAll(async () => {
  site = await startFeedSite();
  env = {
    ...(await makeKeys()).env,
    PUBLIC_BASE_URL: 'https://cards.example.org',
    PRESSCARD_STORE: join(folder, 'store'),
    PRESSCARD_ALLOW_HOSTS: site.host,
    PRESSCARD_WEBHOOK: site.url('/hook'),
    PRESSCARD_WEBHOOK_SECRET: SECRET,
  };
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

const hourAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const WAIT = { timeout: 20_000, interval: 50 };
const toldHeadlines = (): string[] => site.told.map(({ data }) => data.article.headline);
const feedAsks = (path: string) => site.asked.filter((asked) => asked.path === path);

describe('presscard watch', () => {
  it('makes the card of what is new and tells the webhook, follows the feed wherever it goes, and starts again where it stopped', async () => {
    site.entries = [
      { id: 'a', title: 'Ferry strike ends', date: hourAgo(1) },
      { id: 'old', title: 'Ferry strike begins', date: hourAgo(200) },
    ];
    site.refusals.push(500, 503);
    const args = ['watch', site.url('/feed.xml'), '--every', '1s'];
    const first = runningCommand(args, env);

    // A receiver that fails twice gets it at the third try.
    await expect.poll(toldHeadlines, WAIT).toEqual(['Ferry strike ends']);
    const { data } = site.told[0]!;
    expect(data.urls.og).toMatch(/^https:\/\/cards\.example\.org\/c\/v1\/load\/.+\.png$/);
    expect(data.metaTags).toContain(data.urls.og);
    const hooks = feedAsks('/hook').map(({ headers }) => headers['webhook-id']);
    expect(new Set(hooks).size).toBe(1);
    // Meanwhile the feed was asked on, and only for what changed.
    expect(
      feedAsks('/feed.xml')
        .slice(1)
        .every(({ headers }) => headers['if-none-match']),
    ).toBe(true);
    expect(feedAsks('/feed.xml')[0]!.headers['user-agent']).toBe('presscard (+https://cards.example.org)');
    expect(feedAsks('/robots.txt')).toHaveLength(1);

    // It moves for good, with something new.
    site.answers.set('/feed.xml', () => ({ status: 301, headers: { location: '/moved.xml' } }));
    site.entries = [{ id: 'b', title: 'Pier reopens', date: hourAgo(0) }, ...site.entries];
    await expect.poll(toldHeadlines, WAIT).toEqual(['Ferry strike ends', 'Pier reopens']);
    await expect.poll(() => feedAsks('/moved.xml').length, WAIT).toBeGreaterThan(2);
    expect(feedAsks('/feed.xml').at(-1)!.atMs).toBeLessThan(feedAsks('/moved.xml')[1]!.atMs);

    // It asks for a pause, and gets it.
    site.answers.set('/moved.xml', () => ({ status: 429, headers: { 'retry-after': '2' } }));
    await expect
      .poll(first.text, WAIT)
      .toMatch(/fetch_failed: The feed answered with status 429\. Next in [23] s/);
    site.answers.delete('/moved.xml');
    const asks = feedAsks('/moved.xml').length;
    await expect.poll(() => feedAsks('/moved.xml').length, WAIT).toBeGreaterThan(asks);
    const [refused, next] = feedAsks('/moved.xml').slice(asks - 1);
    expect(next!.atMs - refused!.atMs).toBeGreaterThan(1_900);

    const { status, stdout } = await first.stop();
    expect(status).toBe(0);
    expect(stdout.toString()).toMatch(/stopped; 0 wait for the next start\n$/);

    // A restart knows what it has seen; what changed since is news. `kill -9` while the CMS is away loses nothing.
    site.entries = site.entries.map((one) =>
      one.id === 'a' ? { ...one, title: 'Ferry strike ends after nine days' } : one,
    );
    site.refusals.push(503);
    const second = runningCommand(args, env);
    await expect.poll(second.text, WAIT).toMatch(/webhook card_\w+: webhook_refused 503, again in/);
    await second.stop('SIGKILL');
    expect(site.told).toHaveLength(2);
    const third = runningCommand(args, env);
    await expect
      .poll(toldHeadlines, WAIT)
      .toEqual(['Ferry strike ends', 'Pier reopens', 'Ferry strike ends after nine days']);
    expect(site.told[2]!.data.version).toBeGreaterThan(data.version);
    expect(site.told[2]!.id).not.toBe(site.told[0]!.id);
    expect(second.text()).toContain(site.told[2]!.id);
    expect((await third.stop()).status).toBe(0);
    expect(third.text()).not.toMatch(/^\S+ card /m);
    expect(site.wrongSignatures()).toBe(0);
  });

  it('has the card ready: the service that shares its store renders nothing', async () => {
    const server = await startKeyedServer({ ...env, PRESSCARD_METRICS: 'public' });
    try {
      const path = new URL(site.told[0]!.data.urls.og).pathname;
      const card = await fetch(new URL(path, server.url));
      expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
      const metrics = await (await fetch(new URL('/metrics', server.url))).text();
      expect(metrics).toMatch(/^presscard_renders_total 0$/m);
      expect(metrics).toMatch(/^presscard_hits_total\{from="store"\} 1$/m);
    } finally {
      await server.stop();
    }
  });

  it('--once looks once: all of it where it is asked to, 1 where something failed, and leaves what waits', async () => {
    site.answers.clear();
    site.entries = [{ id: 'c', title: 'Older than anything', date: hourAgo(10_000) }];
    const own = { ...env, PRESSCARD_STORE: join(folder, 'other') };
    const all = await presscard(['watch', site.url('/feed.xml'), '--once', '--all'], { env: own });
    expect([all.status, toldHeadlines().at(-1)]).toEqual([0, 'Older than anything']);
    const early = await presscard(['watch', site.url('/feed.xml'), '--once'], { env: own });
    expect([early.status, early.stdout.toString()]).toEqual([0, expect.stringContaining('is not due yet')]);

    site.answers.set('/gone.xml', () => ({ status: 500 }));
    const failed = await presscard(['watch', site.url('/gone.xml'), '--once'], { env: own });
    expect([failed.status, failed.stdout.toString()]).toEqual([1, expect.stringContaining('status 500')]);
  });

  it.each([
    [['watch'], 'option_invalid'],
    [['watch', 'https://example.org/feed', '--every', 'often'], 'option_invalid'],
  ])('refuses %j with 2', async (args, code) => {
    const { status, stderr } = await presscard(args, { env });
    expect(status).toBe(2);
    expect(stderr).toContain(`presscard: ${code}: `);
  });

  it('asks no private address, and sends nothing to one', async () => {
    const { status, stdout } = await presscard(['watch', 'http://10.0.0.1/feed', '--once'], { env });
    expect([status, stdout.toString()]).toEqual([1, expect.stringContaining('blocked_host')]);
  });
});
