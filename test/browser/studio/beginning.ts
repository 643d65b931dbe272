import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { card, clipboard, copy, field, fill, openStudio, said, type Desk } from './desk.ts';

const pageText = readFileSync(new URL('../../fixtures/pages/date-first.txt', import.meta.url), 'utf8');
const pageHeadline =
  'Harbour board will NOT close the old quay & promises lamps for every jetty by autumn, says warden';

/** What an editor's hands do: no more than four of these may lie between a paste and a copied address. */
function hands(page: Page): {
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  count(): number;
} {
  let acts = 0;
  return {
    async press(keys) {
      acts += 1;
      await page.keyboard.press(keys);
    },
    async type(text) {
      acts += 1;
      await page.keyboard.type(text);
    },
    count: () => acts,
  };
}

/** The address on the clipboard, which answers a card. */
async function copiedCard(page: Page): Promise<{ url: string; bytes: Buffer; type: string | null }> {
  await said(page, 'The URL is on the clipboard.');
  const url = await clipboard(page);
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return {
    url,
    bytes: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get('content-type'),
  };
}

export function beginning(desk: () => Desk): void {
  describe('from what is at hand to a copied address, in at most four actions of the keyboard', () => {
    it('by typing', async () => {
      const { page } = await openStudio(desk());
      const { press, type, count } = hands(page);
      await press('Tab');
      await type('Ferry strike ends after nine days');
      await press('Control+Enter');
      const { bytes, type: mediaType } = await copiedCard(page);
      expect(mediaType).toBe('image/png');
      expect(bytes.readUInt32BE(16)).toBe(1200);
      expect(count()).toBeLessThanOrEqual(4);
    });

    it('by the text of a page, menus and all', async () => {
      const { page } = await openStudio(desk());
      await copy(page, pageText);
      const { press, count } = hands(page);
      await press('Control+V');
      await press('Control+Enter');
      const { url } = await copiedCard(page);
      expect(count()).toBeLessThanOrEqual(4);
      expect(Buffer.from(url.split('/').at(-1)!, 'base64url').toString()).toContain(pageHeadline);
      expect(await field(page, 'Headline').inputValue()).toBe(pageHeadline);
      expect((await card(page)).alt).toMatch(/^Harbour board will NOT .* — The Harbour Post, 14 March 2024$/);
    });

    it('by a link, wherever on the page it is pasted', async () => {
      const { page } = await openStudio(desk());
      await copy(page, new URL('/ferry', desk().site).href);
      const { press, count } = hands(page);
      await press('Control+V');
      await press('Control+Enter');
      await copiedCard(page);
      expect(count()).toBeLessThanOrEqual(4);
      expect(await field(page, 'Headline').inputValue()).toBe('Ferry strike ends after nine days');
      expect(await page.locator('#headline-from').textContent()).toMatch(/^From the (page|article)/);
    });
  });

  describe('the first box', () => {
    it('has the hands at the start, and the empty page says the ways to begin', async () => {
      const { page } = await openStudio(desk());
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('paste');
      expect(await page.getByRole('heading', { name: 'Start with what you have' }).isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Try it with an example' }).click();
      expect((await card(page)).alt).toMatch(/^World news: Russia will NOT send .* — RT, 23 August 2021$/);
    });

    it('says of each field where its value came from, and gives it back after a change', async () => {
      const { page } = await openStudio(desk());
      await copy(page, pageText);
      await page.keyboard.press('Control+V');
      await said(page, 'The fields are filled.');
      for (const name of ['headline', 'outlet', 'date'])
        expect(await page.locator(`#${name}-from`).textContent()).toMatch(/^(From|A guess)/);
      await field(page, 'Headline').fill('Another one');
      await page.locator('#headline-from').getByRole('button').click();
      expect(await field(page, 'Headline').inputValue()).toBe(pageHeadline);
    });

    it('says beside itself what could not be read, and keeps it', async () => {
      const { page } = await openStudio(desk());
      await page.locator('#paste').fill('http://10.0.0.1/article');
      await page.keyboard.press('Enter');
      expect(await page.locator('#paste-fault').textContent()).toMatch(/Paste the page’s text instead/);
      expect(await page.locator('#paste').inputValue()).toBe('http://10.0.0.1/article');
    });

    it('takes a page of 1 MB without a hitch', async () => {
      const { page } = await openStudio(desk());
      const long = `${pageText}\n${'The ferry leaves the pier at nine and comes back at noon, as it always did. '.repeat(13_500)}`;
      expect(long.length).toBeGreaterThan(1_000_000);
      await copy(page, long);
      await page.keyboard.press('Control+V');
      await said(page, 'The fields are filled.');
      expect(await field(page, 'Headline').inputValue()).toBe(pageHeadline);
    });

    it('puts nothing of the last article on the next one', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Kicker').fill('Transport');
      await page.locator('#paste').focus();
      await copy(page, pageText);
      await page.keyboard.press('Control+V');
      await said(page, 'The fields are filled.');
      expect(await field(page, 'Kicker').inputValue()).toBe('');
    });
  });
}
