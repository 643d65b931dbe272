import { expect } from 'vitest';
import { rasters } from '../../contract/rasters.ts';
import { expectCard, expectError } from '../support/expect.ts';
import type { FaultCode } from '../../../src/index.ts';
import type { Question } from '../../runtime/ask.ts';
import { fault, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, signed, tokens } from '../support/keys.ts';

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

/** What a photo's address may not be, and the code that says so. */
const refusedAddresses: Readonly<Record<number, { code: FaultCode; addresses: readonly string[] }>> = {
  39: {
    code: 'blocked_host',
    addresses: [
      'http://127.1/a.jpg',
      'http://0x7f.1/a.jpg',
      'http://2130706433/a.jpg',
      'http://localhost./a.jpg',
      'http://[::1]/a.jpg',
      'http://[::ffff:10.0.0.1]/a.jpg',
      'http://169.254.169.254/latest/meta-data',
      'http://metadata.google.internal/',
    ],
  },
  40: {
    code: 'blocked_host',
    addresses: [
      'http://[2002:7f00:1::1]/a.jpg',
      'http://[3fff::1]/a.jpg',
      'http://[5f00::1]/a.jpg',
      'http://192.0.2.1/a.jpg',
      'http://203.0.113.1/a.jpg',
      'http://192.88.99.1/a.jpg',
    ],
  },
  41: {
    code: 'address_refused',
    addresses: [
      'http://user:pw@example.org/a.jpg',
      'http://example.org:22/a.jpg',
      'ftp://example.org/a',
      'file:///etc/passwd',
    ],
  },
  44: { code: 'recursive', addresses: [`${BASE}/c/v1/a/b/c.png`] },
};

export function putPhoto(body: object): Question {
  const isPicture = body instanceof Uint8Array;
  return {
    method: 'PUT',
    path: '/v1/photos',
    headers: {
      authorization: `Bearer ${tokens.cms}`,
      'content-type': isPicture ? 'image/png' : 'application/json',
    },
    body: isPicture ? body : JSON.stringify(body),
  };
}

/** A PNG that says it is 10,000 by 10,000, one bit a pixel: its header, no pixels, its end. */
function bombPng(): Uint8Array {
  const header = '89504e470d0a1a0a0000000d494844520000271000002710010000000092355f8a';
  return Buffer.from(`${header}000000004944415435af061e0000000049454e44ae426082`, 'hex');
}

export const photos: Topic = {
  services: [
    ...Object.entries(refusedAddresses).map(([row, { code, addresses }]) =>
      fault(Number(row), `no photo is fetched from where it does not belong: ${code}`, async ({ ask }) => {
        for (const url of addresses) {
          const answer = await ask(putPhoto({ url }));
          expectError(answer, 422, code);
          expect(answer.text).not.toContain(url);
        }
      }),
    ),

    fault(
      48,
      'a bomb of 10,000 by 10,000 pixels in a small PNG is refused on its header',
      async ({ ask }) => {
        expectError(await ask(putPhoto(bombPng())), 413, 'photo_too_large');
      },
    ),

    fault(50, 'the bytes decide what a picture is, whatever it is called', async ({ ask }) => {
      const pictures = {
        svg: svg(''),
        gif: 'GIF89a' + '\0'.repeat(40),
        heic: '\0\0\0\x18ftypheic' + '\0'.repeat(40),
      };
      for (const content of Object.values(pictures)) {
        expectError(await ask(putPhoto(Buffer.from(content, 'latin1'))), 415, 'photo_unsupported');
      }
    }),

    fault(46, 'a card whose photo is gone is still a card, for a minute', async ({ get }) => {
      const photo = { sha256: 'ab'.repeat(32), focus: [0.5, 0.5] as const };
      const path = await signed({ headline: headline(), photo }, { ext: 'jpg' });
      const answer = await get(path);
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
      expect(answer.headers['x-card-fallback']).toMatch(/^photo_/);
      expect(answer.headers.etag).toBeUndefined();
      expect([...answer.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    }),

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
    triedIn('test/faults/rows/photos.ts', 51, 'on both engines themselves: no request brings an SVG to them'),
    ...[39, 40, 41, 44].map((row) => triedIn(URLS, row, 'every spelling, in the guard itself')),
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
