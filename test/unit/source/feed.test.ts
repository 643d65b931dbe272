import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { FEED_ITEMS_MAX } from '../../../src/limits.ts';
import { readFeed, type FeedItem } from '../../../src/source/feed/feed.ts';

const item = {
  headline: 'Harbour board keeps the old quay open',
  url: 'https://islandcourier.example/city/quay',
  date: '2026-03-14T09:30:00+01:00',
  author: 'Jane Doe',
  standfirst: 'Lamps for every jetty by autumn.',
  photo: { src: 'https://cdn.example/quay.jpg' },
};

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Island Courier</title><link>https://islandcourier.example/</link><language>en-gb</language>
<item><title>${item.headline}</title><link>${item.url}</link><guid isPermaLink="false">7</guid>
<pubDate>Sat, 14 Mar 2026 09:30:00 +0100</pubDate><dc:creator><![CDATA[Jane Doe]]></dc:creator>
<description>&lt;p&gt;Lamps for every jetty by autumn.&lt;/p&gt;</description>
<media:content url="https://cdn.example/small.jpg" width="200"/><media:content url="https://cdn.example/quay.jpg" width="1200"/>
</item></channel></rss>`;

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Island Courier</title>
<link rel="self" href="https://islandcourier.example/feed"/><link href="https://islandcourier.example/"/>
<entry><title type="html">Harbour board &lt;b&gt;keeps&lt;/b&gt; the old quay open</title><id>tag:7</id>
<link rel="replies" href="/comments"/><link href="/city/quay"/><author><name>Jane Doe</name><uri>https://x.example</uri></author>
<published>2026-03-14T09:30:00+01:00</published><updated>2026-03-15T09:30:00+01:00</updated>
<source><title>Another paper</title><id>other</id></source>
<summary>Lamps for every jetty by autumn.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><title>not this</title><img src="https://cdn.example/quay.jpg"/></div></content>
</entry></feed>`;

const rdf = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>Island Courier</title><link>https://islandcourier.example/</link><d:language>en-GB</d:language></channel>
<item r:about="${item.url}"><title>${item.headline}</title><link>${item.url}</link><d:date>2026-03-14T09:30:00+01:00</d:date>
<d:creator>Jane Doe</d:creator><description>Lamps for every jetty by autumn.</description><enclosure type="image/jpeg" url="https://cdn.example/quay.jpg"/></item></r:RDF>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Island Courier',
  home_page_url: 'https://islandcourier.example/',
  language: 'en-GB',
  items: [
    {
      id: 7,
      title: item.headline,
      url: '/city/quay',
      date_published: item.date,
      authors: [{ name: 'Jane Doe' }],
      summary: item.standfirst,
      image: 'https://cdn.example/quay.jpg',
    },
  ],
});

const titles = (content: string): (string | undefined)[] =>
  readFeed({ content }).items.map(({ headline }) => headline);
const around = (items: string): string => `<rss><channel>${items}</channel></rss>`;

