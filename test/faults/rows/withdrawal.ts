import { expect } from 'vitest';
import type { Answer } from '../../runtime/ask.ts';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { expectCard, expectError } from '../support/expect.ts';
import { fault, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, payloadOf, signed, tokens } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';
import { startNode } from '../support/start.ts';
import type { Subject } from '../support/subject.ts';

interface Cards {
  readonly cards: Readonly<Record<string, { readonly url: string }>>;
  readonly alt: string;
  readonly metaTags: string;
  readonly shareUrl: string;
}

async function sign({ post }: Subject, article: object, sizes = ['og']): Promise<Cards> {
  const answer = await post('/v1/cards', { article: { outlet: 'harbour-post', ...article }, sizes });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text) as Cards;
}

const pathOf = (url: string): string => new URL(url).pathname;

/** What an address says, its payload decoded. */
const decoded = (text: string): string =>
  text.replaceAll(/\/[cs]\/v1\/[\w-]+\/[\w-]+\/[\w.-]+/g, (path) => path + JSON.stringify(payloadOf(path)));

export const withdrawal: Topic = {
  services: [
    fault(73, 'a card that is taken down is 410 in every size and is not signed again', async (subject) => {
      const article = {
        headline: headline(),
        id: `n-${headline()}`,
        url: `https://harbourpost.example/${encodeURIComponent(headline())}`,
      };
      const { cards } = await sign(subject, article, ['og', 'square']);
      const [og, square] = [pathOf(cards.og!.url), pathOf(cards.square!.url)];
      expectCard(await subject.get(og));
      const { headers } = await subject.get(square);
      expect(headers['cache-tag']).toMatch(/article-[0-9a-f]{32},article-[0-9a-f]{32}/);

      const down = await subject.post('/v1/takedowns', { card: cards.og!.url, reason: 'libel' });
      expect([down.status, down.headers['cache-control']]).toEqual([200, 'no-store']);
      for (const path of [og, square, `${og}?`, await signed({ ...payloadOf(og), v: undefined })]) {
        expectError(await subject.get(path), 410, 'withdrawn');
        expectError(await subject.get(path, { 'if-none-match': '*' }), 410, 'withdrawn');
        expect((await subject.ask({ method: 'HEAD', path })).status).toBe(410);
      }
      expectError(
        await subject.post('/v1/cards', { article: { outlet: 'harbour-post', ...article } }),
        410,
        'withdrawn',
      );
      const [inArray] = JSON.parse(
        (await subject.post('/v1/cards', [{ article: { outlet: 'harbour-post', ...article } }])).text,
      );
      expect(inArray.error.code).toBe('withdrawn');
    }),

    fault(73, 'a share page that is taken down by its own address is not signed again', async (subject) => {
      const article = {
        headline: headline(),
        url: `https://harbourpost.example/${encodeURIComponent(headline())}`,
      };
      const { cards, shareUrl } = await sign(subject, article);
      expect((await subject.post('/v1/takedowns', { card: shareUrl })).status).toBe(200);
      expect((await subject.get(pathOf(shareUrl))).status).toBe(410);
      // The picture is reinstated, and the page that an answer would name is not.
      const again = { card: cards.og!.url, withdrawn: false };
      expect((await subject.post('/v1/takedowns', again)).status).toBe(200);
      expectError(
        await subject.post('/v1/cards', { article: { outlet: 'harbour-post', ...article } }),
        410,
        'withdrawn',
      );
    }),

    fault(
      73,
      'an article that is taken down takes all of its cards with it, by its id or its address',
      async (subject) => {
        const id = headline();
        const url = `https://harbourpost.example/${encodeURIComponent(id)}`;
        const one = await sign(subject, { headline: headline(), id });
        const other = await sign(subject, { headline: headline(), url });
        await subject.post('/v1/takedowns', { article: { outlet: 'harbour-post', id, url: `${url}#part` } });
        for (const { cards } of [one, other])
          expectError(await subject.get(pathOf(cards.og!.url)), 410, 'withdrawn');
        for (const article of [{ id }, { url }]) {
          const again = await subject.post('/v1/cards', {
            article: { headline: headline(), outlet: 'harbour-post', ...article },
          });
          expectError(again, 410, 'withdrawn');
        }
        expectError(
          await subject.ask({ method: 'POST', path: '/v1/takedowns', body: '{}' }),
          401,
          'api_key_missing',
        );
      },
    ),

    fault(
      73,
      'a takedown holds in a process that is started afterwards, and one that is taken there holds here',
      async (subject) => {
        const [one, other] = await Promise.all(
          [headline(), headline()].map(async (text) => {
            const { cards } = await sign(subject, { headline: text });
            return pathOf(cards.og!.url);
          }),
        );
        await subject.post('/v1/takedowns', { card: one });
        const second = await startNode(subject.folder);
        try {
          expectError(await second.get(one!), 410, 'withdrawn');
          expectCard(await subject.get(other!));
          await second.post('/v1/takedowns', { card: other });
          await expect.poll(async () => (await subject.get(other!)).status, { timeout: 5_000 }).toBe(410);
        } finally {
          await second.stop();
        }
      },
      ['Node'],
    ),

    fault(
      74,
      'nothing that is made before an embargo ends says a word of what it protects',
      async (subject) => {
        const secret = 'Zwiebelturm';
        const article = {
          headline: `${secret} falls`,
          kicker: secret,
          date: '2031-05-06',
          id: 'n-4711',
          url: `https://harbourpost.example/${secret}`,
          embargo: '2031-05-06T07:00:00Z',
        };
        const answers: Answer[] = [];
        const { cards, alt, metaTags } = await sign(subject, article, ['og', 'wide']);
        for (const { url } of Object.values(cards)) {
          const answer = await subject.get(pathOf(url));
          expectCard(answer, { cacheControl: /^public, max-age=\d+/ });
          expect(answer.bytes.includes(secret)).toBe(false);
          answers.push(answer, await subject.get(`/v1/verify?url=${encodeURIComponent(url)}`));
        }
        const list = await subject.ask({
          path: '/v1/fallbacks',
          headers: { authorization: `Bearer ${tokens.cms}` },
        });
        const told = [
          decoded(JSON.stringify(cards)),
          decoded(metaTags),
          alt,
          ...answers.map(({ headers, text }) => JSON.stringify(headers) + text),
          decoded(list.text),
          decoded(JSON.stringify(subject.log())),
        ];
        for (const text of told) {
          for (const word of [secret, 'falls', '2031-05-06', encodeURIComponent(secret)]) {
            expect(text.toLowerCase()).not.toContain(word.toLowerCase());
          }
        }
        expect(decoded(JSON.stringify(cards))).toContain('"embargo"');
      },
    ),
  ],

  press: [
    pressFault(73, 'a takedown purges the edge, of what is on its way too', async () => {
      const later: (() => Promise<void>)[] = [];
      const { app, clock } = pressService({
        edgeCache: { purgeTags: async (tags) => void (await cache.purge({ tags: [...tags] })) },
        later: (task) => void later.push(task),
      });
      const cache: FakeEdgeCache = new FakeEdgeCache((request) => app.fetch(request), { clock });
      const path = await signed({ headline: headline() });
      await cache.fetch(new Request(BASE + path));
      const headers = { authorization: `Bearer ${tokens.cms}` };
      await app.request(`${BASE}/v1/takedowns`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ card: path }),
      });
      expect((await cache.fetch(new Request(BASE + path))).status).toBe(410);
      expect(later.length).toBeGreaterThan(0);
    }),
  ],

  elsewhere: [
    triedIn('test/contract/store-takedowns.test.ts', 73, 'on another instance meanwhile', ['Node']),
    triedIn('test/runtime/r2-store.test.ts', 73, 'on every instance of the Worker, from R2', ['workerd']),
    triedIn('test/unit/takedowns/takedowns.test.ts', 73, 'a list that is slow, damaged or gone'),
  ],
};
