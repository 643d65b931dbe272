import { expect } from 'vitest';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { expectCard, expectError } from '../support/expect.ts';
import { fault, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, signed, tokens } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';
import { rendersDuring } from '../support/renders.ts';

/** Headers that a card's 200 and its 304 have in common. */
const CONDITIONAL = ['cache-control', 'etag', 'cache-tag', 'access-control-allow-origin'] as const;

export const http: Topic = {
  services: [
    fault(17, 'other methods on a card are 405 and say which are allowed', async ({ ask }) => {
      const path = await signed({ headline: headline() });
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        const answer = await ask({ method, path, body: '{}' });
        expectError(answer, 405, 'method_not_allowed');
        expect(answer.headers.allow).toBe('GET, HEAD');
      }
    }),

    fault(
      18,
      'HEAD has the status and headers of GET without its body, and both are one render',
      async (subject) => {
        const path = await signed({ headline: headline() });
        const renders = await rendersDuring(subject, async () => {
          const cold = await subject.ask({ method: 'HEAD', path });
          const full = await subject.get(path);
          const warm = await subject.ask({ method: 'HEAD', path });
          for (const head of [cold, warm]) {
            expectCard(head);
            expect(head.bytes).toHaveLength(0);
            for (const name of ['content-type', 'content-length', ...CONDITIONAL]) {
              expect([name, head.headers[name]]).toEqual([name, full.headers[name]]);
            }
          }
        });
        expect(renders).toBe(1);
        const bad = await subject.ask({ method: 'HEAD', path: path.replace('.png', '.jpg') });
        expect([bad.status, bad.bytes.length]).toEqual([403, 0]);
        expect(bad.headers['cache-control']).toBe('no-store');
      },
    ),

    fault(
      19,
      'a condition with the tag is 304 with its headers, before any render; a stale tag is 200',
      async (subject) => {
        const path = await signed({ headline: headline() });
        const { headers } = await subject.get(path);
        const etag = headers.etag!;
        for (const condition of [etag, `W/${etag}`, `"other", W/"x", ${etag}`, `"a,b",${etag}`, '*']) {
          const answer = await subject.get(path, { 'if-none-match': condition });
          expect([condition, answer.status, answer.bytes.length]).toEqual([condition, 304, 0]);
          for (const name of CONDITIONAL) expect([name, answer.headers[name]]).toEqual([name, headers[name]]);
          expect(answer.headers).not.toHaveProperty('vary');
        }
        for (const condition of ['"stale"', etag.slice(1, -1), `${etag.slice(0, -2)}"`, '', ',', 'W/*']) {
          expectCard(await subject.get(path, { 'if-none-match': condition }));
        }
        const renders = await rendersDuring(subject, async () => {
          const unseen = await signed({ headline: headline() });
          expect((await subject.get(unseen, { 'if-none-match': '*' })).status).toBe(304);
        });
        expect(renders).toBe(0);
      },
    ),

    fault(21, 'a range is answered with the whole card', async ({ get }) => {
      const path = await signed({ headline: headline() });
      const whole = await get(path);
      for (const range of ['bytes=0-524288', 'bytes=0-0', 'bytes=-10']) {
        const answer = await get(path, { range, 'if-range': whole.headers.etag! });
        expectCard(answer);
        expect(Buffer.compare(answer.bytes, whole.bytes)).toBe(0);
      }
    }),

    fault(
      22,
      'a range that cannot be met, several of them and none are answered with the whole card',
      async ({ get }) => {
        const path = await signed({ headline: headline() });
        for (const range of ['bytes=9999999-', 'bytes=0-1,5-9', 'bytes=9-1', 'lines=1-2', 'x']) {
          expectCard(await get(path, { range }));
        }
      },
    ),

    fault(23, 'another host in the request does not get into any address', async ({ ask, get }) => {
      const body = JSON.stringify({ article: { headline: headline(), outlet: 'harbour-post' } });
      const evil = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      };
      const authorization = `Bearer ${tokens.cms}`;
      const answer = await ask({
        method: 'POST',
        path: '/v1/cards',
        headers: { ...evil, authorization },
        body,
      });
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('evil');
      expect(JSON.parse(answer.text).cards.og.url).toMatch(new RegExp(`^${BASE}/c/v1/main/`));
      for (const path of [
        '/openapi.json',
        '/docs',
        '/nowhere',
        '/v1/design?outlet=rt',
        await signed({ headline: headline() }),
      ]) {
        const told = await get(path, evil);
        expect(told.text + JSON.stringify(told.headers)).not.toContain('evil');
      }
    }),

    fault(24, 'cookies, credentials, agents and what they accept make no other card', async ({ get }) => {
      const path = await signed({ headline: headline() });
      const plain = await get(path);
      const asked = [
        { cookie: 'a=b; session=x' },
        { authorization: 'Bearer nobody' },
        { accept: 'image/webp,*/*;q=0.1', 'accept-language': 'ar', 'accept-encoding': 'identity' },
        { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
        ...['facebookexternalhit/1.1', 'Twitterbot/1.0', 'Slackbot 1.0', 'TelegramBot', ''].map((agent) => ({
          'user-agent': agent,
        })),
      ];
      for (const headers of asked) {
        const answer = await get(path, headers);
        expectCard(answer);
        expect(Buffer.compare(answer.bytes, plain.bytes)).toBe(0);
        const { date: _date, 'server-timing': _timing, ...rest } = answer.headers;
        const { date: _other, 'server-timing': _first, ...expected } = plain.headers;
        expect(rest).toEqual(expected);
      }
    }),

    fault(25, 'no answer sets a cookie', async ({ get, ask }) => {
      const path = await signed({ headline: headline() });
      const answers = [
        await get(path),
        await get(`${path}?`),
        await get(path.replace('.png', '.jpg')),
        await ask({ method: 'PUT', path }),
        await get('/healthz'),
        await get('/docs'),
      ];
      for (const { headers } of answers) expect(headers).not.toHaveProperty('set-cookie');
    }),
  ],

  press: [
    pressFault(5, 'a thousand queries behind the edge cache are one render', async () => {
      const { app, clock, renders } = pressService();
      const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const path = await signed({ headline: headline() });
      for (let at = 0; at < 1_000; at += 1) {
        const answer = await cache.fetch(new Request(`${BASE}${path}?n=${at}`));
        expect([answer.status, answer.headers.get('cf-cache-status')]).toEqual([200, 'BYPASS']);
      }
      expect(renders()).toBe(1);
    }),

    pressFault(17, 'a 405 is not kept at the edge', async () => {
      const { app, clock } = pressService();
      const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const url = BASE + (await signed({ headline: headline() }));
      expect((await cache.fetch(new Request(url, { method: 'DELETE' }))).status).toBe(405);
      expect((await cache.fetch(new Request(url))).status).toBe(200);
    }),

    pressFault(18, 'HEAD at a cold edge fills it, and the GET after it is a hit', async () => {
      const { app, clock, renders } = pressService();
      const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const url = BASE + (await signed({ headline: headline() }));
      const head = await cache.fetch(new Request(url, { method: 'HEAD' }));
      expect([head.headers.get('cf-cache-status'), (await head.arrayBuffer()).byteLength]).toEqual([
        'MISS',
        0,
      ]);
      const full = await cache.fetch(new Request(url));
      expect(full.headers.get('cf-cache-status')).toBe('HIT');
      expect((await full.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
      expect(renders()).toBe(1);
    }),

    pressFault(21, 'the edge fills itself with the whole card and cuts later ranges from it', async () => {
      const { app, clock } = pressService();
      const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const request = new Request(BASE + (await signed({ headline: headline() })), {
        headers: { range: 'bytes=0-99' },
      });
      expect((await cache.fetch(request)).status).toBe(200);
      const cut = await cache.fetch(request);
      expect([cut.status, cut.headers.get('content-length')]).toEqual([206, '100']);
    }),

    pressFault(25, 'a card is kept at the edge, so nothing in its headers forbids it', async () => {
      const { app, clock } = pressService();
      const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const url = BASE + (await signed({ headline: headline() }));
      expect((await cache.fetch(new Request(url))).headers.get('cf-cache-status')).toBe('MISS');
      expect((await cache.fetch(new Request(url))).headers.get('cf-cache-status')).toBe('HIT');
    }),
  ],

  elsewhere: [triedIn('test/faults/caching.ts', 26, 'one contract test over every route and method')],
};
