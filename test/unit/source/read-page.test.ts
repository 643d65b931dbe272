import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { readPage } from '../../../src/source/page/read-page.ts';

const outlets = createRegistry(builtInOutlets);
const HEADLINE = 'Harbour board keeps the old quay open for another winter';
const URL_HERE = 'https://www.islandcourier.example/city/quay-stays-open';

interface Parts {
  readonly head?: string;
  readonly body?: string;
  readonly html?: string;
  readonly url?: string | undefined;
}

function read({ head = '', body = `<h1>${HEADLINE}</h1>`, html = ' lang="en"', url = URL_HERE }: Parts) {
  const page = `<!doctype html><html${html}><head><title>${HEADLINE}</title>${head}</head><body>${body}</body></html>`;
  const { article, sources, warnings } = readPage({ html: page, url }, outlets);
  return {
    ...article,
    warnings,
    from: (field: string) => {
      const found = sources.find((source) => source.field === field);
      return found && `${found.source}: ${found.detail}`;
    },
    confidence: (field: string) => sources.find((source) => source.field === field)?.confidence,
  };
}

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const newsArticle = (fields: object) =>
  ld({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: HEADLINE, ...fields });

describe('the headline of a page', () => {
  it('comes without the name of the site, wherever that stands and however it is parted', () => {
    for (const title of [
      `${HEADLINE} | Island Courier`,
      `${HEADLINE} - Island Courier`,
      `${HEADLINE} — City — Island Courier`,
      `Island Courier: ${HEADLINE}`.replace(':', ' –'),
      `${HEADLINE} - islandcourier.example`,
      `${HEADLINE}ㅣIsland Courier`,
    ]) {
      const head = meta('og:site_name', 'Island Courier') + meta('og:title', title);
      const { headline } = read({ head, body: `<h1>${HEADLINE}</h1>` });
      expect(headline).toBe(HEADLINE);
      expect(
        readPage({ html: `<title>${title}</title>${head}`, url: URL_HERE }, outlets).article.headline,
      ).toBe(title.includes('City') ? `${HEADLINE} — City` : HEADLINE);
    }
  });

  it('keeps a dash, a colon and a bar that are its own', () => {
    for (const title of [
      'Quay – the long story of a short pier',
      'Storm: what we know so far',
      'Who won | who lost: the vote on the quay in detail',
    ])
      expect(read({ head: meta('og:title', title), body: `<h1>${title}</h1>` }).headline).toBe(title);
  });

  it.each([
    ['a span of its own', `<h1><span class="kicker">Transport</span>${HEADLINE}</h1>`],
    [
      'a span without a name, told by the page’s title',
      `<h1><span>Transport</span> <span>${HEADLINE}</span></h1>`,
    ],
    ['with a colon', `<h1><em class="overline">Transport</em>: ${HEADLINE}</h1>`],
    ['a date in front', `<h1>14 March 2026 ${HEADLINE}</h1>`],
  ])('comes without what was glued on: %s', (_, body) => {
    expect(read({ body }).headline).toBe(HEADLINE);
  });

  it('is what most places say, and not the first heading of the page', () => {
    const body = `<header><h1>Island Courier News</h1></header><h2>${HEADLINE}</h2>`;
    const found = read({ head: meta('og:title', HEADLINE), body });
    expect([found.headline, found.from('headline')]).toEqual([HEADLINE, 'dom: h2']);
  });

  it('is spelled as where its marks are whole', () => {
    const body = '<h1><span>The quay 2026</span><span>What stays open</span></h1>';
    const head = meta('og:title', 'The quay 2026: What stays open');
    expect(read({ head, body }).headline).toBe('The quay 2026: What stays open');
  });

  it('is the text’s where no markup says anything', () => {
    const html = `<div>Menu<br>Sport</div><div>${HEADLINE}</div><div>14 March 2026 09:30</div><div>${'Words of the article. '.repeat(9)}</div>`;
    const { article, sources } = readPage({ html, url: URL_HERE }, outlets);
    expect(article.headline).toBe(HEADLINE);
    expect(sources.find(({ field }) => field === 'headline')?.source).toBe('text');
  });

  it('is absent from a page that has none', () => {
    expect(readPage({ html: '<p></p>', url: URL_HERE }, outlets).article).toEqual({});
  });
});

