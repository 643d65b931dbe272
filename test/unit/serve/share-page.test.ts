import { DomUtils, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { createApp } from '../../../src/index.ts';
import { KeyRing } from '../../../src/keys/key-ring.ts';
import { newKey } from '../../../src/keys/new-key.ts';
import { signCard, signShare, type Card } from '../../../src/sign/sign.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { sceneFile } from '../../fixtures/scenes.ts';
import { testPress, testService } from '../../press.ts';
import { testClock } from '../../faults/support/press-service.ts';

const MB = 1024 * 1024;
const base = 'https://cards.example';
const clock = testClock(Date.parse('2026-03-14T12:00:00Z'));
const own = testPress();
const press = { ...own, ports: { ...own.ports, clock } };
const keys = { main: newKey({ id: 'main', outlets: [] }), stranger: newKey({ id: 'stranger', outlets: [] }) };
const service = testService(press, {
  baseUrl: base,
  store: memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 32 * MB }),
});
// In open mode the service makes its key; a test that signs by itself needs to know it.
const app = createApp({ ...service, keys: new KeyRing([keys.main]) });

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  Promise.resolve(
    app.request(path.replace(base, 'http://localhost'), {
      ...init,
      headers: { host: 'localhost', ...(init.headers as Record<string, string>) },
    }),
  );
const post = (path: string, value: unknown): Promise<Response> =>
  ask(path, { method: 'POST', body: JSON.stringify(value) });

interface Answer {
  readonly shareUrl: string;
  readonly shareLinks: Readonly<Record<string, string>>;
  readonly metaTags: string;
  readonly jsonLd: string;
  readonly warnings: readonly { readonly code: string }[];
  readonly cards: { readonly og: { readonly url: string } };
  readonly article: { readonly related?: readonly object[] };
}

const article = {
  headline: 'Ferry strike ends after nine days',
  date: '2026-03-14T09:30',
  outlet: 'harbour-post',
  kicker: 'Transport',
  standfirst: 'Crews return at noon.',
  url: 'https://harbourpost.example/ferry?a=1&b=2',
};
const sign = async (value: object): Promise<Answer> =>
  (await (await post('/v1/cards', value)).json()) as Answer;
const byHand = async (card: Partial<Card>, key = keys.main): Promise<string> =>
  (await signShare({ key, card: { outlet: 'harbour-post', ...card }, base })).url;

/** What a page says, as a parser reads it. */
async function read(url: string) {
  const response = await ask(url);
  const html = await response.text();
  const document = parseDocument(html);
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  const tags = Object.fromEntries(
    all('meta').map(({ attribs }) => [attribs['property'] ?? attribs['name'], attribs['content']]),
  );
  const script = all('script').find(({ attribs }) => attribs['type'] === 'application/ld+json');
  return {
    response,
    html,
    tags,
    data: script && (JSON.parse(DomUtils.textContent(script)) as { headline: string; image: string[] }),
    links: all('a').map(({ attribs }) => attribs['href']!),
    text: DomUtils.textContent(all('main')[0]!),
    all,
  };
}

const tagsOf = (response: Response): string[] => response.headers.get('cache-tag')!.split(',');

/** Format and size of the pictures at some addresses. */
const sizesOf = async (urls: readonly string[]): Promise<string[]> =>
  Promise.all(
    urls.map(async (url) => {
      const { width, height, format } = await sharp(await (await ask(url)).arrayBuffer()).metadata();
      return `${format} ${width}x${height}`;
    }),
  );

