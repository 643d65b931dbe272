import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileName } from '../../../src/batch/file-name.ts';

const KEY = `text-${'0123456789abcdef'.repeat(4)}`;
const nameOf = (article: { headline: string; url?: string; date?: string }, isEmbargoed = false): string =>
  fileName({
    article: {
      headline: article.headline,
      url: article.url,
      date: article.date === undefined ? undefined : ({ iso: article.date } as never),
      outlet: { id: 'harbour-post' } as never,
    },
    size: 'og',
    format: 'png',
    key: KEY,
    isEmbargoed,
  });

it.each([
  [
    { headline: 'x', url: 'https://a.example/2026/ferry-strike.html', date: '2026-03-14' },
    '2026/03/ferry-strike',
  ],
  [{ headline: 'Crème brûlée, at last', url: 'https://a.example/news/4711' }, 'undated/creme-brulee-at-last'],
  [{ headline: 'Don’t panic', url: 'https://a.example/%D0%9F%D0%B0' }, 'undated/dont-panic'],
  [{ headline: 'Паромы снова ходят', url: 'https://a.example/' }, 'undated/card'],
])('names the file of %j after its month and its words', (article, name) => {
  expect(nameOf(article)).toBe(`${name}-og-0123456789abcdef0123.png`);
});

it('tells nothing of an article whose embargo has not ended', () => {
  const article = {
    headline: 'Minister resigns',
    url: 'https://a.example/minister-resigns',
    date: '2026-03-14',
  };
  expect(nameOf(article, true)).toBe('undated/harbour-post-og-0123456789abcdef0123.png');
});

it('makes of whatever an article says a name that every file system and every address takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (headline, url) => {
      expect(nameOf({ headline, url })).toMatch(/^undated\/[a-z0-9-]{1,60}-og-[0-9a-f]{20}\.png$/);
    }),
  );
});