describe('the date of a page', () => {
  it('is that of the publication, not of a change, a comment, another story or the day of the visit', () => {
    const body = `
      <header><div class="today">Friday, 20 March 2026</div></header>
      <h1>${HEADLINE}</h1>
      <p class="byline">By Jane Doe | Updated: 16 March 2026 11:00 | Published: 14 March 2026 09:30</p>
      <p>${'Words of the article. '.repeat(9)}</p>
      <aside><a href="/x">Another story</a> <time datetime="2026-03-19T10:00:00Z">19 March</time></aside>
      <div class="comments"><time datetime="2026-03-18T10:00:00Z">18 March</time></div>`;
    const found = read({ body });
    expect(found.date).toBe('2026-03-14T09:30:00');
    expect(found.from('date')).toMatch(/^dom: /);
  });

  it('keeps the zone that stands there, and says a later change', () => {
    const found = read({
      head: newsArticle({
        datePublished: '2026-03-14T09:30:00+02:00',
        dateModified: '2026-03-15T08:00:00+02:00',
      }),
    });
    expect([found.date, found.updated, found.from('date')]).toEqual([
      '2026-03-14T09:30:00+02:00',
      '2026-03-15T08:00:00+02:00',
      'json-ld: datePublished',
    ]);
  });

  it('is the day that readers see, where a machine wrote another one in UTC', () => {
    const found = read({
      head: newsArticle({ datePublished: '2026-03-15T02:18:00Z' }),
      body: `<h1>${HEADLINE}</h1><time>14 March 2026</time>`,
      url: 'https://www.islandcourier.example/2026/03/14/quay',
    });
    expect(found.date).toBe('2026-03-14');
  });

  it.each([
    ['14. März 2026 um 09:30 Uhr', 'de'],
    ['14 марта 2026, 09:30', 'ru'],
    ['2026年3月14日 9時30分', 'ja'],
    ['14 de marzo de 2026 09:30', 'es'],
    ['السبت 14 آذار / مارس 2026 09:30', 'ar'],
    ['۲۳ اسفند ۱۴۰۴ - ۰۹:۳۰', 'fa'],
    ['14.03.26 09:30', 'de'],
    ['Publisert: 14.03.2026 kl. 09:30', 'no'],
  ])('is read from %s', (text, lang) => {
    const body = `<h1>${HEADLINE}</h1><div class="date">${text}</div>`;
    expect(read({ body, html: ` lang="${lang}"` }).date).toBe('2026-03-14T09:30:00');
  });

  it.each([
    ['an epoch', meta('article:published_time', '1773480600'), '2026-03-14T09:30:00Z'],
    ['the American order', meta('date', '03/14/2026 09:30 AM'), '2026-03-14T09:30:00'],
    ['RFC 2822', meta('pubdate', 'Sat, 14 Mar 2026 09:30:00 EST'), '2026-03-14T09:30:00-05:00'],
    ['microdata', '', '2026-03-14T09:30:00+01:00'],
  ])('is read from %s', (name, head, date) => {
    const body =
      name === 'microdata'
        ? `<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${HEADLINE}</h1><meta itemprop="datePublished" content="2026-03-14T09:30:00+01:00"></article>`
        : `<h1>${HEADLINE}</h1>`;
    expect(read({ head, body, html: ' lang="en-US"' }).date).toBe(date);
  });

  it('is the address’s where nothing else states one', () => {
    const found = read({ url: 'https://www.islandcourier.example/2026/03/14/quay' });
    expect([found.date, found.from('date')]).toEqual(['2026-03-14', 'url: path']);
  });

  it('is absent where a footer alone has one', () => {
    const body = `<h1>${HEADLINE}</h1>${'<p>x</p>'.repeat(300)}<footer>Registered on 2 April 1999</footer>`;
    expect(read({ body }).date).toBeUndefined();
  });

  it('says the zone of the country for times without one, but not for an outlet that is described', () => {
    const head = meta('article:published_time', '2026-03-14 09:30');
    expect(read({ head, url: 'https://www.inselkurier.de/kai' }).zone).toBe('Europe/Berlin');
    expect(read({ head, url: 'https://www.isoladiario.it/molo' }).zone).toBe('Europe/Rome');
    expect(read({ head, url: 'https://www.quay.com/x' }).zone).toBeUndefined();
    expect(read({ head, url: 'https://harbourpost.example/x' }).zone).toBeUndefined();
  });
});

