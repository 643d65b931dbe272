import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type Service } from '../cli.ts';
import { articles } from '../fixtures/articles.ts';
import { startChromium } from './chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const article = {
  headline: `“Паром” ходит & 'yes' <b>снова</b> — 100 % + 渡輪 👩🏽‍🚀`,
  standfirst: 'Первый рейс в полдень.',
  date: '2026-03-14T09:30',
  outlet: 'severny-mayak',
  url: 'https://severny-mayak.example/паром?a=1&b="2"#c',
  related: [{ headline: 'Сколько стоила забастовка', url: 'https://severny-mayak.example/2' }],
};

let service: Service;
let browser: Browser;
let shareUrl: string;
let links: Readonly<Record<string, string>>;
beforeAll(async () => {
  [service, browser] = await Promise.all([startServer(), startChromium()]);
  ({ shareUrl, links } = await sign(article));
});
afterAll(() => Promise.all([browser.close(), service.stop()]));

async function sign(value: object): Promise<{ shareUrl: string; links: Readonly<Record<string, string>> }> {
  const answer = await fetch(new URL('/v1/cards', service.url), {
    method: 'POST',
    body: JSON.stringify(value),
  });
  const { shareUrl: url, shareLinks } = (await answer.json()) as {
    shareUrl: string;
    shareLinks: Record<string, string>;
  };
  return { shareUrl: url, links: shareLinks };
}

