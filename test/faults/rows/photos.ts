import { expect } from 'vitest';
import { rasters } from '../../contract/rasters.ts';
import { expectCard, expectError } from '../support/expect.ts';
import { fault, notHere, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { headline, tokens } from '../support/keys.ts';

const URLS = 'test/unit/guard/check-url.test.ts';
const FETCH = 'test/contract/guarded-fetch.test.ts';
const HEADER = 'test/unit/photo/header.test.ts';
const INTAKE = 'test/contract/photo.test.ts';
const WORKER = 'test/runtime/photo-worker.test.ts';

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40">${content}</svg>`;

/** SVG made to cost time or to reach out. */
const hostile: Readonly<Record<string, string>> = {
  'a billion laughs of entities': `<!DOCTYPE svg [<!ENTITY a "ha">${[...'bcdefghi'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>${svg('<desc>&i;</desc>')}`,
  'a billion laughs of use': svg(
    `<g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 20 }, (_, at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(2)}</g>`).join('')}`,
  ),
  'groups two thousand deep': svg(
    `${'<g>'.repeat(2_000)}<rect width="1" height="1"/>${'</g>'.repeat(2_000)}`,
  ),
  'a use of itself': svg('<g id="a"><use href="#a"/></g>'),
  'a file of the machine': svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
  'a picture of the network': svg('<image href="http://169.254.169.254/a.png" width="9" height="9"/>'),
};

export const photos: Topic = {
  services: [
    fault(52, 'nobody brings a typeface with a request', async ({ get, post }) => {
      const face = { font: 'https://evil.example/a.ttf', fonts: ['a'], fontFamily: 'x', css: '@font-face{}' };
      const answer = await post('/v1/cards', { article: { headline: headline(), outlet: 'rt', ...face } });
      expect(answer.status).toBe(200);
      const { warnings, cards } = JSON.parse(answer.text);
      expect(warnings.filter(({ code }: { code: string }) => code === 'field_unknown')).toHaveLength(4);
      expectCard(await get(new URL(cards.og.url).pathname));
      const authorization = `Bearer ${tokens.cms}`;
      expectError(
        await get('/card.png?headline=Tide&outlet=rt&font=x', { authorization }),
        400,
        'option_invalid',
      );
    }),
  ],

  press: [
    pressFault(
      51,
      'SVG made to cost time or to reach out is an error or a picture, and never more',
      async () => {
        for (const { raster } of rasters) {
          for (const [what, document] of Object.entries(hostile)) {
            const outcome = paint(() => raster.paint(document));
            expect(['painted', 'refused'], what).toContain(outcome);
          }
          // The engine is as good as before.
          expect([
            ...raster.paint(svg('<rect width="60" height="40" fill="#ff0000"/>')).rgba.subarray(0, 4),
          ]).toEqual([255, 0, 0, 255]);
        }
      },
    ),
  ],

  elsewhere: [
    ...[39, 40, 41, 44].map((row) => triedIn(URLS, row, 'the guard; over HTTP with photos in cards')),
    triedIn(FETCH, 42, 'names that resolve to private addresses, once and then again', ['Node']),
    triedIn(
      WORKER,
      42,
      'workerd shows no addresses: the policy for hosts, and global_fetch_strictly_public',
      ['workerd'],
    ),
    ...[43, 45, 47].map((row) =>
      triedIn(FETCH, row, 'redirects, slow and endless answers, from a server of the test', ['Node']),
    ),
    ...[43, 45, 47].map((row) => triedIn(WORKER, row, 'the guard inside workerd', ['workerd'])),
    notHere(46, 'comes with photos in cards; the ladder below them: test/unit/render/ladder.test.ts'),
    ...[48, 49, 50].map((row) => triedIn(HEADER, row, 'decided on the header, before anything is decoded')),
    ...[48, 49, 50].map((row) => triedIn(INTAKE, row, 'the intake of both runtimes’ codecs')),
  ],
};

function paint(act: () => unknown): string {
  try {
    act();
    return 'painted';
  } catch (error) {
    return error instanceof WebAssembly.RuntimeError ? 'broken' : 'refused';
  }
}
