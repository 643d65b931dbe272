import { expect } from 'vitest';
import { expectError } from '../support/expect.ts';
import { fault, notHere, triedIn, type Topic } from '../support/fault.ts';
import { BASE } from '../support/keys.ts';

const KB = 1024;

/** Texts in which a pattern that looks back could try for ever: 100 KB each. */
const probes: readonly string[] = [
  ' '.repeat(100 * KB),
  '\n'.repeat(100 * KB),
  '&'.repeat(100 * KB),
  '&#'.repeat(50 * KB),
  '\u0301\u200d'.repeat(25 * KB),
  `${'a\u0301'.repeat(30 * KB)}`,
  '1 '.repeat(50 * KB),
  '12:'.repeat(33 * KB),
  '2026-03-14T'.repeat(9 * KB),
  'March '.repeat(16 * KB),
  'a.'.repeat(50 * KB),
  `${'a'.repeat(100 * KB)}@`,
  `https://${'a.'.repeat(50 * KB)}`,
  `${'By A '.repeat(20 * KB)}`,
  `${'-–—|'.repeat(12 * KB)}`,
  '\ud83d'.repeat(50 * KB).toWellFormed(),
];

const HEAD = '<!doctype html><title>Harbour lamps lit again</title><h1>Harbour lamps lit again</h1>';
const url = 'https://harbourpost.example/2026/03/14/lamps';

/** Pages made to cost time or memory; each says its headline at its beginning. */
const heavyPages: readonly string[] = [
  HEAD + '<div>'.repeat(100_000),
  `${HEAD}<p title="${'x '.repeat(500 * KB)}">`,
  HEAD + '<meta property="og:image" content="x">'.repeat(40_000),
  `${HEAD}<script type="application/ld+json">${'['.repeat(500 * KB)}</script>`,
];

export const extraction: Topic = {
  services: [
    fault(62, 'pages of 100,000 tags, one attribute or many meta elements are read', async ({ post }) => {
      for (const html of heavyPages) {
        const answer = await post('/v1/articles', { html, url });
        expect(answer.status).toBe(200);
        expect(JSON.parse(answer.text).article).toMatchObject({ headline: 'Harbour lamps lit again' });
      }
    }),
    fault(62, 'a page without a headline, or of more than 2 MB, is refused', async ({ post }) => {
      expectError(await post('/v1/articles', { html: '<p></p>', url }), 422, 'extract_failed');
      expectError(await post('/v1/cards', { html: '<p></p>', url }), 422, 'extract_failed');
      const large = { html: `${HEAD}${' '.repeat(2 * KB * KB)}`, url };
      expectError(await post('/v1/articles', large), 413, 'input_too_large');
    }),
    fault(62, 'no page is fetched from where it does not belong', async ({ post }) => {
      for (const address of ['http://127.0.0.1/', 'http://169.254.169.254/latest', 'http://[::1]/']) {
        const answer = await post('/v1/articles', { url: address });
        expectError(answer, 422, 'blocked_host');
        expect(answer.text).not.toContain(address);
      }
      expectError(await post('/v1/articles', { url: 'file:///etc/passwd' }), 422, 'address_refused');
      expectError(await post('/v1/articles', { url: `${BASE}/s/v1/a/b/c` }), 422, 'recursive');
      const inArray = await post('/v1/cards', [{ url: 'https://harbourpost.example/x' }]);
      expect(JSON.parse(inArray.text)[0].error.code).toBe('article_invalid');
    }),
    fault(63, 'a hundred kilobytes made to keep a pattern busy are answered', async ({ post }) => {
      for (const probe of probes) {
        const page = `Harbour lamps lit again\n${probe}\n14 March 2026 09:30 ${probe}`;
        const fields = { headline: probe.slice(0, 15 * KB), date: probe.slice(0, 3 * KB), outlet: 'rt' };
        for (const body of [{ text: page }, { text: probe }, fields]) {
          expect((await post('/v1/articles', body)).status).toBeLessThan(500);
        }
      }
    }),
  ],
  elsewhere: [
    notHere(64, 'comes later: presscard writes no CSV yet'),
    triedIn('test/unit/source/feed.test.ts', 65, 'feeds are read, by no command or route yet'),
  ],
};
