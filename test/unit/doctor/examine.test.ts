import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { examine, pageAddress } from '../../../src/doctor/examine.ts';
import { findingCodes, type FindingCode } from '../../../src/doctor/finding.ts';
import { createGuardedAsk } from '../../../src/guard/guarded-ask.ts';
import { networkList } from '../../../src/share/networks.ts';
import { signCard } from '../../../src/sign/sign.ts';
import { examineSite, goodHead, htmlOf, jpeg, PAGE, PICTURE, type Site } from './site.ts';

const page = (html: string, init: ResponseInit = {}): Response =>
  new Response(html, { headers: { 'content-type': 'text/html' }, ...init });
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;
const isPage = ({ url }: { url: string }): boolean => url === PAGE;
const card = async (headline: string): Promise<string> =>
  (
    await signCard({
      key: { id: 'k1', secret: 'a-secret-of-the-newsroom-0123456789' },
      card: { headline, outlet: 'harbour-post' },
      base: 'https://cards.example',
    })
  ).url;
/** A picture that cannot be compressed. */
const noise = async (width: number, height: number): Promise<Uint8Array<ArrayBuffer>> => {
  const raw = new Uint8Array(width * height * 3);
  for (let at = 0; at < raw.length; at += 65_536) crypto.getRandomValues(raw.subarray(at, at + 65_536));
  return new Uint8Array(
    await sharp(raw, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
};

/** A site for each thing that can be wrong, and whom it concerns where that is not everybody. */
const sites: Readonly<Record<FindingCode, Site & { readonly concerns?: readonly string[] }>> = {
  page_unreachable: { answer: () => new Response(null, { status: 503 }) },
  page_not_html: {
    answer: () => new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } }),
  },
  page_redirects: {
    answer: (request) =>
      isPage(request) ? new Response(null, { status: 301, headers: { location: '/ferry/' } }) : undefined,
  },
  page_blocked: {
    answer: (request) =>
      isPage(request) && request.userAgent.startsWith('Twitterbot')
        ? new Response(null, { status: 403 })
        : undefined,
    concerns: ['X'],
  },
  page_differs: {
    answer: (request) =>
      isPage(request) && /vkShare/.test(request.userAgent)
        ? page(htmlOf({ head: { title: meta('og:title', 'Another') } }))
        : undefined,
    concerns: ['VK'],
  },
  robots_blocked: { robots: 'User-agent: Twitterbot\nDisallow: /ferry\n', concerns: ['X'] },
  head_refused: {
    answer: ({ method }) => (method === 'HEAD' ? new Response(null, { status: 405 }) : undefined),
    concerns: ['Misskey'],
  },
  range_wrong: {
    answer: (request) =>
      isPage(request) && request.range === 'bytes=0-32768'
        ? page(htmlOf({}), { status: 206, headers: { 'content-type': 'text/html' } })
        : undefined,
    concerns: ['Slack'],
  },
  page_hidden: { pageHeaders: { 'x-robots-tag': 'noindex, nofollow' } },
  charset_missing: { head: { charset: '' }, pageHeaders: { 'content-type': 'text/html' } },
  tags_late: { before: `<style>${'x'.repeat(310 * 1024)}</style>`, concerns: ['WhatsApp'] },
  tags_in_body: { head: { description: '' }, body: `<h1>Ferry strike ends</h1>${goodHead.description}` },
  tags_too_many: { before: meta('og:see_also', 'https://a.example/').repeat(45), concerns: ['Matrix'] },
  title_missing: { head: { title: '' } },
  title_cut: {
    head: { title: meta('og:title', 'Ferry strike ends '.repeat(5).trim()), data: '' },
    body: `<h1>${'Ferry strike ends '.repeat(5)}</h1>`,
    concerns: ['WhatsApp', 'KakaoTalk', 'Discord', 'Discourse'],
  },
  title_differs: {
    head: { data: goodHead.data.replace('Ferry strike ends', 'Strike over') },
    concerns: ['Mastodon', 'Google'],
  },
  tag_stale: { body: '<h1>Ferry strike goes on</h1>' },
  card_stale: { head: { image: meta('og:image', await card('Ferry strike goes on')) } },
  description_missing: { head: { description: '' } },
  address_missing: { head: { url: '' } },
  address_elsewhere: { head: { url: meta('og:url', 'https://harbourpost.example/') } },
  address_relative: { head: { url: meta('og:url', '/ferry') } },
  type_missing: { head: { kind: '' }, concerns: ['Pinterest'] },
  date_missing: { head: { date: '' } },
  date_invalid: { head: { date: meta('article:published_time', '14 March 2026') } },
  image_missing: { head: { image: '', data: '' } },
  image_several: { head: { width: meta('og:image', `${PICTURE}?2`) + goodHead.width } },
  image_relative: { head: { image: meta('og:image', '/card.jpg') } },
  image_http: { head: { image: meta('og:image', 'http://cdn.example/card.jpg') } },
  image_redirects: {
    answer: ({ url }) =>
      url === PICTURE
        ? new Response(null, { status: 302, headers: { location: `${PICTURE}?2` } })
        : undefined,
  },
  image_unreachable: {
    answer: ({ url }) => (url === PICTURE ? new Response(null, { status: 404 }) : undefined),
  },
  image_not_picture: {
    answer: ({ url }) => (url === PICTURE ? page('<!doctype html><p>Log in') : undefined),
  },
  image_type_wrong: { picture: { bytes: await jpeg(1200, 630), type: 'image/png' } },
  image_type_tag_wrong: { head: { type: meta('og:image:type', 'image/png') } },
  image_format: {
    picture: {
      bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"/>'),
      type: 'image/svg+xml',
    },
  },
  image_too_large: {
    picture: { bytes: await noise(700, 368), type: 'image/png' },
    concerns: ['WhatsApp'],
  },
  image_too_small: { picture: { bytes: await jpeg(199, 104), type: 'image/jpeg' } },
  image_shown_small: { picture: { bytes: await jpeg(320, 168), type: 'image/jpeg' } },
  image_shape: { picture: { bytes: await jpeg(1000, 1500), type: 'image/jpeg' } },
  image_size_missing: { head: { width: '' }, concerns: ['Facebook'] },
  image_size_wrong: { head: { height: meta('og:image:height', '675') } },
  alt_missing: { head: { alt: '' } },
  card_missing: { head: { card: '' }, concerns: ['X', 'Discord'] },
  oembed_found: {
    before: '<link rel="alternate" type="application/json+oembed" href="/oembed">',
    concerns: ['Slack', 'Mastodon', 'Matrix'],
  },
  data_missing: { head: { data: '' } },
  data_broken: { before: '<script type="application/ld+json">{"a": }</script>' },
  large_preview_missing: { head: { robots: '' }, concerns: ['Google'] },
};

