import { expect } from 'vitest';
import { CARD_PATH_MAX_CHARS } from '../../../src/sign/sign.ts';
import { expectCard, expectError, expectRefusal } from '../support/expect.ts';
import { fault, triedIn, type Topic } from '../support/fault.ts';
import { headline, keys, signed, signedBytes } from '../support/keys.ts';
import { rendersDuring } from '../support/renders.ts';

const nowS = (): number => Math.floor(Date.now() / 1000);

/** Changes one character of a path, by one bit, to another that may stand there. */
function flipped(path: string, at: number): string {
  for (const bit of [1, 2, 4, 8, 16, 32, 64]) {
    const other = String.fromCharCode(path.charCodeAt(at) ^ bit);
    if (/[A-Za-z0-9_-]/.test(other)) return path.slice(0, at) + other + path.slice(at + 1);
  }
  throw new Error('no neighbour');
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

export const signing: Topic = {
  services: [
    fault(1, 'a signed card is served, with the same bytes and tag each time', async ({ get }) => {
      for (const ext of ['png', 'jpg', 'webp'] as const) {
        const path = await signed({ headline: headline() }, { ext });
        const [one, other] = [await get(path), await get(path)];
        expectCard(one, { ext });
        expectCard(other, { ext });
        expect(other.headers.etag).toBe(one.headers.etag);
        expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
      }
    }),

    fault(
      2,
      'one bit flipped in key, signature, payload or extension is 403, and nothing is rendered',
      async (subject) => {
        const path = await signed({ headline: headline() });
        const [, , , kid, sig, file] = path.split('/') as [string, string, string, string, string, string];
        const kidAt = path.indexOf(kid);
        const sigAt = path.indexOf(sig);
        const fileAt = path.length - file.length;
        const places = [
          kidAt,
          kidAt + 2,
          ...range(sigAt, 24),
          fileAt,
          fileAt + 9,
          path.length - 5,
          path.length - 1,
        ];
        const renders = await rendersDuring(subject, async () => {
          for (const at of places) {
            const answer = await subject.get(flipped(path, at));
            expectRefusal(answer, path.slice(fileAt + 12, -6));
            expect(answer.status, flipped(path, at)).toBe(403);
          }
        });
        expect(renders).toBe(0);
      },
    ),

    fault(3, 'another extension under the same signature is 403', async ({ get }) => {
      const path = await signed({ headline: headline() });
      for (const ext of ['jpeg', 'jpg', 'webp', 'PNG', 'svg', 'png.png', '']) {
        expectError(await get(path.replace(/png$/, ext)), 403, 'signature_invalid');
      }
    }),

    fault(4, 'a signature in another spelling is 403', async ({ get }) => {
      const path = await signed({ headline: headline() });
      const sig = path.split('/')[4]!;
      const others = [
        `${sig.slice(0, -1)}${sig.endsWith('A') ? 'B' : 'A'}`,
        `${sig}=`, `${sig}==`, `${sig}!`, `${sig}%20`, `%20${sig}`, `${sig}A`, sig.slice(0, -1),
        `%${sig.charCodeAt(0).toString(16)}${sig.slice(1)}`, `${sig}%00`, `${sig}.`,
      ]; // prettier-ignore
      for (const other of others) expectError(await get(path.replace(sig, other)), 403, 'signature_invalid');
      expectError(await get(path.replace('.png', '=.png')), 403, 'signature_invalid');
    }),

    fault(
      5,
      'a query changes nothing but how long the answer may be kept: a thousand of them are one render',
      async (subject) => {
        const path = await signed({ headline: headline() });
        const renders = await rendersDuring(subject, async () => {
          const card = await subject.get(path);
          for (const query of ['?', '?x=1', '?b=2&a=1', '?a=1&b=2', `?${path}`, '?x=%00&x']) {
            const answer = await subject.get(path + query);
            expectCard(answer, { cacheControl: /^no-store$/ });
            expect(Buffer.compare(answer.bytes, card.bytes)).toBe(0);
            expect(answer.headers.etag).toBe(card.headers.etag);
          }
          for (let at = 0; at < 1_000; at += 50) {
            const answers = await Promise.all(range(at, 50).map((n) => subject.get(`${path}?n=${n}`)));
            for (const { status } of answers) expect(status).toBe(200);
          }
        });
        expect(renders).toBe(1);
      },
    ),

    fault(6, 'a slash too many and capitals in the prefix are 404', async ({ get }) => {
      const path = await signed({ headline: headline() });
      const others = [
        `${path}/`,
        path.replace('/c/', '//c/'),
        path.replace('/v1/', '//v1/'),
        path.replace('/c/', '/C/'),
        path.replace('v1', 'V1'),
        `/x${path}`,
      ];
      for (const other of others) expectError(await get(other), 404, 'not_found', path.slice(-30));
    }),

    fault(
      6,
      'a path with dots that lead to a card is not the address of it',
      async ({ get }) => {
        const path = await signed({ headline: headline() });
        for (const way of ['/./c/', '/x/../c/', '/%2e/c/', '/x/%2E%2e/c/', '/c/v1/../']) {
          expectError(await get(path.replace('/c/', way)), 404, 'not_found');
        }
      },
      ['Node'], // workerd, like the edge before its cache, tidies a path up before anybody sees it
    ),

    fault(7, 'a key that is not known is 403', async ({ get }) => {
      expectError(
        await get(await signed({ headline: headline() }, { key: keys.stranger })),
        403,
        'key_unknown',
      );
      expectError(
        await get((await signed({ headline: headline() })).replace('/main/', '/__proto__/')),
        403,
        'key_unknown',
      );
    }),

    fault(8, 'a key that was revoked is 403', async ({ get }) => {
      expectError(
        await get(await signed({ headline: headline() }, { key: keys.revoked })),
        403,
        'key_revoked',
      );
    }),

    fault(9, 'a key that only verifies still shows its cards', async ({ get }) => {
      expectCard(await get(await signed({ headline: headline() }, { key: keys.retired })));
    }),

    fault(10, 'an address is served until it expires and no longer', async ({ get }) => {
      const over = await signed({ headline: headline(), x: nowS() - 1 });
      expectError(await get(over), 410, 'card_expired');
      for (const leftS of [90, 3 * 86_400]) {
        const answer = await get(await signed({ headline: headline(), x: nowS() + leftS }));
        expectCard(answer, { cacheControl: /^public, max-age=\d+, must-revalidate$/ });
        const [, maxAgeS] = /max-age=(\d+)/.exec(answer.headers['cache-control']!)!;
        expect(Number(maxAgeS)).toBeLessThanOrEqual(leftS);
      }
    }),

    fault(
      11,
      'an expiry that is no whole number of seconds is refused when it is signed and when it is asked for',
      async ({ get, post }) => {
        const numbers = ['1e999', '"5"', '-1', '1.5', '1800000000000', 'true', '[1]', '9e99'];
        for (const x of numbers) {
          const asked = await post('/v1/cards', `{"article":{"headline":"Tide","outlet":"rt"},"x":${x}}`);
          expect([400, 422], x).toContain(asked.status);
          expectRefusal(asked);
          const path = await signedBytes(`{"headline":"Tide","outlet":"rt","x":${x}}`);
          expectError(await get(path), 400, 'card_invalid');
        }
      },
    ),

    fault(14, 'a path of more than 4 KB is 414', async ({ get }) => {
      const head = `/c/v1/main/${'A'.repeat(24)}/`;
      const ofLength = (chars: number): string => `${head}${'A'.repeat(chars - head.length - 4)}.png`;
      expectError(await get(ofLength(CARD_PATH_MAX_CHARS + 1)), 414, 'address_too_long');
      expectError(await get(ofLength(CARD_PATH_MAX_CHARS)), 403, 'signature_invalid');
      expectError(await get(`/c/${'a'.repeat(5_000)}`), 414, 'address_too_long');
    }),

    fault(15, 'a payload in another spelling is the same card under the same tag', async (subject) => {
      const text = headline();
      const spellings = [
        JSON.stringify({ headline: text, outlet: 'harbour-post' }),
        JSON.stringify({ outlet: 'harbour-post', headline: text }),
        `{ "headline" : "\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}",\n "outlet":"harbour-post" }`,
        JSON.stringify({ headline: text, outlet: 'harbour-post', size: 'og', onOverflow: 'shrink', kicker: '', date: undefined }),
        JSON.stringify({ headline: text, outlet: 'harbour-post', date: null }),
      ]; // prettier-ignore
      const renders = await rendersDuring(subject, async () => {
        const answers = [];
        for (const spelling of spellings) answers.push(await subject.get(await signedBytes(spelling)));
        for (const answer of answers) expectCard(answer);
        expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
      });
      expect(renders).toBe(1);
    }),

    fault(
      16,
      'a payload that is no card is 400, and of two members of one name the last counts',
      async ({ get }) => {
        const bad = [
        '{"headline":"Tide","outlet":"rt","__proto__":{"x":1}}',
        `{"headline":"Tide","outlet":"rt","a":${nested(100)}}`,
        '{"headline":7,"outlet":"rt"}',
        '{"headline":"Tide","outlet":"rt","photo":{"sha256":"ab","focus":["0.5",0.5]}}',
        'null', '[]', '7', '{', '\u0000',
      ]; // prettier-ignore
        for (const payload of bad)
          expectError(await get(await signedBytes(payload)), 400, 'card_invalid', 'Tide');
        const [first, last] = [headline(), headline()];
        const twice = await get(
          await signedBytes(`{"headline":"${first}","outlet":"rt","headline":"${last}"}`),
        );
        const once = await get(await signedBytes(JSON.stringify({ headline: last, outlet: 'rt' })));
        expectCard(twice);
        expect(twice.headers.etag).toBe(once.headers.etag);
      },
    ),

    fault(20, 'a condition does not help a bad signature: 403, not 304', async ({ get }) => {
      const path = await signed({ headline: headline() });
      const { headers } = await get(path);
      for (const condition of [headers.etag!, '*']) {
        const answer = await get(path.replace('.png', '.jpg'), { 'if-none-match': condition });
        expectError(answer, 403, 'signature_invalid');
      }
    }),
  ],
  elsewhere: [
    triedIn(
      'src/card-url/open.ts',
      12,
      'shown by reading: `sameText` compares every character; a test of time would prove nothing',
    ),
  ],
};

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}