let page: Page;
let asked: string[];
let complaints: string[];
beforeEach(() => {
  asked = [];
  complaints = [];
});
afterEach(async () => {
  await page.context().close();
  expect(asked.filter((url) => new URL(url).origin !== service.url.origin)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Opens a page with a browser of its own, which keeps no cookie from others. */
async function open(url: string, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url, { waitUntil: 'load' });
}

/** What axe-core has against the page. The policy lets no script in, so it comes in by the debugger. */
async function faultsOfAccess(): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

const hrefOf = async (name: string): Promise<string> =>
  (await page.getByRole('link', { name }).getAttribute('href'))!;

const scrollsSideways = (): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('a share page in a browser', () => {
  it('shows the picture, the headline as it was written, and leads to the article', async () => {
    await open(shareUrl);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(article.headline);
    expect(await page.title()).toBe(article.headline);
    const picture = await page.locator('img').evaluate(async (element: HTMLImageElement) => {
      await element.decode();
      return [element.naturalWidth, element.naturalHeight, element.alt];
    });
    expect(picture).toEqual([1200, 630, expect.stringContaining('渡輪')]);
    const href = await page.getByRole('link', { name: 'Читать статью' }).getAttribute('href');
    expect(new URL(href!).href).toBe(new URL(article.url).href);
    expect(await page.locator('time').getAttribute('datetime')).toBe('2026-03-14T09:30:00+03:00');
    expect(await page.context().cookies()).toEqual([]);
  });

  it('opens each network with the address and the title whole', async () => {
    await open(shareUrl);
    // Whatever a button opens is caught before it leaves this machine.
    const opened: string[] = [];
    await page.context().route(
      (url) => url.origin !== service.url.origin,
      (route) => {
        opened.push(route.request().url());
        return route.fulfill({ body: 'network' });
      },
    );
    for (const [id, link] of Object.entries(links)) {
      if (!link.startsWith('https:')) continue;
      const name = id === 'vk' ? 'VK' : new RegExp(`^${id}$`, 'i');
      const [popup] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      await popup.waitForLoadState();
      expect([id, popup.url()]).toEqual([id, new URL(link).href]);
      expect(await popup.evaluate(() => window.opener)).toBeNull();
      const sent = decodeURIComponent(popup.url().replaceAll('+', '%20'));
      expect(sent).toContain(article.url);
      if (id !== 'facebook') expect(sent).toContain(article.headline);
      await popup.close();
    }
    expect(opened.length).toBeGreaterThanOrEqual(13);
    asked = asked.filter((url) => !opened.includes(url));
  });

  it('hands mail and Viber the address and the title whole', async () => {
    await open(shareUrl);
    const mail = new URL(await hrefOf('Эл. почта'));
    expect(mail.searchParams.get('subject')).toBe(article.headline);
    expect(mail.searchParams.get('body')).toBe(`${article.headline}\r\n\r\n${article.url}`);
    const viber = new URL(await hrefOf('Viber'));
    expect(viber.searchParams.get('text')).toBe(`${article.headline} ${article.url}`);
  });

  it('copies the link, and says that it did', async () => {
    await open(shareUrl, { permissions: ['clipboard-read', 'clipboard-write'] });
    const button = page.getByRole('button', { name: 'Копировать ссылку' });
    await button.click();
    await page.getByRole('status').getByText('Ссылка скопирована').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(article.url);
    await button.waitFor();
  });

  it('opens the device’s own share sheet, where there is one', async () => {
    await open('about:blank');
    await page.addInitScript(() => {
      const shared: ShareData[] = [];
      Object.assign(window, { shared });
      Object.assign(navigator, { share: async (data: ShareData) => void shared.push(data) });
    });
    await page.goto(shareUrl);
    await page.getByRole('button', { name: 'Поделиться…' }).click();
    const shared = await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared);
    expect(shared).toEqual([{ title: article.headline, url: article.url }]);
    asked = asked.filter((url) => url !== 'about:blank');
  });

  it('is whole without scripts, and has no button that would do nothing', async () => {
    await open(shareUrl, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Telegram' }).isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it.each([
    ['light', 1280, article],
    ['dark', 1280, article],
    ['light', 320, { ...articles.arabic, related: [{ headline: 'نقل', url: 'https://a.example/' }] }],
    ['dark', 320, { ...articles.hebrew, url: 'https://a.example/' }],
    ['light', 390, { ...articles.pale, standfirst: 'A pale colour', url: 'https://a.example/' }],
    ['dark', 390, articles.plate],
    ['light', 320, { ...articles.unknownScript, lang: 'und', outlet: 'islandnews.example' }],
  ] as const)('has nothing that axe-core finds: %s, %i px', async (colorScheme, width, value) => {
    await open((await sign(value)).shareUrl, { colorScheme, viewport: { width, height: 800 } });
    expect(await faultsOfAccess()).toEqual([]);
    expect(await scrollsSideways()).toBe(false);
  });

  it.each([
    [
      'a long word',
      { ...articles.longWord, related: [{ headline: 'x'.repeat(200), url: 'https://a.example/' }] },
    ],
    ['a long headline', { ...articles.long, url: `https://${'a'.repeat(60)}.example/` }],
    ['Thai', articles.thai],
    ['Persian', articles.persian],
  ])('fits a telephone of 320 px: %s', async (_, value) => {
    await open((await sign(value)).shareUrl, { viewport: { width: 320, height: 640 } });
    expect(await scrollsSideways()).toBe(false);
    for (const link of await page.locator('.networks a').all()) {
      const box = (await link.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(320);
    }
  });

  it('stands mirrored for a right-to-left article, with its picture in place', async () => {
    await open((await sign(articles.arabic)).shareUrl);
    const [title, picture, first, second] = await Promise.all(
      ['h1', 'img', '.networks li:nth-child(1)', '.networks li:nth-child(2)'].map(async (what) =>
        page.locator(what).boundingBox(),
      ),
    );
    expect(await page.locator('h1').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(title!.x + title!.width).toBeCloseTo(picture!.x + picture!.width, 0);
    expect(first!.x).toBeGreaterThan(second!.x);
  });

  it('has light ink on a dark ground in the dark', async () => {
    await open(shareUrl, { colorScheme: 'dark' });
    const [ink, ground] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor].map((one) => Number(/\d+/.exec(one)?.[0]));
    });
    expect(ink).toBeGreaterThan(200);
    expect(ground).toBeLessThan(60);
  });

  it('runs nothing of a headline that looks like markup', async () => {
    const markup = '"><img src=x onerror="document.title=1"><script>document.title=2</script></script>';
    await open((await sign({ ...article, headline: markup, standfirst: markup, author: markup })).shareUrl);
    expect(await page.title()).toBe(markup);
    expect(await page.locator('img').count()).toBe(1);
  });
});

describe('the doctor’s page in a browser', () => {
  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'examines a share page, and has nothing that axe-core finds: %s, %i px',
    async (colorScheme, width) => {
      await open(new URL('/doctor', service.url).href, { colorScheme, viewport: { width, height: 800 } });
      expect(await faultsOfAccess()).toEqual([]);
      await page.getByLabel('Address of a page').fill(shareUrl);
      await page.getByRole('button', { name: 'Examine' }).click();
      await page.getByRole('heading', { name: '1 warning, 1 note' }).waitFor();
      expect(await page.getByText('The picture’s address begins with http://.').isVisible()).toBe(true);
      const facebook = page.locator('.previews > li', { hasText: 'Facebook' });
      expect(await facebook.locator('.title').textContent()).toBe(article.headline);
      expect(
        await facebook.locator('.picture').evaluate((element) => getComputedStyle(element).backgroundImage),
      ).toMatch(/^url\("data:image\/jpeg;base64,/);
      expect(await faultsOfAccess()).toEqual([]);
      expect(await scrollsSideways()).toBe(false);
    },
  );
});
