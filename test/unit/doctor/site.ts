import sharp from 'sharp';
import { createGuardedAsk } from '../../../src/guard/guarded-ask.ts';
import { examine, type Report } from '../../../src/doctor/examine.ts';

/** A site on the public internet, as the doctor's requests meet it. */
export interface Site {
  /** Elements of the head; replaced or dropped one by one. */
  readonly head?: Partial<typeof goodHead>;
  /** In front of everything in the head. */
  readonly before?: string;
  readonly body?: string;
  readonly pageHeaders?: Readonly<Record<string, string>>;
  readonly robots?: string;
  readonly picture?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
  /** Answers instead of the good one, where it gives one. */
  readonly answer?: (request: {
    url: string;
    method: string;
    userAgent: string;
    range: string | null;
  }) => Response | undefined;
}

export const PAGE = 'https://harbourpost.example/ferry';
export const PICTURE = 'https://cdn.example/card.jpg';

const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

/** What a page without faults says. */
export const goodHead = {
  charset: '<meta charset="utf-8">',
  image: meta('og:image', PICTURE),
  width: meta('og:image:width', '1200'),
  height: meta('og:image:height', '630'),
  type: meta('og:image:type', 'image/jpeg'),
  alt: meta('og:image:alt', 'A ferry at night'),
  card: '<meta name="twitter:card" content="summary_large_image">',
  title: meta('og:title', 'Ferry strike ends'),
  kind: meta('og:type', 'article'),
  description: meta('og:description', 'Crews return at noon.'),
  url: meta('og:url', PAGE),
  date: meta('article:published_time', '2026-03-14T09:30:00Z'),
  robots: '<meta name="robots" content="max-image-preview:large">',
  data: `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry strike ends","image":["${PICTURE}"]}</script>`,
  titleTag: '<title>Ferry strike ends</title>',
};

export const jpeg = async (width: number, height: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#1c3a5e' } })
      .jpeg()
      .toBuffer(),
  );

const goodPicture = { bytes: await jpeg(1200, 630), type: 'image/jpeg' };

/** What the doctor says of a site, and how it asked. */
export async function examineSite(
  site: Site = {},
  address = PAGE,
): Promise<{ report: Report; codes: readonly string[]; asked: readonly string[] }> {
  const asked: string[] = [];
  const ask = createGuardedAsk({
    fetch: async (url, { method, headers }) => {
      const userAgent = headers['user-agent']!;
      const range = headers['range'] ?? null;
      asked.push(`${method} ${url}${range === null ? '' : ` ${range}`} ${userAgent}`);
      return site.answer?.({ url, method, userAgent, range }) ?? answer(site, url, method);
    },
  });
  const clock = { elapsed: () => performance.now() };
  const { report } = await examine({ ask, clock }, address);
  return { report, codes: report.findings.map(({ code }) => code), asked };
}

export function htmlOf({ head = {}, before = '', body = '<h1>Ferry strike ends</h1>' }: Site): string {
  const elements = Object.values({ ...goodHead, ...head }).filter((element) => element !== undefined);
  return `<!doctype html><html lang="en"><head>${before}${elements.join('\n')}</head><body>${body}</body></html>`;
}

function answer(site: Site, url: string, method: string): Response {
  const { picture = goodPicture, robots, pageHeaders = {} } = site;
  const body = <T>(full: T): T | null => (method === 'HEAD' ? null : full);
  if (url.endsWith('/robots.txt')) {
    return robots === undefined ? new Response(null, { status: 404 }) : new Response(body(robots));
  }
  if (url.startsWith(PICTURE)) {
    return new Response(body(picture.bytes), { headers: { 'content-type': picture.type } });
  }
  return new Response(body(htmlOf(site)), {
    headers: { 'content-type': 'text/html; charset=utf-8', ...pageHeaders },
  });
}