describe('a feed', () => {
  it.each([
    ['rss', rss],
    ['atom', atom],
    ['rdf', rdf],
    ['json', json],
  ])('in %s gives its items with headline, address, date, author and photo', (kind, content) => {
    const feed = readFeed({ content });
    expect(feed).toMatchObject({
      kind,
      title: 'Island Courier',
      url: 'https://islandcourier.example/',
      isWhole: true,
    });
    expect(feed.lang?.toLowerCase()).toBe('en-gb');
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject(
      kind === 'json' ? { ...item, url: 'https://islandcourier.example/city/quay' } : item,
    );
  });

  it('is read in the charset that it names', () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>';
    const content = Uint8Array.from([
      ...new TextEncoder().encode(text),
      0xcf,
      0xf0,
      0xe8,
      ...new TextEncoder().encode('</title></item></channel></rss>'),
    ]);
    expect(readFeed({ content }).items[0]?.headline).toBe('При');
  });

  it.each([
    [
      'an item inside of an item',
      '<item><title>One</title><item><title>Two</title></item></item>',
      ['Two', 'One'],
    ],
    ['an end that is missing', '<item><title>One</title></item><item><title>Two</title>', ['One', 'Two']],
    [
      'a bare ampersand and entities of HTML',
      '<item><title>Bed & breakfast &eacute;t&eacute;&nbsp;2026</title></item>',
      ['Bed & breakfast été\u00a02026'],
    ],
    [
      'markup in a title',
      '<item><title>&lt;b&gt;Bold&lt;/b&gt; &amp;amp; brave</title></item>',
      ['Bold & brave'],
    ],
    ['capitals', '<ITEM><TITLE>One</TITLE></ITEM>', ['One']],
    ['an item that says nothing', '<item/><item><title>One</title></item>', ['One']],
    ['text in front', '<!-- x -->', []],
  ])('is read in spite of %s', (_, items, expected) => {
    expect(titles(`\n Warning: something \n${around(items)}`)).toEqual(expected);
  });

  it('that was cut gives the items before the cut', () => {
    const many = around('<item><title>Word</title><pubDate>2026-03-14</pubDate></item>'.repeat(50));
    const feed = readFeed({ content: many.slice(0, many.length / 2) });
    expect(feed.items.length).toBeGreaterThan(20);
    expect(feed.isWhole).toBe(false);
  });

  it('of more items than are read gives so many', () => {
    const feed = readFeed({
      content: around('<item><title>Word</title></item>'.repeat(FEED_ITEMS_MAX + 500)),
    });
    expect([feed.items.length, feed.isWhole]).toEqual([FEED_ITEMS_MAX, false]);
  });

  it('has no address that is none of the web', () => {
    const feed = readFeed({
      content: around(
        '<item><title>One</title><link>javascript:alert(1)</link><enclosure type="image/png" url="file:///etc/passwd"/></item>',
      ),
      url: 'https://islandcourier.example/feed',
    });
    expect(feed.items).toEqual([{ headline: 'One' }]);
  });

  it('resolves relative addresses where it was found', () => {
    const content = around('<item><link>/a</link></item><item><guid isPermaLink="true">/b</guid></item>');
    const { items } = readFeed({ content, url: 'https://islandcourier.example/feed' });
    expect(items.map(({ url }) => url)).toEqual([
      'https://islandcourier.example/a',
      'https://islandcourier.example/b',
    ]);
  });

  const lol = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const bomb = lol
    .map((name, at) => `<!ENTITY ${name} "${at === 0 ? 'lol' : `&${lol[at - 1]};`.repeat(10)}">`)
    .join('');
  it.each([
    [
      'entities that grow',
      `<?xml version="1.0"?><!DOCTYPE rss [${bomb}]>${around('<item><title>&h;</title></item>')}`,
    ],
    [
      'an entity that is a file',
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${around('<item><title>&x;</title></item>')}`,
    ],
    ['a document type from elsewhere', `<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">${around('')}`],
    ['a page', '<!doctype html><html><body><p>Hello</p></body></html>'],
    ['JSON that is no feed', '{"items": 7}'],
    ['broken JSON', '{"items": ['],
    ['nothing that has a name', 'word'],
  ])('is refused for %s', (_, content) => {
    expect(() => readFeed({ content })).toThrow(expect.objectContaining({ code: 'feed_unreadable' }));
  });

  it('of RSS 0.91 may name its public document type', () => {
    const type =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">';
    expect(titles(`<?xml version="1.0"?>${type}${around('<item><title>One</title></item>')}`)).toEqual([
      'One',
    ]);
  });

  it.each([
    ['a million tags inside each other', `<rss>${'<a>'.repeat(1_000_000)}`],
    ['a million items inside each other', `<rss>${'<item>'.repeat(1_000_000)}`],
    ['angle brackets', `<rss>${'<'.repeat(4_000_000)}`],
    ['a tag of 4 MB', `<rss ${'a="1" '.repeat(700_000)}>`],
    ['a title of 4 MB', around(`<item><title>${'&lt;a '.repeat(800_000)}</title></item>`)],
    ['lists inside each other', `{"items":${'['.repeat(4_000_000)}`],
  ])('made of %s is answered within seconds', (_, content) => {
    const start = performance.now();
    try {
      readFeed({ content });
    } catch (error) {
      expect(error).toBeInstanceOf(PresscardError);
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('of any bytes is items or a fault with a code', () => {
    const pieces = fc.constantFrom(
      rss,
      atom,
      rdf,
      json,
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '&#0;',
      '<rss>',
      '{',
      '"items":',
      '\u0000',
    );
    const anyText = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(''));
    const anyContent = fc.oneof(
      anyText,
      fc.uint8Array({ maxLength: 500 }),
      fc.tuple(fc.constantFrom(rss, atom, rdf, json), fc.nat(900)).map(([text, at]) => text.slice(at)),
    );
    fc.assert(
      fc.property(anyContent, (content) => {
        let items: readonly FeedItem[] = [];
        try {
          ({ items } = readFeed({ content }));
        } catch (error) {
          expect(error).toBeInstanceOf(PresscardError);
        }
        for (const { url, date, headline } of items) {
          if (url !== undefined) expect(url).toMatch(/^https?:/);
          if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\d/);
          if (headline !== undefined) expect(headline.trim()).not.toBe('');
        }
      }),
    );
  });
});
