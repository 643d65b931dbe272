import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { summaly } from '@misskey-dev/summaly';
import { parser as htmlMetadataParser } from 'html-metadata-parser';
import { getPreviewFromContent } from 'link-preview-js';
import { parseHTML } from 'linkedom';
import metascraper from 'metascraper';
import metascraperDate from 'metascraper-date';
import metascraperDescription from 'metascraper-description';
import metascraperImage from 'metascraper-image';
import metascraperLang from 'metascraper-lang';
import metascraperPublisher from 'metascraper-publisher';
import metascraperTitle from 'metascraper-title';
import openGraphScraper from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import urlMetadata from 'url-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type Service } from '../cli.ts';
import { sceneFile } from '../fixtures/scenes.ts';

const { getMetadata } = createRequire(import.meta.url)('page-metadata-parser') as {
  getMetadata(document: object, url: string): Record<string, unknown>;
};

/** The page as it was served. */
interface Served {
  readonly url: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a client made of it, in the names of this test; what it does not read stays undefined. */
interface Preview {
  readonly title: unknown;
  readonly image: unknown;
  readonly site: unknown;
  readonly description?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly date?: unknown;
  readonly alt?: unknown;
  readonly large?: unknown;
}

/** Programs that make link previews; those that can ask the service themselves do. */
const clients: Readonly<Record<string, (page: Served) => Promise<Preview>>> = {
  async 'open-graph-scraper'({ url }) {
    const { result } = await openGraphScraper({ url });
    const [image, ...more] = result.ogImage ?? [];
    expect(more).toEqual([]);
    return {
      title: result.ogTitle,
      image: image?.url,
      site: result.ogSiteName,
      description: result.ogDescription,
      width: Number(image?.width),
      height: Number(image?.height),
      alt: image?.alt,
      date: result.articlePublishedTime,
      large: result.twitterCard,
    };
  },
  async metascraper({ url, html }) {
    const read = metascraper([
      metascraperDate({ datePublished: true }),
      metascraperDescription(),
      metascraperImage(),
      metascraperLang(),
      metascraperPublisher(),
      metascraperTitle(),
    ]);
    const { title, image, publisher, description, ...more } = await read({ html, url });
    const { datePublished } = more as { datePublished?: string };
    return { title, image, site: publisher, description, date: datePublished };
  },
  async 'unfurl.js'({ url }) {
    const { open_graph: graph, twitter_card: card } = await unfurl(url);
    const [image, ...more] = graph.images ?? [];
    expect(more).toEqual([]);
    const [dated] = (graph as { articles?: { published_time?: string }[] }).articles ?? [];
    return {
      title: graph.title,
      image: image?.url,
      site: (graph as { site_name?: string }).site_name,
      description: graph.description,
      width: image?.width,
      height: image?.height,
      alt: (image as { alt?: string } | undefined)?.alt,
      date: dated?.published_time,
      large: card.card,
    };
  },
  async 'link-preview-js'({ url, html, headers }) {
    const preview = (await getPreviewFromContent({ url, data: html, headers })) as {
      title: string;
      images: string[];
      siteName: string;
      description: string;
    };
    expect(preview.images).toHaveLength(1);
    const { title, images, siteName, description } = preview;
    return { title, image: images[0], site: siteName, description };
  },
  async '@misskey-dev/summaly'({ url }) {
    // Without an agent of its own it asks no private address. It asks with HEAD first.
    const agent = { http: new Agent() };
    const { title, thumbnail, thumbnailStyle, sitename, description } = await summaly(url, {
      agent,
    } as object);
    return { title, image: thumbnail, site: sitename, description, large: thumbnailStyle };
  },
  async 'url-metadata'({ html, headers }) {
    const read = (await urlMetadata(
      null as never,
      {
        parseResponseObject: new Response(html, { headers }),
        // The service of the test has no certificate.
        ensureSecureImageRequest: false,
      } as object,
    )) as Record<string, string>;
    return {
      title: read['og:title'],
      image: read['og:image'],
      site: read['og:site_name'],
      description: read['og:description'],
      width: Number(read['og:image:width']),
      height: Number(read['og:image:height']),
      date: read['article:published_time'],
      large: read['twitter:card'],
    };
  },
  async 'html-metadata-parser'({ url }) {
    const { og } = (await htmlMetadataParser(url)) as unknown as { og: Record<string, string> };
    const { title, image, site_name: site, description } = og;
    return { title, image, site, description };
  },
  async 'page-metadata-parser'({ url, html }) {
    const { title, image, provider, description } = getMetadata(parseHTML(html).document, url);
    return { title, image, site: provider, description };
  },
};

const article = {
  headline: 'Ferry “strike” ends & <crews> return\nafter nine days',
  standfirst: 'It’s over: crews return at noon.',
  date: '2026-03-14T09:30',
  outlet: 'harbour-post',
  url: 'https://harbourpost.example/ferry?a=1&b=2',
};

describe('programs that make link previews', () => {
  let service: Service;
  const pages: Partial<Record<'text' | 'photo', Served & { image: string; alt: string }>> = {};
  beforeAll(async () => {
    service = await startServer();
    const ask = (path: string, method: string, body: BodyInit): Promise<Response> =>
      fetch(new URL(path, service.url), {
        method,
        body,
        headers: { 'content-type': 'application/octet-stream' },
      });
    const photo = await ask('/v1/photos', 'PUT', new Uint8Array(await sceneFile('harbour')));
    const { sha256 } = (await photo.json()) as { sha256: string };
    const articles = { text: article, photo: { ...article, photo: { sha256 } } };
    for (const [kind, one] of Object.entries(articles)) {
      const signed = await ask('/v1/cards', 'POST', JSON.stringify(one));
      const {
        shareUrl: url,
        cards,
        alt,
      } = (await signed.json()) as {
        shareUrl: string;
        cards: { og: { url: string } };
        alt: string;
      };
      const response = await fetch(url);
      pages[kind as 'text' | 'photo'] = {
        url,
        html: await response.text(),
        headers: Object.fromEntries(response.headers),
        image: cards.og.url,
        alt,
      };
    }
  });
  afterAll(() => service.stop());

  for (const kind of ['text', 'photo'] as const) {
    it.each(Object.keys(clients))(`see what is meant of a card of ${kind}: %s`, async (name) => {
      const page = pages[kind]!;
      const { date, ...preview } = await clients[name]!(page);
      const meant = {
        title: 'Ferry “strike” ends & <crews> return after nine days',
        image: page.image,
        site: 'The Harbour Post',
        description: article.standfirst,
        width: 1200,
        height: 630,
        alt: page.alt,
        large: 'summary_large_image',
      };
      for (const [field, value] of Object.entries(preview)) {
        expect([field, value]).toEqual([field, meant[field as keyof typeof meant]]);
      }
      if (date !== undefined) expect(new Date(String(date)).toISOString()).toBe('2026-03-14T09:30:00.000Z');
    });
  }

  it.each(['text', 'photo'] as const)('get the picture that the page of a card of %s names', async (kind) => {
    const picture = await fetch(pages[kind]!.image);
    expect(picture.status).toBe(200);
    const type = /og:image:type" content="([^"]+)"/.exec(pages[kind]!.html)?.[1];
    expect(picture.headers.get('content-type')).toBe(type);
  });
});
