import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleArticle } from '../../src/studio/sample.ts';
import { startServer, type Service } from '../cli.ts';
import { startChromium } from './chromium.ts';

const pageText = readFileSync(new URL('../fixtures/pages/date-first.txt', import.meta.url), 'utf8');
const pageHeadline =
  'Harbour board will NOT close the old quay & promises lamps for every jetty by autumn, says warden';

let service: Service;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startServer(), startChromium()]);
});
afterAll(() => Promise.all([browser.close(), service.stop()]));

let page: Page;
let asked: string[];
let complaints: string[];
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  asked = [];
  complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(service.url.href);
});
afterEach(async () => {
  await page.close();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => new URL(url).origin !== service.url.origin)).toEqual([]);
});

/** The card on the page, once it is there with all of its pixels. */
async function card(): Promise<{ width: number; height: number; alt: string; src: string }> {
  const image = page.locator('figure img');
  return image.evaluate(async (element) => {
    const { alt, src } = element as HTMLImageElement;
    await (element as HTMLImageElement).decode();
    const { naturalWidth: width, naturalHeight: height } = element as HTMLImageElement;
    return { width, height, alt, src };
  });
}

/** Does something that leads to another page, and waits until that one is there. */
async function leave(act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}
const submit = (name: string): Promise<void> => leave(() => page.getByRole('button', { name }).click());
const beside = (label: string): Locator =>
  page.locator('.field', { has: page.getByLabel(label) }).locator('.error');
const scrollsSideways = (): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('the start page in a browser', () => {
  it('shows the sample card, and says what stands on it to those who cannot see it', async () => {
    expect(await card()).toMatchObject({
      width: 1200,
      height: 630,
      alt: expect.stringContaining(sampleArticle.headline),
    });
    expect(await page.getByRole('textbox', { name: 'Headline' }).inputValue()).toBe(sampleArticle.headline);
    expect(complaints).toEqual([]);
  });

  it('makes the card of another headline that is typed', async () => {
    const sample = await card();
    await page.getByLabel('Headline').fill('Night ferry & the “blue” lamp <returns>');
    await page.getByLabel('Outlet').fill('The Daily Ferry');
    await page.getByLabel('Kicker').fill('');
    await submit('Make the card');
    const made = await card();
    expect(made.alt).toMatch(/^Night ferry & the “blue” lamp <returns> — The Daily Ferry/);
    expect(made.src).not.toBe(sample.src);
    expect(await page.getByLabel('Headline').inputValue()).toBe('Night ferry & the “blue” lamp <returns>');
    expect(complaints).toEqual([]);
  });

  it('makes the card in the size and template that are chosen', async () => {
    await page.getByLabel('Size').selectOption('story');
    await page.getByLabel('Template').selectOption('night');
    await submit('Make the card');
    expect(await card()).toMatchObject({ width: 1080, height: 1920 });
    expect(await page.getByLabel('Size').inputValue()).toBe('story');
    expect(await page.getByLabel('Template').inputValue()).toBe('night');
    expect(complaints).toEqual([]);
  });

  it('finds the article in a page that is pasted', async () => {
    await page.getByLabel('Or paste the text').fill(pageText);
    await submit('Find the article');
    expect(await page.getByLabel('Headline').inputValue()).toBe(pageHeadline);
    expect(await page.getByLabel('Date').inputValue()).toBe('14 Mar, 2024 09:30');
    expect(await card()).toMatchObject({
      width: 1200,
      alt: expect.stringMatching(/^Harbour board will NOT .* — The Harbour Post, 14 March 2024$/),
    });
    expect(complaints).toEqual([]);
  });

  it('says beside the outlet that it is not known, and takes the corrected one', async () => {
    await page.getByLabel('Outlet').fill('nosuch');
    await submit('Make the card');
    expect(await beside('Outlet').textContent()).toMatch(/no outlet of this name/);
    expect(await page.locator('.field .error').count()).toBe(1);
    expect(await page.getByRole('alert').textContent()).toMatch(/no outlet of this name/);
    expect(await page.getByLabel('Headline').inputValue()).toBe(sampleArticle.headline);
    expect(await page.locator('figure').count()).toBe(0);

    await page.getByLabel('Outlet').fill('faros');
    await submit('Make the card');
    expect(await beside('Outlet').count()).toBe(0);
    expect((await card()).alt).toContain('Ο Φάρος');
  });

  it('is used with the keyboard alone: typing, then Enter', async () => {
    await page.getByLabel('Date').fill('14 March 2026');
    await leave(() => page.getByLabel('Date').press('Enter'));
    expect((await card()).alt).toMatch(/14 March 2026$/);
  });

  it.each([
    '',
    '?headline=Adrift&outlet=nosuch',
    `?headline=${'Donaudampfschifffahrts'.repeat(6)}&outlet=rt`,
  ])('fits a telephone of 320 px without scrolling sideways: /%s', async (query) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(new URL(`/${query}`, service.url).href);
    expect(await scrollsSideways()).toBe(false);
    const button = (await page.getByRole('button', { name: 'Make the card' }).boundingBox())!;
    expect(button.x).toBeGreaterThanOrEqual(0);
    expect(button.x + button.width).toBeLessThanOrEqual(320);
  });

  it('shows a headline that looks like markup as text and runs nothing of it', async () => {
    const markup = '"><img src=x onerror="document.title=1"><script>document.title=2</script>';
    await page.getByLabel('Headline').fill(markup);
    await page.getByLabel('Kicker').fill(markup);
    await submit('Make the card');
    expect(await page.getByLabel('Headline').inputValue()).toBe(markup);
    expect((await card()).alt).toContain(markup);
    expect(await page.title()).toBe('presscard');
    expect(await page.locator('img').count()).toBe(1);
    expect(await page.locator('script').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('downloads the card that it shows', async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download PNG' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('card.png');
    expect(
      readFileSync(await download.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});
