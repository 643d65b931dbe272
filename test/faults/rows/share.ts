import { expect } from 'vitest';
import { signShare, type Card } from '../../../src/sign/sign.ts';
import { expectRefusal } from '../support/expect.ts';
import { fault, type Topic } from '../support/fault.ts';
import { BASE, headline, keys, payloadOf } from '../support/keys.ts';
import type { Subject } from '../support/subject.ts';

interface Answer {
  readonly shareUrl: string;
  readonly cards: { readonly og: { readonly url: string } };
}

async function sign(subject: Subject, article: object): Promise<Answer> {
  const answer = await subject.post('/v1/cards', { article: { outlet: 'harbour-post', ...article } });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text) as Answer;
}

const pathOf = (url: string): string => new URL(url).pathname;
const shared = async (card: Partial<Card>): Promise<string> =>
  (await signShare({ key: keys.main, card: { outlet: 'harbour-post', ...card } })).path;

const MARKUP = `"><img src=x onerror=alert(1)><script>alert(1)</script>`;

/** What the table asks of share pages beside cards. */
export const share: Topic = {
  services: [
    fault(14, 'a share page may have 8 KB of path and no more', async ({ get }) => {
      const head = `/s/v1/main/${'A'.repeat(24)}/`;
      expect((await get(head + 'A'.repeat(8_192 - head.length))).status).toBe(403);
      const answer = await get(head + 'A'.repeat(8_193 - head.length));
      expect(answer.status).toBe(414);
      expectRefusal(answer);
    }),

    fault(
      23,
      'every address on a share page is the service’s own, whatever host is asked',
      async (subject) => {
        const { shareUrl, cards } = await sign(subject, { headline: headline() });
        expect(shareUrl.startsWith(`${BASE}/s/v1/main/`)).toBe(true);
        const path = pathOf(shareUrl);
        const plain = await subject.get(path);
        const dressed = await subject.get(path, {
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'gopher',
          cookie: 'a=b',
          'user-agent': 'Twitterbot/1.0',
        });
        expect([plain.status, dressed.text]).toEqual([200, plain.text]);
        expect(plain.text).toContain(cards.og.url);
        expect(plain.text).not.toContain('evil.example');
        expect(plain.headers).not.toHaveProperty('vary');
        expect(plain.headers).not.toHaveProperty('set-cookie');
        expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(plain.headers['cache-tag']).toMatch(/card-[0-9a-f]{32},.*kid-main$/);
      },
    ),

    fault(36, 'markup is text on a share page', async ({ get }) => {
      const { status, text } = await get(
        await shared({
          headline: MARKUP,
          standfirst: MARKUP,
          author: { name: MARKUP },
          url: 'https://a.example/',
        }),
      );
      expect(status).toBe(200);
      expect(text).not.toMatch(/<img src=x|<script>alert/);
      expect(text.match(/<script/g)).toHaveLength(2);
    }),

    fault(37, 'a share page leads to no address that runs, and redirects nowhere', async ({ get }) => {
      for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://user:pw@evil.example/']) {
        const answer = await get(await shared({ headline: headline(), url }));
        expect(answer.status).toBe(400);
        expectRefusal(answer, url);
      }
    }),

    fault(73, 'a share page is withdrawn with its card', async (subject) => {
      const { shareUrl, cards } = await sign(subject, { headline: headline() });
      await subject.post('/v1/takedowns', { card: cards.og.url });
      const answer = await subject.get(pathOf(shareUrl));
      expect(answer.status).toBe(410);
      expectRefusal(answer);
    }),

    fault(
      74,
      'a share page that was made before an embargo says nothing, then and later',
      async (subject) => {
        const secret = { headline: 'Zwiebelturm falls', url: 'https://harbourpost.example/Zwiebelturm' };
        const { shareUrl } = await sign(subject, { ...secret, embargo: '2031-05-06T07:00:00Z' });
        const { status, text } = await subject.get(pathOf(shareUrl));
        expect(status).toBe(200);
        expect(JSON.stringify(payloadOf(shareUrl)) + text).not.toMatch(/zwiebelturm/i);
      },
    ),
  ],
};