describe('the share page of a card', () => {
  let page: Awaited<ReturnType<typeof read>>;
  let answer: Answer;
  beforeAll(async () => {
    answer = await sign({
      ...article,
      related: [{ headline: 'What the strike <cost>', url: 'https://harbourpost.example/cost' }],
    });
    page = await read(answer.shareUrl);
  });

  it('is at the address that the CMS got, and says so', () => {
    expect(page.response.status).toBe(200);
    expect(page.response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.tags['og:url']).toBe(answer.shareUrl);
    const canonical = page.all('link').find(({ attribs }) => attribs['rel'] === 'canonical');
    expect(canonical!.attribs['href']).toBe(article.url);
  });

  it('has the very picture of the card, once, with its size, type and text', () => {
    expect(page.all('meta').filter(({ attribs }) => attribs['property'] === 'og:image')).toHaveLength(1);
    expect(page.tags).toMatchObject({
      'og:image': answer.cards.og.url,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': expect.stringContaining(article.headline),
    });
    const [image, ...more] = page.all('img');
    expect(more).toEqual([]);
    expect(base + image!.attribs['src']).toBe(answer.cards.og.url);
    expect(image!.attribs['alt']).toBe(page.tags['og:image:alt']);
  });

  it('has one title everywhere', () => {
    expect(page.data!['headline']).toBe(page.tags['og:title']);
    expect(DomUtils.textContent(page.all('title')[0]!)).toBe(article.headline);
    expect(DomUtils.textContent(page.all('h1')[0]!)).toBe(article.headline);
  });

  it('shows a reader date, outlet, standfirst, the way to the article and other articles', () => {
    for (const text of [
      '14 March 2026',
      'The Harbour Post',
      article.standfirst,
      'Read the article',
      'What the strike <cost>',
    ])
      expect(page.text).toContain(text);
    expect(page.links).toContain(article.url);
    expect(page.links).toContain('https://harbourpost.example/cost');
  });

  it('has a button for each network, with the article’s own address behind it', () => {
    const buttons = page.links.filter((link) => Object.values(answer.shareLinks).includes(link));
    expect(buttons).toHaveLength(15);
    for (const link of buttons) expect(decodeURIComponent(link)).toContain(article.url);
  });

  it('loads nothing but its own picture, and runs nothing but its own script', async () => {
    const policy = page.response.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /,
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const name of ['style', 'script'] as const) {
      const element = page.all(name).find(({ attribs }) => attribs['type'] === undefined)!;
      const bytes = new TextEncoder().encode(DomUtils.textContent(element));
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
      expect(policy).toContain(`${name}-src 'sha256-${digest}'`);
    }
    expect(page.html).not.toMatch(/ style=| on[a-z]+=|<iframe|<link rel="(?!canonical)|@import|url\(/);
    expect(page.response.headers.get('set-cookie')).toBeNull();
    expect(page.response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is kept as long as its picture, under the same tags', async () => {
    const picture = await ask(answer.cards.og.url);
    expect(page.response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(page.response.headers.get('cache-control')).toBe(picture.headers.get('cache-control'));
    expect(tagsOf(page.response)).toEqual(expect.arrayContaining(tagsOf(picture)));
  });

  it('is answered with 304 to who has it, and to HEAD without its body', async () => {
    const etag = page.response.headers.get('etag')!;
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await ask(answer.shareUrl, { headers: { 'if-none-match': `W/${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await ask(answer.shareUrl, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  it('is the same whatever query a network puts behind it, and then is not kept', async () => {
    const clicked = await ask(`${answer.shareUrl}?fbclid=IwAR0`);
    expect(clicked.headers.get('cache-control')).toBe('no-store');
    expect(await clicked.text()).toBe(page.html);
  });

  it('never names the host of the request', async () => {
    const other = await ask(answer.shareUrl.replace(base, 'http://127.0.0.1:8787'));
    expect(await other.text()).toBe(page.html);
    expect(page.html).not.toMatch(/localhost|127\.0\.0\.1/);
  });

  it('is what its signature says and nothing else: 403 for people to read', async () => {
    const forged = await ask(await byHand({ headline: 'Tide' }, keys.stranger));
    expect(forged.status).toBe(403);
    expect(forged.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(forged.headers.get('cache-control')).toBe('no-store');
    expect(await forged.text()).toMatch(/<code>key_unknown<\/code>/);
    const card = await signCard({ key: keys.main, card: { headline: 'Tide', outlet: 'rt' } });
    expect((await ask(card.path.replace('/c/', '/s/').replace('.png', ''))).status).toBe(403);
    expect((await ask(`${answer.shareUrl}x`)).status).toBe(403);
    expect((await ask(`${answer.shareUrl}/`)).status).toBe(404);
  });
});

describe('what the share buttons send', () => {
  it('is the page itself where that is asked for', async () => {
    const answer = await sign({ ...article, via: 'page' });
    expect(new URL(answer.shareLinks['facebook']!).searchParams.get('u')).toBe(answer.shareUrl);
    const { links, tags, all } = await read(answer.shareUrl);
    expect(links).toContain(answer.shareLinks['telegram']);
    expect(tags['og:url']).toBe(answer.shareUrl);
    expect(all('button').map(({ attribs }) => attribs['data-url'])).toEqual([
      answer.shareUrl,
      answer.shareUrl,
    ]);
  });

  it('is the page itself where the article has no address', async () => {
    const { url: _url, ...without } = article;
    const answer = await sign(without);
    const { links, all } = await read(answer.shareUrl);
    expect(new URL(answer.shareLinks['facebook']!).searchParams.get('u')).toBe(answer.shareUrl);
    expect(links).toContain('https://harbourpost.example/');
    const canonical = all('link').find(({ attribs }) => attribs['rel'] === 'canonical');
    expect(canonical!.attribs['href']).toBe(answer.shareUrl);
  });
});

describe('the tags that a CMS gets for its own page', () => {
  it('say what the share page says, of the article’s own address', async () => {
    const answer = await sign(article);
    const { html, tags } = await read(answer.shareUrl);
    expect(answer.metaTags.replace(article.url.replace('&', '&amp;'), answer.shareUrl)).toBe(
      html.slice(html.indexOf('<meta property="og:title"'), html.indexOf('\n<link rel="canonical"')),
    );
    expect(html).toContain(answer.jsonLd);
    expect(tags['og:type']).toBe('article');
  });

  it('warn where networks cut the title', async () => {
    const { warnings } = await sign({ ...article, headline: 'Harbour '.repeat(12) });
    expect(warnings.map(({ code }) => code)).toEqual(['title_cut']);
  });

  it('leave further articles out where the address has no room for them, and say so', async () => {
    const related = Array.from({ length: 5 }, (_, at) => ({
      headline: 'кот '.repeat(100),
      url: `https://harbourpost.example/${at}${'x'.repeat(900)}`,
    }));
    const { warnings, shareUrl } = await sign({ ...article, related });
    expect(warnings.map(({ code }) => code)).toEqual(['related_left_out']);
    expect((await read(shareUrl)).text).not.toContain('кот');
  });

  it('take five further articles; one that is no link is text', async () => {
    const related = [
      { headline: 'Runs', url: 'javascript:alert(1)' },
      ...Array.from({ length: 9 }, (_, at) => ({ headline: `No ${at}`, url: `https://a.example/${at}` })),
    ];
    const answer = await sign({ ...article, related });
    expect(answer.article.related).toHaveLength(5);
    const { text, links, html } = await read(answer.shareUrl);
    expect(text).toContain('Runs');
    expect(links).toContain('https://a.example/3');
    expect(html).not.toContain('javascript:');
  });
});

describe('the picture for search engines', () => {
  it('is the card in three shapes where there is no photo', async () => {
    const { data } = await read((await sign(article)).shareUrl);
    expect(await sizesOf(data!['image'])).toEqual(['png 1200x675', 'png 1200x900', 'png 1200x1200']);
  });

  it('is the photo in three shapes without a word on it, also where the card shows none', async () => {
    const sent = await ask('/v1/photos', {
      method: 'PUT',
      body: new Uint8Array(await sceneFile('harbour')),
      headers: { 'content-type': 'image/jpeg' },
    });
    const { sha256 } = (await sent.json()) as { sha256: string };
    const shown = await sign({ ...article, photo: { sha256 } });
    const notShown = await sign({ ...article, template: 'classic', photo: { sha256 } });
    const { data } = await read(shown.shareUrl);
    expect(await sizesOf(data!['image'])).toEqual(['jpeg 1200x675', 'jpeg 1200x900', 'jpeg 1200x1200']);
    const textPage = await read(notShown.shareUrl);
    expect(textPage.tags['og:image:type']).toBe('image/png');
    expect(textPage.data!['image']).toEqual(data!['image']);

    const [crop] = data!['image'];
    const answer = await ask(crop!);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('cache-tag')).toContain(`photo-${sha256}`);
    // The photo withdrawn, its crops and pages are gone, also the page whose card shows another picture.
    await ask(`/v1/photos/${sha256}`, { method: 'DELETE' });
    for (const url of [crop!, shown.shareUrl, shown.cards.og.url, notShown.shareUrl])
      expect([url.slice(0, 40), (await ask(url)).status]).toEqual([url.slice(0, 40), 410]);
    expect((await ask(notShown.cards.og.url)).status).toBe(200);
  });
});

describe('a share page that must not be seen', () => {
  it('goes with its picture, and its picture with it', async () => {
    const one = await sign({ ...article, headline: 'One falls' });
    await post('/v1/takedowns', { card: one.cards.og.url });
    const gone = await ask(one.shareUrl);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'no-store']);
    const text = await gone.text();
    expect(text).toContain('<code>withdrawn</code>');
    expect(text).not.toContain('One falls');

    const other = await sign({ ...article, headline: 'Other falls' });
    await post('/v1/takedowns', { card: other.shareUrl });
    expect([(await ask(other.shareUrl)).status, (await ask(other.cards.og.url)).status]).toEqual([410, 410]);
    expect((await post('/v1/cards', { ...article, headline: 'Other falls' })).status).toBe(410);
  });

  it('goes with a picture that somebody signed with the article’s whole address', async () => {
    const card = { headline: 'By hand', outlet: 'harbour-post', url: article.url };
    const picture = (await signCard({ key: keys.main, card })).path;
    const page = await byHand({ ...card, page: { description: 'More' } });
    expect([(await ask(picture)).status, (await ask(page)).status]).toEqual([200, 200]);
    await post('/v1/takedowns', { card: page });
    expect([(await ask(picture)).status, (await ask(page)).status]).toEqual([410, 410]);
  });

  it('goes with its article', async () => {
    const { shareUrl } = await sign({ ...article, url: 'https://harbourpost.example/libel' });
    await post('/v1/takedowns', {
      article: { outlet: 'harbour-post', url: 'https://harbourpost.example/libel' },
    });
    expect((await ask(shareUrl)).status).toBe(410);
  });

  it('ends when its address does', async () => {
    const x = Math.floor(clock.now() / 1000) + 100;
    const url = await byHand({ headline: 'Soon over', x });
    expect((await ask(url)).headers.get('cache-control')).toBe('public, max-age=100, must-revalidate');
    clock.at += 100_000;
    expect([(await ask(url)).status]).toEqual([410]);
  });

  it('says nothing of an article under an embargo, then and later', async () => {
    const secret = {
      ...article,
      headline: 'Zwiebelturm falls',
      related: [{ headline: 'Zwiebelturm', url: 'https://a.example/Zwiebelturm' }],
      embargo: new Date(clock.now() + 3_600_000).toISOString(),
    };
    const answer = await sign(secret);
    const { html, text, links } = await read(answer.shareUrl);
    const payload = Buffer.from(answer.shareUrl.split('/').at(-1)!, 'base64url').toString();
    expect(html + payload + answer.metaTags).not.toMatch(/Zwiebelturm|Crews|ferry|14 March/i);
    expect(text).toContain('The Harbour Post');
    expect(links).toEqual(['https://harbourpost.example/', 'https://harbourpost.example/']);
    expect([answer.shareLinks, answer.jsonLd]).toEqual([{}, '']);
    clock.at += 7_200_000;
    expect(await (await ask(answer.shareUrl)).text()).toBe(html);
  });
});

