import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Service } from '../../cli.ts';

/** What the tests of the studio share: one service and one browser for all of them. */
export interface Desk {
  readonly service: Service;
  readonly browser: Browser;
  /** Pages of articles, on an address that the service may ask. */
  readonly site: URL;
}

/** The studio in a browser, with what a test asks of it. */
export interface Studio {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: a policy that was broken, a script that failed. */
  readonly complaints: string[];
  /** Requests to anywhere but the service. */
  readonly strayed: string[];
  close(): Promise<void>;
}

const opened: Studio[] = [];

/** Opens the studio as an editor does. Complaints and requests to elsewhere fail the test that opened it. */
export async function openStudio(
  desk: Desk,
  { path = '/', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<Studio> {
  const context = await desk.browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const studio: Studio = { page, context, complaints: [], strayed: [], close: () => context.close() };
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== desk.service.url.origin) studio.strayed.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') studio.complaints.push(message.text());
  });
  page.on('pageerror', (error) => studio.complaints.push(String(error)));
  opened.push(studio);
  await page.goto(new URL(path, desk.service.url).href);
  await page.locator('.bar, .door').first().waitFor();
  return studio;
}

/** Every studio that was opened since the last call, closed. */
export async function closeStudios(): Promise<readonly Studio[]> {
  const studios = opened.splice(0);
  await Promise.all(studios.map((studio) => studio.close()));
  return studios;
}

/** A field by its label, and by nothing else on the page. */
export const field = (page: Page, label: string): Locator =>
  page.locator('.panel').getByLabel(label, { exact: true });

/** The card that is shown, once it is the card of what is on the table. */
export async function card(
  page: Page,
): Promise<{ alt: string; width: number; height: number; key: string; src: string }> {
  const image = page.locator('.hero img');
  await image.waitFor();
  await settled(page);
  return image.evaluate(async (element) => {
    const shown = element as HTMLImageElement;
    await shown.decode();
    const { alt, naturalWidth: width, naturalHeight: height, src } = shown;
    return { alt, width, height, key: shown.dataset['key'] ?? '', src };
  });
}

/** Waits until the card has caught up with the headline's field. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shown = document.querySelector<HTMLImageElement>('.hero img');
    const headline = document.querySelector<HTMLTextAreaElement>('#headline')!.value.trim();
    const isBusy = document.querySelector('.facts')?.getAttribute('aria-busy') === 'true';
    return shown?.dataset['key']?.includes(JSON.stringify(headline).slice(1, -1)) === true && !isBusy;
  });
}

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Puts a text on the clipboard, as if it had been copied elsewhere. */
export const copy = (page: Page, text: string): Promise<void> =>
  page.evaluate((copied) => navigator.clipboard.writeText(copied), text);

/** Waits for what the page says for a moment. */
export const said = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.toast.is-shown', { hasText: text }).waitFor();

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

export const HEADLINE =
  'Harbour authority will NOT reopen the eastern ferry pier this winter & has no plans to pay for the damage, say councillors';

/** Fills in what a card needs. */
export async function fill(page: Page, headline: string = HEADLINE): Promise<void> {
  await field(page, 'Headline').fill(headline);
  await field(page, 'Outlet').fill('The Harbour Post');
  await field(page, 'Date').fill('14 March 2026');
  await card(page);
}
