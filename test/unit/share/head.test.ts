import fc from 'fast-check';
import { parseDocument, DomUtils } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { utf8Length } from '../../../src/bytes.ts';
import { SHARE_HEAD_MAX_BYTES } from '../../../src/limits.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { shareHead } from '../../../src/share/head.ts';
import { newsArticle } from '../../../src/share/json-ld.ts';
import { shareFacts, type ShareFacts } from '../../../src/share/share-facts.ts';
import { articles } from '../../fixtures/articles.ts';

const outlets = createRegistry(builtInOutlets);
const card = 'https://cards.example/c/v1/k1/AAAA/eyJ4Ijoi.png';

function factsOf(input: object, given: Partial<ShareFacts> = {}): ShareFacts {
  const { article } = readArticle({ outlet: 'harbour-post', date: '2026-03-14', ...input }, outlets);
  return {
    ...shareFacts(article, {
      description: undefined,
      address: 'https://cards.example/s/v1/k1/AAAA/eyJ4Ijoi',
      picture: { url: card, type: 'image/png', width: 1200, height: 630, alt: article.headline },
      pictures: [`${card}?16x9`, `${card}?4x3`, `${card}?1x1`],
    }),
    ...given,
  };
}

/** Tags by their names, in their order, and the structured data, as a parser that is not ours reads them. */
function read(head: string): { tags: [string, string][]; canonical: string; data: Record<string, unknown> } {
  const document = parseDocument(`<head>${head}</head>`);
  const byName = (name: string) => DomUtils.getElementsByTagName(name, document);
  return {
    tags: byName('meta').flatMap(({ attribs }) => {
      const name = attribs['property'] ?? attribs['name'];
      return name === undefined ? [] : [[name, attribs['content']!] as [string, string]];
    }),
    canonical: byName('link').find(({ attribs }) => attribs['rel'] === 'canonical')!.attribs['href']!,
    data: JSON.parse(DomUtils.textContent(byName('script')[0]!)) as Record<string, unknown>,
  };
}

const shapes = (given: string[]): unknown =>
  read(shareHead(factsOf({ headline: 'Adrift' }, { pictures: given }))).data['image'];

const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)> ' & ]]> --> <!-- </script >`;

describe('the head of a share page', () => {
  const url = 'https://harbourpost.example/ferry?a=1&b=2';
  const whole = {
    headline: 'Ferry strike ends\nafter nine days',
    standfirst: 'Crews return at noon.',
    kicker: 'Transport',
    author: 'Ada Quay',
    date: '2026-03-14T09:30',
    updated: '2026-03-14T11:00',
    url,
  };

  it('says everything once, and the title and the picture first', () => {
    const { tags, canonical } = read(shareHead(factsOf(whole)));
    expect(tags).toEqual([
      ['og:title', 'Ferry strike ends after nine days'],
      ['og:image', card],
      ['og:image:type', 'image/png'],
      ['og:image:width', '1200'],
      ['og:image:height', '630'],
      ['og:image:alt', expect.any(String)],
      ['twitter:card', 'summary_large_image'],
      ['og:type', 'article'],
      ['og:site_name', 'The Harbour Post'],
      ['og:description', 'Crews return at noon.'],
      ['og:locale', 'en_GB'],
      ['article:published_time', '2026-03-14T09:30:00+00:00'],
      ['article:modified_time', '2026-03-14T11:00:00+00:00'],
      ['article:section', 'Transport'],
      ['article:author', 'Ada Quay'],
      ['author', 'Ada Quay'],
      ['robots', 'max-image-preview:large'],
      ['og:url', 'https://cards.example/s/v1/k1/AAAA/eyJ4Ijoi'],
    ]);
    expect(canonical).toBe(url);
  });

  it('says the same to search engines, with the picture in three shapes', () => {
    expect(read(shareHead(factsOf(whole))).data).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Ferry strike ends after nine days',
      image: [`${card}?16x9`, `${card}?4x3`, `${card}?1x1`],
      datePublished: '2026-03-14T09:30:00+00:00',
      dateModified: '2026-03-14T11:00:00+00:00',
      author: { '@type': 'Person', name: 'Ada Quay' },
      publisher: { '@type': 'Organization', name: 'The Harbour Post', url: 'https://harbourpost.example/' },
      mainEntityOfPage: url,
      inLanguage: 'en',
    });
  });

  it('has a description whatever the article lacks, because WhatsApp shows little without one', () => {
    const { tags } = read(shareHead(factsOf({ headline: 'Adrift' })));
    expect(Object.fromEntries(tags)['og:description']).toBe('The Harbour Post · 14 March 2026');
  });

  it('names no oEmbed, no second picture and no locale that nobody knows', () => {
    const head = shareHead(
      factsOf({ headline: 'Łódź się vrací', lang: 'und', outlet: 'islandnews.example' }),
    );
    expect(head).not.toMatch(/oembed|og:locale|inLanguage/);
    expect(head.match(/og:image"/g)).toHaveLength(1);
  });

  it.each(Object.entries(articles))('stands in the first 8 KB: %s', (_, article) => {
    const long = 'https://www.harbourpost.example/news/2026/03/14/ferry-strike-ends-after-nine-days-of-talks';
    const head = shareHead(factsOf({ ...article, url: long, standfirst: article.headline }));
    expect(utf8Length(head)).toBeLessThanOrEqual(SHARE_HEAD_MAX_BYTES);
  });

  it('has title and picture in the first 8 KB, however long they are', () => {
    const longest = 'က္က'.repeat(300);
    const facts = factsOf(
      { headline: longest, standfirst: longest, url },
      {
        picture: {
          ...factsOf({ headline: longest }).picture,
          url: `https://cards.example/${'c'.repeat(4_096)}`,
        },
      },
    );
    const [readByAll] = shareHead(facts).split('<meta property="og:image:type"');
    expect(utf8Length(readByAll!)).toBeLessThanOrEqual(SHARE_HEAD_MAX_BYTES);
  });

  it('gives up shapes of the picture before it grows beyond 8 KB, and keeps one', () => {
    const pictures = ['a', 'b', 'c'].map(
      (shape) => `https://cards.example/c/v1/k1/A/${shape.repeat(3_000)}.png`,
    );
    expect(shapes(pictures)).toEqual(pictures.slice(0, 2));
    expect(shapes(pictures.map((one) => one.repeat(3)))).toHaveLength(1);
    expect(shapes([])).toEqual([]);
  });

  it.each(['headline', 'standfirst', 'kicker', 'author'])(
    'takes markup in %s for the text that it is',
    (field) => {
      const head = shareHead(factsOf({ headline: 'Tide', url, [field]: MARKUP }));
      const { tags, data } = read(head);
      expect(head.match(/<\/?[a-z]+/g)).toEqual([
        ...Array(tags.length + 1).fill('<meta'),
        '<link',
        '<script',
        '</script',
      ]);
      expect(tags.some(([, content]) => content.includes('<img src=x onerror=alert(1)>'))).toBe(true);
      if (field === 'headline') expect(data['headline']).toBe(MARKUP);
    },
  );

  it('means the same to a parser as it was given, whatever the headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const facts = factsOf({ headline: `Tide ${text}` });
        const { tags, data } = read(shareHead(facts));
        expect(Object.fromEntries(tags)['og:title']).toBe(facts.title);
        expect(data['headline']).toBe(facts.title);
        expect(data['headline']).toBe((newsArticle(facts) as { headline: string }).headline);
      }),
    );
  });
});