describe('the outlet of a page', () => {
  it('is the described one of its domain, whatever the page calls itself', () => {
    const found = read({
      head: meta('og:site_name', 'Somebody else'),
      url: 'https://news.harbourpost.example/x',
    });
    expect([found.outlet, found.from('outlet')]).toEqual(['harbour-post', 'url: domain']);
  });

  it('is never a described one by its name alone', () => {
    const found = read({ head: meta('og:site_name', 'RT'), url: 'https://evil.example/x' });
    expect(found.outlet).toEqual({ name: 'RT', domain: 'evil.example' });
  });

  it.each([
    ['the name for networks', meta('og:site_name', 'Island Courier'), 'Island Courier'],
    [
      'the publisher',
      newsArticle({ publisher: { '@type': 'Organization', name: 'Island Courier' } }),
      'Island Courier',
    ],
    [
      'a publisher named by its id',
      ld({
        '@graph': [
          { '@type': 'NewsArticle', headline: HEADLINE, publisher: { '@id': '#us' } },
          { '@id': '#us', '@type': 'Organization', name: 'Island Courier' },
        ],
      }),
      'Island Courier',
    ],
    ['the application’s name', '<meta name="application-name" content="Island Courier">', 'Island Courier'],
    [
      'a logo’s text that the domain spells',
      '</head><img alt="Logo of the Island Courier">',
      'Island Courier',
    ],
    ['nothing: the domain', '', undefined],
  ])('is called by %s', (_, head, name) => {
    const { outlet } = read({ head });
    expect(outlet).toEqual(
      name === undefined ? 'islandcourier.example' : { name, domain: 'islandcourier.example' },
    );
  });

  it('is the registered domain, and of a page without an address what it says itself', () => {
    const canonical = '<link rel="canonical" href="https://politics.courier.co.uk/a/b">';
    const { article } = readPage({ html: `${canonical}<h1>${HEADLINE}</h1>` }, outlets);
    expect([article.outlet, article.url]).toEqual(['courier.co.uk', 'https://politics.courier.co.uk/a/b']);
  });
});

