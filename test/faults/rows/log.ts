import { expect } from 'vitest';
import { expectCard, expectError } from '../support/expect.ts';
import { always, type Topic } from '../support/fault.ts';
import { headline, keys, payloadOf, signed, tokens } from '../support/keys.ts';
import type { LogLine, Subject } from '../support/subject.ts';

/** What a line about a request may say. */
const FIELDS = 'time level event method route status code card kid apiKey host ms bytes fallback'.split(' ');

/** Lines about requests wait a tenth of a second on Node. */
const LOG_WAITS_MS = 300;

/** The lines about requests that a service writes while something goes on, once there are so many. */
async function linesOf(
  subject: Subject,
  count: number,
  action: () => Promise<void>,
): Promise<readonly LogLine[]> {
  const before = await settled(subject);
  await action();
  const since = (): LogLine[] =>
    subject
      .log()
      .slice(before)
      .filter(({ event }) => event === 'request');
  await expect.poll(() => since().length, { timeout: 10_000 }).toBe(count);
  return since();
}

/** How many lines there are once those about earlier requests have come through the service's pipe. */
async function settled(subject: Subject): Promise<number> {
  for (;;) {
    const count = subject.log().length;
    await new Promise((later) => setTimeout(later, LOG_WAITS_MS));
    if (subject.log().length === count) return count;
  }
}

export const log: Topic = {
  services: [
    always(
      'one line a request says which card, which key and how much, and no word of it',
      async (subject) => {
        const secret = 'Quittenbrot';
        const path = await signed({ headline: headline(secret), outlet: 'harbour-post' });
        const [, , , , sig, file] = path.split('/') as [string, string, string, string, string, string];
        let bytes = 0;
        let url = '';
        const lines = await linesOf(subject, 6, async () => {
          const answer = await subject.get(path, {
            cookie: `a=${secret}`,
            referer: `https://a.example/${secret}`,
          });
          expectCard(answer);
          bytes = answer.bytes.length;
          expectCard(await subject.get(`${path}?utm=${secret}`), { cacheControl: 'no-store' });
          expectError(await subject.get(path.replace('.png', '.jpg')), 403, 'signature_invalid');
          expectError(await subject.get(`/${secret}`), 404, 'not_found');
          expectError(
            await subject.post('/v1/cards', { article: { headline: secret, outlet: secret } }),
            422,
            'outlet_unknown',
          );
          const signedNow = await subject.post('/v1/cards', {
            article: { headline: secret, outlet: 'rt', url: `https://rt.com/${secret}` },
          });
          url = (JSON.parse(signedNow.text) as { cards: { og: { url: string } } }).cards.og.url;
        });
        expect(lines.map(({ route, status }) => [route, status])).toEqual([
        ['/c', 200], ['/c', 200], ['/c', 403], ['other', 404], ['/v1/cards', 422], ['/v1/cards', 200],
      ]); // prettier-ignore
        expect(lines.map(({ code }) => code)).toEqual([
        undefined, undefined, 'signature_invalid', 'not_found', 'outlet_unknown', undefined,
      ]); // prettier-ignore
        const tag = /card-([0-9a-f]{12})/.exec((await subject.get(path)).headers['cache-tag']!)?.[1];
        for (const line of lines.slice(0, 2)) {
          expect(line).toMatchObject({
            card: tag,
            kid: 'main',
            method: 'GET',
            bytes,
            ms: expect.any(Number),
          });
          expect(line.host).toMatch(/^[\w.:-]+$/);
        }
        for (const line of lines) expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(line)));

        const audited = subject.log().filter(({ event }) => event === 'card_signed');
        expect(audited.at(-1)).toMatchObject({
          kid: 'main',
          apiKey: 'cms',
          card: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
        const all = JSON.stringify(subject.log());
        expect(payloadOf(url)).toMatchObject({ headline: secret });
        const words = [
          secret,
          sig,
          file.slice(0, 30),
          url.slice(-40, -4),
          tokens.cms,
          keys.main.secret,
          keys.retired.secret,
        ];
        for (const word of words) expect(all).not.toContain(word);
      },
    ),
  ],
};
