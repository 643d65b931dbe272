import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/doctor/examine.ts';
import { presscard, type Service } from '../cli.ts';
import { ask, askJson } from './ask.ts';
import { services } from './services.ts';

const MARKUP = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
const png = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#c33' } })
  .png()
  .toBuffer();
const page = `<title>t</title><meta property=og:title content='${MARKUP.replaceAll('"', '&quot;')}'><meta property=og:image content=/p.png>
<meta property=og:image content=/p.png?2><h1>A newer headline \u001b[31m</h1>`;

let site: Server;
let host: string;
let asked: string[] = [];
const followingFetch = globalThis.fetch;

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['user-agent']}`);
    if (request.url === '/robots.txt') return response.end('User-agent: Twitterbot\nDisallow: /\n');
    if (request.url?.startsWith('/p.png')) {
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(png);
    }
    if (request.url === '/away') return response.writeHead(302, { location: '/page' }).end();
    if (request.url === '/gone') return response.writeHead(410).end();
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  // The harness sends what the Worker asks through this process's fetch, which would follow redirects.
  globalThis.fetch = (input, { method = 'GET', headers = {} } = {}) =>
    followingFetch(input, { method, headers, redirect: 'manual' });
});
afterAll(() => {
  globalThis.fetch = followingFetch;
  site.closeAllConnections();
  site.close();
});

const run = (...args: string[]) => presscard(['doctor', ...args], { env: { PRESSCARD_ALLOW_HOSTS: host } });
const codesOf = ({ findings }: Report): string[] => findings.map(({ code }) => code);

describe.each(services)('the doctor on $runtime', ({ start }) => {
  let service: Service;
  beforeAll(async () => {
    service = await start({ PRESSCARD_ALLOW_HOSTS: host });
  });
  afterAll(() => service.stop());

  const examined = async (url: string): Promise<Report> => {
    const answer = await askJson(service.url, '/v1/doctor', { url });
    expect([answer.status, answer.headers['cache-control']], answer.text).toEqual([200, 'no-store']);
    return JSON.parse(answer.text) as Report;
  };

  it('asks a page as the networks do, and names its faults with their cures', async () => {
    asked = [];
    const report = await examined(`http://${host}/away`);
    expect(codesOf(report)).toEqual(
      expect.arrayContaining([
        'image_relative',
        'image_several',
        'image_type_wrong',
        'image_shape',
        'robots_blocked',
        'page_redirects',
        'tag_stale',
      ]),
    );
    expect(report.finalUrl).toBe(`http://${host}/page`);
    expect(asked).toContain('GET /page WhatsApp/2.22.20.72 A');
    expect(asked.some((one) => one.startsWith('HEAD /page SummalyBot'))).toBe(true);
    expect(report.visits).toContainEqual({
      name: 'X',
      userAgent: 'Twitterbot/1.0',
      method: 'GET',
      answer: 200,
    });
    const x = report.previews.find(({ network }) => network === 'x')!;
    expect(x.picture).toMatchObject({ form: 'none' });
  });

  it('says that there is no page', async () => {
    expect(codesOf(await examined(`http://${host}/gone`))).toEqual(['page_unreachable']);
    expect(codesOf(await examined('https://nobody.invalid-host.example/'))).toEqual(['page_unreachable']);
  });

  it('finds nothing wrong with a share page but that this machine has no certificate', async () => {
    const article = {
      headline: 'Ferry strike ends',
      date: '2026-03-14',
      outlet: 'harbour-post',
      url: 'https://harbourpost.example/ferry',
    };
    const signed = await askJson(service.url, '/v1/cards', article);
    const { shareUrl } = JSON.parse(signed.text) as { shareUrl: string };
    const report = await examined(shareUrl);
    expect(codesOf(report)).toEqual(['image_http']);
    expect(report.previews.every(({ picture }) => picture.form === 'large')).toBe(true);
  });

  it.each([
    ['http://10.0.0.1/', 422, 'blocked_host'],
    ['http://169.254.169.254/latest', 422, 'blocked_host'],
    ['file:///etc/passwd', 422, 'address_refused'],
    ['https://user:pw@example.org/', 422, 'address_refused'],
  ])('does not ask %s', async (url, status, code) => {
    const answer = await askJson(service.url, '/v1/doctor', { url });
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([status, code]);
    expect(answer.text).not.toContain('10.0.0.1');
  });

  it('has a page: a form, and the report with its pictures inside', async () => {
    const form = await ask(service.url, {
      path: `/doctor?url=${encodeURIComponent('https://rt.com/?a=1&b=2')}`,
    });
    expect(form.status).toBe(200);
    expect(form.text).toContain('value="https://rt.com/?a=1&amp;b=2"');
    const body = String(new URLSearchParams({ url: `http://${host}/page` }));
    const { status, text, headers } = await ask(service.url, { method: 'POST', path: '/doctor', body });
    expect(status).toBe(200);
    expect(text).toContain('id="image_relative"');
    expect(text).toContain('background-image: url(data:image/jpeg;base64,/9j/');
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; img-src data:; style-src 'nonce-/,
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  it('says on the page what is wrong with an address', async () => {
    const body = String(new URLSearchParams({ url: 'http://10.0.0.1/' }));
    const { status, text } = await ask(service.url, { method: 'POST', path: '/doctor', body });
    expect(status).toBe(422);
    expect(text).toMatch(/role="alert">The host is private/);
  });
});

describe('presscard doctor', () => {
  it('prints faults, cures, previews and how each is refreshed, and ends with 1 where there is a fault', async () => {
    const { status, stdout, stderr } = await run(`http://${host}/page`);
    const text = stdout.toString();
    expect([status, stderr]).toEqual([1, '']);
    expect(text).toMatch(/^http:\/\/\S+\/page: \d faults, /);
    expect(text).toMatch(/fault: image_relative: .+\n {2}Write the picture’s whole address/);
    expect(text).toMatch(/ {2}Discord +small picture/);
    expect(text).toMatch(/ {2}Telegram +Send the address to @WebpageBot\. https:\/\/t\.me\/WebpageBot/);
    expect(text).not.toContain('\u001b');
  });

  it('answers programs with the whole report', async () => {
    const { stdout } = await run(`http://${host}/page`, '--json');
    const report = JSON.parse(stdout.toString()) as Report;
    expect(report.findings[0]).toEqual({
      code: expect.any(String),
      severity: 'fault',
      message: expect.any(String),
      cure: expect.any(String),
      networks: expect.any(Array),
    });
  });

  it.each([
    [[], 'option_invalid'],
    [['a.example', 'b.example'], 'option_invalid'],
    [['http://10.0.0.1/'], 'blocked_host'],
    [['not an address'], 'address_refused'],
  ])('refuses %j with 2', async (args, code) => {
    const { status, stderr } = await run(...args);
    expect([status, stderr.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain(`presscard: ${code}: `);
  });
});
