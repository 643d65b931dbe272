import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { PresscardError } from '../../../src/errors.ts';
import { PAGE_MAX_BYTES } from '../../../src/limits.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { readFeed } from '../../../src/source/feed/feed.ts';
import { decodeDocument } from '../../../src/source/decode-document.ts';
import { readPage } from '../../../src/source/page/read-page.ts';

const outlets = createRegistry(builtInOutlets);
const url = 'https://www.islandcourier.example/2026/03/14/quay';
const HEAD =
  '<!doctype html><html lang="en"><title>Harbour board keeps the quay</title><h1>Harbour board keeps the quay</h1>';

/** 2 MB of one thing. */
const full = (piece: string, front = ''): string =>
  front + piece.repeat(Math.floor((PAGE_MAX_BYTES - front.length) / piece.length));
const jsonLd = (json: string): string => `${HEAD}<script type="application/ld+json">${json}</script>`;

/** A quarter of what a CMS waits for; each of them takes some 100 ms. */
const IN_TIME_MS = 5_000;

describe('a page that was made to cost time', () => {
  it.each([
    ['100,000 tags inside each other', '<div>'.repeat(100_000)],
    ['tags inside each other', full('<b>')],
    ['tables inside each other', full('<table><tr><td>')],
    ['headings', full('<h1>Some headline of a page</h1>')],
    ['headings inside each other', full('<h1><span>x')],
    ['open brackets', full('<')],
    ['ampersands', full('&')],
    ['comments', full('<!--')],
    ['one attribute', `<p class="${full('x ')}">`],
    ['attributes', `<p ${full('a=1 ')}>`],
    ['meta elements', full('<meta property="og:title" content="A title | of a | page">', HEAD)],
    ['a title of bars', `<title>${full('a | ')}</title>`],
    ['a title of dashes', `<title>${full('a - ')}</title>`],
    ['marks on one letter', `<h1>a${full('\u0301')}</h1>`],
    ['dates', full('<time class="date">1 2 3 2020 4 5 6 7 2021 8 9 2022 10 11</time>', HEAD)],
    ['lines with dates', full('<p>31 December 2020 is not 2021 and 1999 was 1998 for 2000 x</p>', HEAD)],
    [
      'dates in a place with a long name',
      `${HEAD}<div class="${'a-related '.repeat(50_000)}">${'<time>2 January 2020</time>'.repeat(20_000)}`,
    ],
    [
      'links to other articles',
      full('<p>Also on <a href="/x-y-z">some other story of the day</a></p>', HEAD),
    ],
    [
      'pictures',
      full(
        '<figure><img src="https://x.example/abcdef1234.jpg"><figcaption>Photo: x</figcaption></figure>',
        HEAD,
      ),
    ],
    ['texts that nearly spell the domain', full('<img alt="is land cou rier is land cou rie r">')],
    [
      'properties of one thing',
      full('<i itemprop=author>x</i>', '<div itemscope itemtype="https://schema.org/NewsArticle">'),
    ],
    ['things inside each other', full('<div itemscope itemprop="a b c d e f">')],
    ['lists inside each other', jsonLd('['.repeat(500_000))],
    ['broken data', jsonLd(full('{"@type":"NewsArticle","headline":"x"},').slice(0, 1_900_000))],
    [
      'data that names itself',
      jsonLd(
        '[{"@id":"a","@type":"NewsArticle","headline":"x","author":{"@id":"a"},"publisher":{"@id":"a"},"image":{"@id":"a"}}]',
      ),
    ],
    [
      'data that names twice what names twice',
      jsonLd(
        JSON.stringify(
          Array.from({ length: 10_000 }, (_, at) => ({
            '@id': `${at}`,
            '@type': 'NewsArticle',
            author: [{ '@id': `${at + 1}` }, { '@id': `${at + 1}` }],
          })),
        ),
      ),
    ],
    ['one word', full('w', HEAD)],
    ['spaces', full(' ', HEAD)],
  ])('by %s is answered in time', (_, html) => {
    const start = performance.now();
    readPage({ html: html.slice(0, PAGE_MAX_BYTES), url }, outlets);
    expect(performance.now() - start).toBeLessThan(IN_TIME_MS);
  });

  it('is read as far as its bounds go, and says so', () => {
    const { article, warnings } = readPage({ html: HEAD + '<div>'.repeat(100_000), url }, outlets);
    expect(article.headline).toBe('Harbour board keeps the quay');
    expect(warnings.map(({ code }) => code)).toEqual(['page_cut']);
  });
});

