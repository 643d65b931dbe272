import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** An article as a test writes it into a feed. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  readonly photo?: string;
}

export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly atMs: number;
}

type Answer = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** A news site on this machine: a feed that tests change, and a CMS that takes webhooks. */
export interface FeedSite {
  readonly host: string;
  readonly url: (path: string) => string;
  entries: readonly FeedEntry[];
  /** What a path answers instead of the feed. */
  readonly answers: Map<string, (asked: Asked) => Answer>;
  readonly asked: Asked[];
  /** Bodies of webhooks that were accepted, whose signature was right. */
  readonly told: { readonly id: string; readonly data: WebhookData }[];
  /** Answers of the CMS before it accepts. */
  readonly refusals: number[];
  readonly wrongSignatures: () => number;
  close(): void;
}

export interface WebhookData {
  readonly version: number;
  readonly article: { readonly headline: string; readonly url: string; readonly photo?: object };
  readonly urls: { readonly og: string };
  readonly metaTags: string;
  readonly degraded: readonly string[];
}

export const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;

export async function startFeedSite(): Promise<FeedSite> {
  let wrong = 0;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = { path: request.url!, headers: request.headers, atMs: Date.now() };
      site.asked.push(asked);
      const { status, headers = {}, body = '' } = answer(asked, Buffer.concat(chunks).toString());
      response.writeHead(status, headers).end(body);
    });
  });
  const answer = (asked: Asked, body: string): Answer => {
    const own = site.answers.get(asked.path);
    if (own) return own(asked);
    if (asked.path === '/robots.txt') return { status: 404 };
    if (asked.path !== '/hook') return feedAnswer(site, asked);
    const refusal = site.refusals.shift();
    if (refusal !== undefined) return { status: refusal };
    try {
      const { data } = new Webhook(SECRET).verify(body, asked.headers as Record<string, string>) as {
        data: WebhookData;
      };
      site.told.push({ id: String(asked.headers['webhook-id']), data });
      return { status: 204 };
    } catch {
      wrong += 1;
      return { status: 401 };
    }
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: FeedSite = {
    host,
    url: (path) => `http://${host}${path}`,
    entries: [],
    answers: new Map(),
    asked: [],
    told: [],
    refusals: [],
    wrongSignatures: () => wrong,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return site;
}

/** RSS of an invented outlet, with a validator that changes with it. */
export function feedOf(entries: readonly FeedEntry[]): string {
  const items = entries.map(
    ({ id, title, date, photo }) =>
      `<item><guid isPermaLink="false">${id}</guid><link>https://harbourpost.example/${id}</link><title>${title}</title>${
        date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`
      }${photo === undefined ? '' : `<enclosure type="image/jpeg" length="1" url="${photo}" />`}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><link>https://harbourpost.example/</link>${items.join('')}</channel></rss>`;
}

function feedAnswer(site: FeedSite, { headers }: Asked): Answer {
  const body = feedOf(site.entries);
  const etag = `"${Buffer.from(body).length}-${site.entries.map(({ title }) => title.length).join('.')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { status: 200, headers: { 'content-type': 'application/rss+xml', etag }, body };
}
