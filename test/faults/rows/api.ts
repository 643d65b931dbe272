import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { RATE_STANDARD_PER_MINUTE } from '../../../src/limits.ts';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { expectCard, expectError } from '../support/expect.ts';
import { both, fault, notHere, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, keys, signed, tokens } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';
import { failing } from './failures.ts';

/** The limit of a binding stands in the configuration of the Worker. */
const wrangler = readFileSync(new URL('../../../wrangler.jsonc', import.meta.url), 'utf8');
const limited = wrangler.includes('RATE_STANDARD') ? both : (['Node'] as const);

const crawlers = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Twitterbot/1.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'WhatsApp/2.23.20.0',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)',
];

const down = (): Response => new Response('error', { status: 503 });

/** Headers and hosts that say that somebody else is asking. */
const fromElsewhere: readonly Readonly<Record<string, string>>[] = [
  { host: 'cards.example' },
  { host: '127.0.0.1.cards.example' },
  { 'x-forwarded-for': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1' },
  { via: '1.1 proxy' },
  { 'x-real-ip': '127.0.0.1' },
  { 'cf-connecting-ip': '203.0.113.7' },
];

export const api: Topic = {
  services: [
    fault(
      66,
      'a key that asks too often is told when to come back; pictures are never limited',
      async ({ post, get }) => {
        // A minute may begin in between, but no two of them.
        const answers = [];
        for (let at = 0; at <= 2 * RATE_STANDARD_PER_MINUTE; at += 1) {
          const answer = await post('/v1/purge', { tags: ['card-0'] }, tokens.hasty);
          answers.push(answer);
          if (answer.status === 429) break;
        }
        const last = answers.at(-1)!;
        expectError(last, 429, 'rate_passed');
        expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
        expect(answers.length).toBeGreaterThan(RATE_STANDARD_PER_MINUTE);
        expectCard(
          await get(await signed({ headline: headline() }), { authorization: `Bearer ${tokens.hasty}` }),
        );
        expect((await post('/v1/purge', { tags: ['card-0'] })).status).toBe(200);
      },
      limited,
    ),

    fault(67, 'a card may be shown and read by any page', async ({ get }) => {
      const answer = await get(await signed({ headline: headline() }), {
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-dest': 'image',
      });
      expectCard(answer); // with Cross-Origin-Resource-Policy and Access-Control-Allow-Origin
    }),

    fault(69, 'the crawlers of the networks get the card', async ({ get }) => {
      const path = await signed({ headline: headline() });
      for (const agent of crawlers) expectCard(await get(path, { 'user-agent': agent }));
    }),

    fault(68, 'without an API key there is no start page and no card to try', async ({ get, ask }) => {
      for (const path of ['/', '/card.png?headline=Tide&outlet=rt', '/card.svg?headline=Tide&outlet=rt']) {
        expectError(await get(path), 401, 'api_key_missing');
        expectError(await get(path, { authorization: 'Bearer nobody' }), 401, 'api_key_unknown', 'nobody');
      }
      for (const path of ['/studio/preview', '/v1/cards'])
        expectError(await ask({ method: 'POST', path, body: '{}' }), 401, 'api_key_missing');
      expectError(await get(`/studio/photos/${'0'.repeat(64)}`), 401, 'api_key_missing');
    }),
  ],

  press: [
    pressFault(
      8,
      'a card of a key that was revoked is shown by the edge until the key is purged, and then not any more',
      async () => {
        const before = pressService();
        const clock = before.clock;
        const cache = new FakeEdgeCache((request) => before.app.fetch(request), {
          clock,
          crossVersionCache: true,
        });
        const url = BASE + (await signed({ headline: headline() }));
        await cache.fetch(new Request(url));
        const after = pressService({
          clock,
          keys: `main:revoked,next:signing:${keys.stranger.secret}`,
          edgeCache: { purgeTags: async (tags) => void (await cache.purge({ tags: [...tags] })) },
        });
        cache.deploy((request) => after.app.fetch(request));
        expect((await cache.fetch(new Request(url))).headers.get('cf-cache-status')).toBe('HIT');
        const headers = { authorization: `Bearer ${tokens.cms}` };
        const body = JSON.stringify({ tags: ['kid-main'] });
        expect((await after.app.request(`${BASE}/v1/purge`, { method: 'POST', headers, body })).status).toBe(
          200,
        );
        const answer = await cache.fetch(new Request(url));
        expect([answer.status, await answer.text()]).toEqual([403, 'key_revoked\n']);
      },
    ),

    pressFault(
      70,
      'while the Worker fails the edge shows what it has, and the log raises the alarm',
      async () => {
        const engine = failing(() => new Error('down'));
        engine.broken = false;
        const { app, clock, lines } = pressService({ renderer: engine.over, plainRenderer: engine.over });
        let isDown = false;
        const cache = new FakeEdgeCache((request) => (isDown ? down() : app.fetch(request)), { clock });
        const url = BASE + (await signed({ headline: headline() }));
        const { headers } = await cache.fetch(new Request(url));
        isDown = true;
        clock.at += 6 * 86_400_000;
        const answer = await cache.fetch(new Request(url));
        await cache.settled();
        expect([answer.status, answer.headers.get('etag')]).toEqual([200, headers.get('etag')]);
        expect(cache.runs).toBe(2);

        engine.broken = true;
        expect((await app.request(BASE + (await signed({ headline: headline() })))).status).toBe(503);
        expect(lines).toContainEqual(expect.objectContaining({ level: 'error', event: 'request_failed' }));
      },
    ),

    pressFault(71, 'open mode answers nobody behind a proxy or another name, on any route', async () => {
      const { app } = pressService({ mode: 'open' });
      const routes = app.routes.filter(({ method }) => method !== 'ALL');
      expect(routes.length).toBeGreaterThan(12);
      for (const { method, path } of routes) {
        for (const headers of fromElsewhere) {
          const address = `http://127.0.0.1${path.replace('*', 'v1/a/b/c.png').replaceAll(/:\w+/g, 'x')}`;
          const answer = await app.request(address, { method, headers: { host: '127.0.0.1', ...headers } });
          expect([method, path, headers, answer.status]).toEqual([method, path, headers, 403]);
          expect(answer.headers.get('cache-control')).toBe('no-store');
        }
      }
    }),
  ],

  elsewhere: [
    ...(limited.length === 2
      ? []
      : [notHere(66, 'comes with the rate-limiting bindings of wrangler.jsonc', ['workerd'])]),
    triedIn('test/runtime/door.test.ts', 68, 'the page that asks for a key, and the policy of the studio'),
    notHere(
      69,
      'Bot Fight Mode and hotlink protection are settings of the zone: the docs of the deployment name them',
    ),
    triedIn(
      'test/faults/rows/api.ts',
      70,
      'on the app behind a fake of the edge cache: nothing simulates it',
    ),
    triedIn('test/runtime/http.test.ts', 71, 'over a socket'),
    triedIn('test/runtime/door.test.ts', 75, 'with tokens of a team that the test signs'),
    triedIn('test/runtime/door.test.ts', 76, 'with a session of the studio'),
  ],
};
