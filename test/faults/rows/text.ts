import { DOMParser } from '@xmldom/xmldom';
import { expect } from 'vitest';
import { HEADLINE_MAX_GRAPHEMES, MARKS_PER_BASE_MAX, PAGE_MAX_BYTES } from '../../../src/limits.ts';
import { expectCard, expectError } from '../support/expect.ts';
import { fault, triedIn, type Topic } from '../support/fault.ts';
import { headline, payloadOf, signed, signedBytes, tokens } from '../support/keys.ts';
import type { Subject } from '../support/subject.ts';

interface SignedAnswer {
  readonly article: { readonly headline: string };
  readonly alt: string;
  readonly degraded: readonly string[];
  readonly warnings: readonly { readonly code: string }[];
  readonly metaTags: string;
  readonly cards: {
    readonly og: {
      readonly url: string;
      readonly fit: { readonly lines: string[]; readonly truncated: boolean };
    };
  };
}

/** What `POST /v1/cards` answers to an article that it takes. */
async function sign(subject: Subject, article: object): Promise<SignedAnswer> {
  const answer = await subject.post('/v1/cards', { article: { outlet: 'harbour-post', ...article } });
  expect(answer.status, answer.text.slice(0, 300)).toBe(200);
  return JSON.parse(answer.text) as SignedAnswer;
}

async function svgOf(subject: Subject, text: string): Promise<string> {
  const path = `/card.svg?${new URLSearchParams({ headline: text, outlet: 'harbour-post' })}`;
  const answer = await subject.get(path, { authorization: `Bearer ${tokens.cms}` });
  expect(answer.status).toBe(200);
  return answer.text;
}

const MARKUP = `</script><script>alert(1)</script>]]>"><img src=x onerror='alert(2)'> & more`;
const CARDS = '/v1/cards';

const article = (kicker: string): string =>
  JSON.stringify({ article: { headline: 'Tide', outlet: 'rt', kicker } });

