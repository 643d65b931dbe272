import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { PresscardError } from '../../../src/errors.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { templateIds } from '../../../src/press.ts';
import { nativeRaster } from '../../../src/runtime/node/native-raster.ts';
import { articleOfItem } from '../../../src/source/feed/article-of-item.ts';
import { readFeed, type Feed } from '../../../src/source/feed/feed.ts';

const outlets = createRegistry(builtInOutlets, { raster: nativeRaster, templates: templateIds() });
const feed: Feed = {
  kind: 'rss',
  url: 'https://www.islandcourier.example/',
  lang: 'en-gb',
  items: [],
  isWhole: true,
};
const headline = 'Harbour board keeps the old quay open';

it('makes of an item the article that it tells of', () => {
  const item = {
    headline,
    url: 'https://www.islandcourier.example/city/quay',
    id: '7',
    date: '2026-03-14T09:30:00+01:00',
    author: 'Jane Doe',
    photo: { src: 'https://cdn.example/quay.jpg' },
  };
  const article = articleOfItem(item, { feed });
  expect(article).toEqual({
    ...item,
    outlet: 'islandcourier.example',
    lang: 'en-GB',
    photo: { src: 'https://cdn.example/quay.jpg', optional: true },
  });
  expect(readArticle(article, outlets)).toMatchObject({
    article: {
      headline,
      date: { iso: '2026-03-14T09:30:00+01:00' },
      outlet: { name: 'islandcourier.example' },
    },
    warnings: [],
  });
});

it('takes the outlet from the feed, or from where the feed was found, when the item has no address', () => {
  expect(articleOfItem({ headline }, { feed }).outlet).toBe('islandcourier.example');
  const address = 'https://www.meridian.example/all.xml';
  expect(articleOfItem({ headline }, { feed: {}, address }).outlet).toBe('meridian.example');
});

it('does not believe a language that the headline is not written in', () => {
  const { lang } = articleOfItem({ headline: 'Паромы снова ходят' }, { feed: { ...feed, lang: 'en-us' } });
  expect(lang).toBeUndefined();
  expect(articleOfItem({ headline }, { feed: { ...feed, lang: '*' } })).not.toHaveProperty('lang');
});

it.each([
  [{ url: 'https://islandcourier.example/note' }, feed, 'headline_missing'],
  [{ headline, url: 'mailto:desk@example.org' }, {}, 'outlet_missing'],
] as const)('says why %j makes no card', (item, of, code) => {
  expect(() => articleOfItem(item, { feed: of })).toThrow(expect.objectContaining({ code }));
});

it('an item of any feed becomes an article, or an error with a code', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link>',
      '</link>',
      '<guid>',
      '&amp;',
      'https://a.example/',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const read = readFeed({ content: `<rss><channel>${parts.join('')}</channel></rss>` });
      for (const item of read.items) {
        try {
          readArticle(articleOfItem(item, { feed: read }), outlets);
        } catch (error) {
          expect(error).toBeInstanceOf(PresscardError);
        }
      }
    }),
  );
});