describe('the doctor', () => {
  it('finds nothing wrong with a page that is right', async () => {
    const { report } = await examineSite();
    expect(report.findings).toEqual([]);
    expect(report.previews.map(({ picture, name }) => [name, picture.form])).toEqual(
      networkList.filter(({ reads }: { reads?: unknown }) => reads).map(({ name }) => [name, 'large']),
    );
    for (const { title } of report.previews) expect(title).toBe('Ferry strike ends');
  });

  it.each(findingCodes)('says what is wrong, whom it concerns and what helps: %s', async (code) => {
    const { report } = await examineSite(sites[code]);
    const found = report.findings.filter((one) => one.code === code);
    expect(report.findings.map((one) => one.code)).toContain(code);
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/^.+\.$/);
    expect(found[0]!.cure).toMatch(/^.+[.>]$/);
    const { concerns } = sites[code];
    if (concerns) expect(found[0]!.networks).toEqual(concerns);
  });

  it('asks with every crawler’s own name, for parts where it asks for parts, and with HEAD', async () => {
    const { asked } = await examineSite();
    const agents = networkList.flatMap(({ crawler }) => crawler?.userAgent ?? []);
    for (const agent of agents) expect(asked.some((one) => one.endsWith(agent))).toBe(true);
    expect(asked).toContain(
      `GET ${PAGE} bytes=0-32768 Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)`,
    );
    expect(asked.filter((one) => one.startsWith('HEAD'))).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(agents.length + 6);
  });

  it('puts the worst first', async () => {
    const { report } = await examineSite({ head: { image: '', alt: '', date: '', url: '' } });
    const order = report.findings.map(({ severity }) => ['fault', 'warning', 'note'].indexOf(severity));
    expect(order).toEqual(order.toSorted());
  });

  it('reads the page of a relative address, a base and a second picture as each network does', async () => {
    const { report } = await examineSite({
      before: '<base href="https://cdn.example/">',
      head: { image: `${meta('og:image', 'card.jpg')}${meta('og:image', 'card.jpg?last')}` },
    });
    const pictureOf = (name: string): string | undefined =>
      report.previews.find((one) => one.name === name)!.picture.url;
    expect(pictureOf('Facebook')).toBe(PICTURE);
    expect(pictureOf('Matrix')).toBe(`${PICTURE}?last`);
  });

  it('shows what each network would cut and crop', async () => {
    const title = 'В порту заработал ночной паром: первые пассажиры пересекли залив';
    const { report } = await examineSite({
      head: { title: meta('og:title', title), data: '', card: '' },
      body: `<h1>${title}</h1>`,
      picture: { bytes: await jpeg(500, 262), type: 'image/jpeg' },
    });
    const of = Object.fromEntries(report.previews.map((one) => [one.network, one]));
    expect(of['discord']).toMatchObject({ title: 'В порту заработал ночной паром: перв', isTitleCut: true });
    expect(of['telegram']).toMatchObject({ title, isTitleCut: false });
    expect(of['vk']!.picture).toMatchObject({ form: 'small', why: expect.stringMatching(/pixels/) });
    expect(of['x']!.picture).toMatchObject({ form: 'small', why: expect.stringMatching(/twitter:card/) });
    expect(of['linkedin']!.picture).toMatchObject({ form: 'large', ratio: 1200 / 627 });
  });

  it('says how a preview that a network keeps is refreshed', async () => {
    const { report } = await examineSite();
    const of = Object.fromEntries(report.previews.map((one) => [one.network, one]));
    expect(of['facebook']!.refresh).toMatchObject({ tool: 'https://developers.facebook.com/tools/debug/' });
    expect(of['telegram']!.refresh!.how).toContain('@WebpageBot');
    expect(of['x']!.refresh!.how).toMatch(/new address/);
  });

  it.each([
    'http://10.0.0.1/',
    'http://localhost/',
    'http://169.254.169.254/',
    'https://user:pw@example.org/',
  ])('asks nobody at %s', async (address) => {
    const asked: string[] = [];
    const ask = createGuardedAsk({ fetch: async (url) => (asked.push(url), page('')) });
    await expect(examine({ ask, clock: { elapsed: () => 0 } }, address)).rejects.toMatchObject({
      code: expect.stringMatching(/^(blocked_host|address_refused)$/),
    });
    expect(asked).toEqual([]);
  });

  it('does not follow a page’s picture into a private network', async () => {
    const { report, codes, asked } = await examineSite({
      head: { image: meta('og:image', 'http://10.0.0.1/a.png') },
    });
    expect(codes).toContain('image_unreachable');
    expect(report.previews[0]!.picture.form).toBe('none');
    expect(asked.join()).not.toContain('10.0.0.1');
  });

  it('ends in its time, however slowly a site answers', async () => {
    let ms = 0;
    const ask = createGuardedAsk({ fetch: async () => ((ms += 4_000), page(htmlOf({}))) });
    const { report } = await examine({ ask, clock: { elapsed: () => ms } }, PAGE);
    expect(ms).toBeLessThanOrEqual(20_000 + 4 * 4_000);
    expect(report.visits.some(({ answer }) => answer === 'fetch_timeout')).toBe(true);
  });

  it.each([
    ['100,000 elements inside each other', `${'<div>'.repeat(100_000)}x`],
    ['100,000 meta elements', meta('og:title', 'x').repeat(100_000).slice(0, 1_000_000)],
    ['one tag without an end', `<meta property="og:title" content="${'x'.repeat(900_000)}`],
    ['structured data nested without end', `<script type="application/ld+json">${'['.repeat(50_000)}`],
    ['a comment without an end', `<!-- ${'x'.repeat(900_000)}`],
    ['nothing', ''],
  ])('reads a page made to cost time: %s', async (_, html) => {
    const { report } = await examineSite({ answer: (request) => (isPage(request) ? page(html) : undefined) });
    expect(report.findings.map(({ code }) => code)).toContain('image_missing');
  });

  it('reads any bytes as a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { report } = await examineSite({
          answer: (request) =>
            isPage(request)
              ? new Response(new Uint8Array(bytes), {
                  headers: { 'content-type': 'text/html; charset=koi8-r' },
                })
              : undefined,
        });
        expect(report.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the address that somebody gives to the doctor', () => {
  it.each([
    ['https://rt.com/russia/', 'https://rt.com/russia/'],
    [' rt.com/russia ', 'https://rt.com/russia'],
    ['http://rt.com', 'http://rt.com/'],
  ])('%j is %s', (given, url) => expect(pageAddress(given)).toBe(url));

  it.each(['', ' ', 'javascript:alert(1)', 'file:///etc/passwd', 'two words', 'headline'])(
    '%j is none',
    (given) => expect(() => pageAddress(given)).toThrow(/address of a page/),
  );
});
