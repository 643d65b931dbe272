import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../cli.ts';
import { sceneFile } from '../fixtures/scenes.ts';
import { ask, askJson } from './ask.ts';
import { services } from './services.ts';

const HEADLINE = 'Harbour board keeps the old quay open';
const photo = await sceneFile('crowd');

const page = (base: string): string => `<!doctype html><html lang="en-GB"><head>
  <title>${HEADLINE} | The Harbour Post</title>
  <link rel="canonical" href="https://www.harbourpost.example/city/quay">
  <meta property="og:image" content="${base}/quay-20260314.jpg">
  <script type="application/ld+json">{"@type": "NewsArticle", "headline": "${HEADLINE}", "datePublished": "2026-03-14T09:30:00+00:00", "author": {"name": "Jane Doe"}}</script>
  </head><body><h1>${HEADLINE}</h1><p>Words of the article.</p></body></html>`;

const routes: Record<string, RequestListener> = {
  '/quay': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page(`http://${request.headers.host}`));
  },
  '/quay-20260314.jpg': (_, response) => response.end(photo),
  '/russian': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=windows-1251' });
    response.end(Buffer.concat([Buffer.from('<h1>'), Buffer.from('cff0e8f7e0eb20eef2eaf0fbf2', 'hex')]));
  },
  '/endless': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(`<h1>${HEADLINE}</h1>`);
    const timer = setInterval(() => response.write('<p>word</p>'.repeat(20_000)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/away': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  '/picture': (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo),
};

let pages: Server;
let host: string;
const followingFetch = globalThis.fetch;

beforeAll(async () => {
  pages = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => pages.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(pages.address() as AddressInfo).port}`;
  // The harness sends what the Worker asks through this process's fetch, which would follow redirects.
  globalThis.fetch = (input, init) => followingFetch(input, { ...init, redirect: 'manual' });
});
afterAll(() => {
  globalThis.fetch = followingFetch;
  pages.closeAllConnections();
  pages.close();
});

describe.each(services)('pages on $runtime', ({ start }) => {
  let service: Service;
  beforeAll(async () => {
    service = await start({ PRESSCARD_ALLOW_HOSTS: host });
  });
  afterAll(() => service.stop());

  const article = async (value: object) => {
    const { status, text } = await askJson(service.url, '/v1/articles', value);
    return { status, answer: JSON.parse(text) };
  };

  it('are read at their address, with where each field was found', async () => {
    const { status, answer } = await article({ url: `http://${host}/quay` });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      article: {
        headline: HEADLINE,
        date: '2026-03-14T09:30:00+00:00',
        outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
        author: { name: 'Jane Doe' },
        url: 'https://www.harbourpost.example/city/quay',
        lang: 'en-GB',
        dir: 'ltr',
      },
      warnings: [],
    });
    const source = (name: string) => answer.sources.find(({ field }: { field: string }) => field === name);
    expect(source('date')).toEqual({
      field: 'date',
      source: 'json-ld',
      detail: 'datePublished',
      confidence: 0.95,
    });
    expect(source('headline')).toMatchObject({ source: 'dom', detail: 'h1' });
  });

  it('are read as HTML, and name an outlet that nobody described by its name and domain', async () => {
    const html = page('https://cdn.example').replaceAll('The Harbour Post', 'Island Courier');
    const url = 'https://www.islandcourier.example/quay';
    const { answer } = await article({ html, url, kicker: 'Port' });
    expect(answer.article).toMatchObject({
      headline: HEADLINE,
      kicker: 'Port',
      outlet: { id: 'islandcourier.example', name: 'Island Courier', domain: 'islandcourier.example' },
    });
  });

  it('are read in their charset, and in their beginning when they do not end', async () => {
    const russian = await article({ url: `http://${host}/russian`, outlet: 'severny-mayak' });
    expect(russian.answer.article.headline).toBe('Причал открыт');
    const endless = await article({ url: `http://${host}/endless`, outlet: 'harbour-post' });
    expect(endless.answer.article.headline).toBe(HEADLINE);
  });

  it('are refused where they lead to a private address, are none, or are not there', async () => {
    for (const [path, code] of [
      ['/away', 'blocked_host'],
      ['/picture', 'extract_failed'],
      ['/nowhere', 'fetch_failed'],
    ]) {
      const { status, answer } = await article({ url: `http://${host}${path}` });
      expect([path, status, answer.code]).toEqual([path, 422, code]);
    }
  });

  it('become cards with their photo', async () => {
    const { text } = await askJson(service.url, '/v1/cards', { url: `http://${host}/quay` });
    const { article: found, cards, degraded } = JSON.parse(text);
    expect([found.headline, degraded]).toEqual([HEADLINE, []]);
    const card = await ask(service.url, { path: new URL(cards.og.url).pathname });
    expect([card.status, card.headers['content-type']]).toEqual([200, 'image/jpeg']);
  });

  it('become cards without a photo that cannot be had', async () => {
    const html = page(`http://${host}/gone`);
    const { text } = await askJson(service.url, '/v1/cards', {
      html,
      url: 'https://harbourpost.example/quay',
    });
    const { warnings, degraded } = JSON.parse(text);
    expect(degraded).toEqual(['photo']);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('photo_left_out');
  });
});