describe('markup in a field of a page', () => {
  const MARKUP = '</script><img src=x onerror=alert(1)>"\'&lt;b&gt;';
  const escaped = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const json = JSON.stringify(`${MARKUP} quay`).replaceAll('</', '<\\/');
  const html = `<!doctype html><html lang="${escaped}" dir="${escaped}"><title>${escaped} quay</title>
    <meta property="og:title" content="${escaped} quay"><meta property="og:site_name" content="${escaped}">
    <meta property="og:image" content="${escaped}"><meta property="article:section" content="${escaped}">
    <link rel="canonical" href="${escaped}">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":${json},"description":${json},"author":${json},"datePublished":${json},"isAccessibleForFree":${json},"image":{"url":${json},"caption":${json}}}</script>
    <h1>${escaped} quay</h1><p>Read more: <a href="${escaped}">${escaped} some other story</a></p>`;

  it('is the text that it is, and no address, language or date', () => {
    const { article } = readPage({ html, url }, outlets);
    expect(article.headline).toContain('onerror=alert(1)');
    expect([article.lang, article.dir, article.date]).toEqual([undefined, undefined, '2026-03-14']);
    for (const address of [
      article.url,
      (article.photo as { src: string } | undefined)?.src,
      ...(article.related ?? []).map((one) => (one as { url: string }).url),
    ])
      if (address !== undefined) expect(new URL(address).origin).toBe('https://www.islandcourier.example');
    expect(() => readArticle(article, outlets)).not.toThrow();
  });
});

describe('a name that every object has', () => {
  it('means nothing as a type, a property, a section or an element', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const html = `${HEAD}<meta property="article:section" content="${name}"><${name} itemscope itemprop="${name}">x</${name}>
        <script type="application/ld+json">{"@type":["NewsArticle","${name}"],"headline":"Harbour board keeps the quay","${name}":{"@type":"${name}"}}</script>`;
      const { article } = readPage({ html, url: `https://www.islandcourier.example/${name}/x` }, outlets);
      expect(article.state).toBeUndefined();
      expect(() => readArticle(article, outlets)).not.toThrow();
      expect(() => readFeed({ content: `<${name} xmlns:a="${name}"><item/></${name}>` })).toThrow(
        'This is no feed',
      );
    }
  });
});

describe('any page', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<h1>',
      '</h1>',
      '<title>',
      '</title>',
      '<meta property="og:title" content="',
      '">',
      '<time datetime="',
      '2026-03-14T09:30:00Z',
      '<p class="date kicker byline related">',
      '<a href="',
      'javascript:',
      '<script type="application/ld+json">',
      '{"@type":"NewsArticle","headline":',
      '"datePublished":"',
      '</script>',
      '<div itemscope itemprop="',
      '__proto__',
      'constructor',
      '" itemprop="headline">',
      '<img src="',
      '<figure>',
      '14 March 2026',
      '۲۳ اسفند ۱۴۰۴',
      '&#0;',
      '\u0000',
      '\ud800',
      '<!--',
      '<![CDATA[',
      'By ',
      ' | ',
      'Read more: ',
    ),
    fc.string({ unit: 'binary' }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  );
  const anyMarkup = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

  it('gives fields that an article can have, or none', () => {
    fc.assert(
      fc.property(
        anyMarkup,
        fc.oneof(fc.constantFrom(url, undefined, 'http://[', 'file:///x'), fc.webUrl(), fc.string()),
        (html, at) => {
          const { article, sources } = readPage({ html, url: at }, outlets);
          for (const { confidence } of sources) expect(confidence >= 0 && confidence <= 1).toBe(true);
          if (article.headline === undefined) return;
          try {
            readArticle(article, outlets);
          } catch (error) {
            expect(error).toBeInstanceOf(PresscardError);
            // Without an address nobody knows whose page it is; everything else that was found must be good.
            expect(['outlet_missing', 'outlet_unknown', 'headline_blank']).toContain(
              (error as PresscardError).code,
            );
          }
        },
      ),
    );
  });

  it('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readPage({ html: decodeDocument(bytes, { kind: 'html' }), url }, outlets);
      }),
    );
  });
});