export const text: Topic = {
  services: [
    fault(30, 'a body over its bound is 413, whether it tells its length or not', async ({ post, ask }) => {
      expectError(await post(CARDS, article('x'.repeat(17_000))), 413, 'input_too_large');
      expectError(await post(CARDS, article('Я'.repeat(9_000))), 413, 'input_too_large');
      expectError(
        await post('/v1/articles', { headline: 'Tide', outlet: 'rt', kicker: 'Я'.repeat(9_000) }),
        413,
        'input_too_large',
      );
      expectError(
        await post(CARDS, `[${article('x'.repeat(3_000))}${`,${article('x'.repeat(3_000))}`.repeat(360)}]`),
        413,
        'input_too_large',
      );
      expectError(await post('/v1/takedowns', { card: 'x'.repeat(17_000) }), 413, 'input_too_large');
      expectError(await post('/v1/purge', { tags: ['x'.repeat(17_000)] }), 413, 'input_too_large');
      const headers = { authorization: `Bearer ${tokens.cms}` };
      const body = `{"text":"${'x'.repeat(PAGE_MAX_BYTES + 20_000)}"}`;
      for (const path of [CARDS, '/v1/articles']) {
        for (const length of ['declared', 'chunked', 'endless'] as const) {
          expectError(await ask({ method: 'POST', path, headers, body, length }), 413, 'input_too_large');
        }
      }
    }),

    fault(31, 'a headline without end is cut at 300 characters and fits its box', async (subject) => {
      for (const endless of [
        'Harbour lamps are lit again. '.repeat(350),
        'x'.repeat(2_000),
        '灯'.repeat(2_000),
      ]) {
        const { article, cards, warnings } = await sign(subject, { headline: endless });
        const graphemes = [...new Intl.Segmenter('und').segment(article.headline)].length;
        expect(graphemes).toBeLessThanOrEqual(HEADLINE_MAX_GRAPHEMES);
        expect(article.headline).toMatch(/…$/);
        expect(warnings).toContainEqual(expect.objectContaining({ code: 'headline_shortened' }));
        expect(cards.og.fit.lines.at(-1)).toMatch(/…$/);
        expectCard(await subject.get(new URL(cards.og.url).pathname));
      }
    }),

    fault(32, 'of a heap of marks eight stay on a letter, and the drawing stays small', async (subject) => {
      const zalgo = Array.from({ length: 100 }, () => `a${'\u0301\u0316'.repeat(25)}`).join('');
      const { article } = await sign(subject, { headline: zalgo });
      const heaps = article.headline.normalize('NFD').match(/\p{M}+/gu) ?? [];
      for (const heap of heaps) expect(heap.length).toBeLessThanOrEqual(MARKS_PER_BASE_MAX + 1); // one is part of á
      const svg = await svgOf(subject, `a${'\u0301'.repeat(8)}`.repeat(100));
      expect(svg.length).toBeLessThan(300 * 1024);
    }),

    fault(33, 'a headline of nothing visible is refused when it is signed', async ({ post }) => {
      for (const blank of [
        '\u200d'.repeat(2_000),
        '\u200b\u2060\ufeff',
        ' \u3000\t',
        '\u0000\u0007',
        '\u202e\u202c',
        '\u00ad',
        '\u0301\u0301',
        '\u3164',
        '\u115f',
      ]) {
        expectError(await post(CARDS, { article: { headline: blank, outlet: 'rt' } }), 422, 'headline_blank');
      }
    }),

    fault(34, 'what turns the order of words round is taken out of a headline', async (subject) => {
      const turned = '\u202eevil\u202c \u2066one\u2069 \u202atwo \u2067שלום\u2068 Reuters 24';
      const { cards } = await sign(subject, { headline: turned, kicker: '\u202ekick' });
      const payload = JSON.stringify(payloadOf(cards.og.url));
      expect(payload).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(payload).toContain('evil one two שלום Reuters 24');
      // Whoever signs for himself gets the same picture.
      const own = await subject.get(await signed({ headline: '\u202eTide at nine' }));
      expectCard(own);
      expect(
        Buffer.compare(own.bytes, (await subject.get(await signed({ headline: 'Tide at nine' }))).bytes),
      ).toBe(0);
    }),

    fault(
      35,
      'controls, halves of characters and no characters are out before it is signed, and the SVG is XML',
      async (subject) => {
        const broken = 'Ti\u0000de\u0007 \ud83d at\ufffe \udc00nine\u001b[31m';
        const { cards } = await sign(subject, { headline: broken, kicker: broken });
        expect(payloadOf(cards.og.url)).toMatchObject({
          headline: 'Tide at nine[31m',
          kicker: 'Tide at nine[31m',
        });
        const faults: string[] = [];
        const parser = new DOMParser({
          onError: (level, message) => void faults.push(`${level}: ${message}`),
        });
        parser.parseFromString(await svgOf(subject, `${MARKUP} ${broken.toWellFormed()}`), 'image/svg+xml');
        expect(faults).toEqual([]);
        // A payload with half a character was not made by us.
        expectError(
          await subject.get(await signedBytes(String.raw`{"headline":"Tide \ud83d","outlet":"rt"}`)),
          400,
          'card_invalid',
        );
      },
    ),

    fault(36, 'markup is text: on the card, in meta tags, on the page of a browser', async (subject) => {
      const { metaTags, cards } = await sign(subject, { headline: MARKUP, kicker: MARKUP });
      expect(metaTags).not.toMatch(/<script|<img|onerror='/);
      expect(metaTags.match(/<[^>]*>/g)?.every((tag) => /^<meta [^<]*>$/.test(tag))).toBe(true);
      expectCard(await subject.get(new URL(cards.og.url).pathname));
      expect(await svgOf(subject, MARKUP)).not.toMatch(/<script|<img|<foreignObject|<text/i);
      const page = await subject.get(`/?${new URLSearchParams({ headline: MARKUP, outlet: MARKUP })}`, {
        authorization: `Bearer ${tokens.cms}`,
      });
      expect(page.text).not.toContain('<script>alert');
      // An outlet that nobody knows is told of without its name.
      expectError(
        await subject.post(CARDS, { article: { headline: 'Tide', outlet: MARKUP } }),
        422,
        'outlet_unknown',
        'alert(1)',
      );
    }),

    fault(
      37,
      'an address of an article that is no web address is refused when it is signed',
      async (subject) => {
        for (const url of [
          'javascript:alert(1)',
          'data:text/html,<script>alert(1)</script>',
          'JaVaScRiPt:alert(1)',
          ' javascript:alert(1)',
          'file:///etc/passwd',
          'vbscript:x',
          '//evil.example/a',
          'https://user:pw@evil.example/',
        ]) {
          const answer = await subject.post(CARDS, { article: { headline: 'Tide', outlet: 'rt', url } });
          expectError(answer, 422, 'article_invalid', url);
        }
        await sign(subject, { headline: 'Tide', url: 'https://harbourpost.example/tide?at=9#top' });
      },
    ),

    fault(
      38,
      'a script without a face and an emoji still make a card, and nothing is asked of anybody',
      async (subject) => {
        for (const odd of ['𒀀𒁀 tide', '🫩🏴‍☠️ 👩🏽‍🚀', '\u{10ffff}a', 'ꯃꯩꯇꯩ']) {
          const { cards, degraded } = await sign(subject, { headline: headline(odd) });
          expect(degraded).toEqual([]);
          expectCard(await subject.get(new URL(cards.og.url).pathname));
        }
      },
    ),
  ],
  elsewhere: [
    triedIn('test/unit/typeset/any-text.test.ts', 31, 'every text at every size, by property'),
    triedIn(
      'conformance/test/fixtures/right-to-left.ts',
      34,
      'mixed right-to-left text line by line against Chromium: npm run conformance',
    ),
    triedIn('test/contract/raster.test.ts', 38, 'an SVG with an address in it asks nobody'),
  ],
};