describe('an attack on a share page', () => {
  const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)> ' & ]]> --> </title></style>`;

  it('by markup in every field is text', async () => {
    const hostile = await byHand({
      headline: MARKUP,
      kicker: MARKUP,
      standfirst: MARKUP,
      date: '2026-03-14',
      author: { name: MARKUP },
      url: `https://harbourpost.example/?${MARKUP}`,
      page: {
        description: MARKUP,
        related: [{ headline: MARKUP, url: `https://harbourpost.example/#${MARKUP}` }],
      },
    });
    const { response, all, tags, data } = await read(hostile);
    expect(response.status).toBe(200);
    expect([all('script').length, all('img').length, all('style').length, all('title').length]).toEqual([
      2, 1, 1, 1,
    ]);
    expect(tags['og:title']).toBe(MARKUP);
    expect(data!['headline']).toBe(MARKUP);
    for (const { attribs } of [...all('a'), ...all('img')]) {
      expect(Object.keys(attribs).filter((name) => name.startsWith('on'))).toEqual([]);
      expect(attribs['href'] ?? 'https:').toMatch(/^(https:|mailto:|viber:)/);
    }
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '//evil.example',
    'https://user:pw@evil.example/',
  ])('by an address that runs or misleads is refused, whoever signed it: %s', async (url) => {
    const page = await ask(await byHand({ headline: 'Tide', url }));
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('card_invalid')]);
    const related = await byHand({ headline: 'Tide', page: { related: [{ headline: 'x', url }] } });
    expect((await ask(related)).status).toBe(400);
  });

  it('by an outlet that nobody knows is refused', async () => {
    expect((await ask(await byHand({ headline: 'Tide', outlet: MARKUP }))).status).toBe(422);
  });
});