describe('what else a page tells', () => {
  it('is its kicker, standfirst, authors, photo with credit, language, direction and address', () => {
    const found = read({
      html: ' lang="en-GB" dir="ltr"',
      head: `<link rel="canonical" href="/city/quay-stays-open?utm=1#top">${newsArticle({
        author: [
          { '@type': 'Person', name: 'Jane Doe' },
          { '@type': 'Person', name: 'John Roe' },
        ],
        image: { '@type': 'ImageObject', url: 'https://cdn.example/quay-20260314.jpg', width: 1200 },
      })}`,
      body: `<p class="kicker">Transport</p><h1>${HEADLINE}</h1>
        <p class="standfirst">Lamps for every jetty by autumn, and a tram bell for the pier.</p>
        <figure><img src="/600/quay-20260314.jpg" alt="Lamps on the old quay">
        <figcaption>The old quay at dusk (Photo: Jane Doe/Harbour Pictures)</figcaption></figure>`,
    });
    expect(found).toMatchObject({
      kicker: 'Transport',
      standfirst: 'Lamps for every jetty by autumn, and a tram bell for the pier.',
      author: 'Jane Doe, John Roe',
      photo: {
        src: 'https://cdn.example/quay-20260314.jpg',
        alt: 'Lamps on the old quay',
        credit: 'Jane Doe/Harbour Pictures',
        optional: true,
      },
      lang: 'en-GB',
      dir: 'ltr',
      url: 'https://www.islandcourier.example/city/quay-stays-open?utm=1',
    });
  });

  it.each([
    ['live', newsArticle({ '@type': 'LiveBlogPosting' }), URL_HERE],
    ['opinion', newsArticle({ '@type': 'OpinionNewsArticle' }), URL_HERE],
    ['opinion', newsArticle({ articleSection: 'Meinung' }), URL_HERE],
    ['opinion', '', 'https://www.islandcourier.example/opinion/quay'],
    [
      'review:4',
      newsArticle({
        '@type': 'ReviewNewsArticle',
        reviewRating: { '@type': 'Rating', ratingValue: 8, bestRating: 10 },
      }),
      URL_HERE,
    ],
    ['podcast:PT26M12S', ld({ '@type': 'PodcastEpisode', name: HEADLINE, duration: 'PT26M12S' }), URL_HERE],
    ['video:PT3M20S', ld({ '@type': 'VideoObject', name: HEADLINE, duration: 'PT3M20S' }), URL_HERE],
    [undefined, newsArticle({}), URL_HERE],
  ])('is its state: %s', (state, head, url) => {
    expect(read({ head, url }).state).toBe(state);
  });

  it.each([
    [true, newsArticle({ isAccessibleForFree: 'False' })],
    [false, newsArticle({ isAccessibleForFree: true })],
    [true, meta('article:content_tier', 'locked')],
    [undefined, ''],
  ])('is whether it has a paywall: %s', (paywall, head) => {
    expect(read({ head }).paywall).toBe(paywall);
  });

  it('is the articles that it points to, not those that the site lists below', () => {
    const found = read({
      body: `<h1>${HEADLINE}</h1><p>${'Words of the article. '.repeat(9)}</p>
        <p>Also on islandcourier.example <a href="/a/1">Ferrymen warn of a winter without a light</a></p>
        <div class="read-more"><a href="https://other.example/b">Who pays for the lamps of the harbour?</a></div>
        <p>READ MORE: <a href="javascript:alert(1)">A link that leads nowhere at all</a></p>
        <p>${'More words of the article. '.repeat(9)}</p>
        <div class="related"><a href="/c">What the whole island is reading today</a></div>`,
    });
    expect(found.related).toEqual([
      { headline: 'Ferrymen warn of a winter without a light', url: 'https://www.islandcourier.example/a/1' },
      { headline: 'Who pays for the lamps of the harbour?', url: 'https://other.example/b' },
    ]);
  });

  it('is taken from data that is broken as it often is', () => {
    const broken = `<script type="application/ld+json">
      /* <![CDATA[ */ {"@type": "NewsArticle", // the article
      "headline": "${HEADLINE}", "datePublished": "2026-03-14T09:30:00Z",
      "description": "Two
      lines", "author": {"name": "Jane Doe",},} /* ]]> */</script>`;
    expect(read({ head: broken })).toMatchObject({ date: '2026-03-14T09:30:00Z', author: 'Jane Doe' });
  });

  it('is no language that the headline cannot be written in', () => {
    const body = '<h1>Смотритель маяка тридцать лет записывал каждую бурю</h1>';
    const html = '<!doctype html><html lang="en"><head></head><body>' + body;
    expect(readPage({ html, url: URL_HERE }, outlets).article.lang).toBeUndefined();
  });

  it('is warned of where it is a guess', () => {
    const html = `<title>${HEADLINE}</title><p>word</p>`;
    const { sources } = readPage({ html, url: undefined }, outlets);
    expect(sources.find(({ field }) => field === 'headline')?.confidence).toBeLessThan(0.8);
  });
});

describe('addresses on a page', () => {
  it.each([
    'javascript:alert(1)',
    'data:image/png;base64,xx',
    'file:///etc/passwd',
    'https://user:pw@cdn.example/p.jpg',
    'ftp://cdn.example/p.jpg',
    'http://[',
  ])('are left out when they are %s', (address) => {
    const found = read({
      head: `<link rel="canonical" href="${address}">${meta('og:url', address)}${meta('og:image', address)}`,
      body: `<h1>${HEADLINE}</h1><p>Read more: <a href="${address}">A link that leads nowhere at all</a></p>`,
    });
    expect([found.photo, found.related, found.url]).toEqual([undefined, undefined, URL_HERE]);
  });

  it('of a canonical page on another site change neither address nor outlet', () => {
    const found = read({
      head: '<link rel="canonical" href="https://rt.com/news/1">',
      url: 'https://evil.example/x',
    });
    expect([found.url, found.outlet]).toEqual(['https://evil.example/x', 'evil.example']);
  });
});
