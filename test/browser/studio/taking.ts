import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sizes } from '../../../templates/sizes.ts';
import { card, clipboard, field, fill, HEADLINE, openStudio, said, type Desk } from './desk.ts';

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await act();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The files of a zip that compresses nothing, by its central directory. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [size, nameLength, extra, comment, local] = [
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(name, zip.subarray(begin, begin + size));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** Signs what is on the table. @returns the address. */
async function signed(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await said(page, 'The URL is on the clipboard.');
  return clipboard(page);
}

export function taking(desk: () => Desk): void {
  describe('what there is to take away', () => {
    it('one picture, as a file of its size', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.locator('.frame', { hasText: 'Square' }).click();
      await card(page);
      const { name, bytes } = await downloaded(page, () =>
        page.locator('.acts').getByRole('button', { name: 'Download' }).click(),
      );
      expect(name).toMatch(/^harbour-authority-will-not-.*-square\.png$/);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 1200 });
    });

    it('every size in one zip', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.getByRole('tab', { name: 'Take away' }).click();
      const { name, bytes } = await downloaded(page, () =>
        page.getByRole('button', { name: 'All sizes (zip)' }).click(),
      );
      expect(name).toMatch(/cards\.zip$/);
      const files = unzip(bytes);
      expect(files.size).toBe(6);
      for (const { id, widthPx, heightPx } of Object.values(sizes)) {
        const file = [...files].find(([name]) => name.endsWith(`-${id}.png`))![1];
        expect(await sharp(file).metadata()).toMatchObject({ width: widthPx, height: heightPx });
      }
    });

    it('the image on the clipboard', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.getByRole('button', { name: 'Copy image' }).click();
      await said(page, 'The image is on the clipboard.');
      const type = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const blob = await item!.getType('image/png');
        const { width, height } = await createImageBitmap(blob);
        return `${width}x${height}`;
      });
      expect(type).toBe('1200x630');
    });

    it('the signed address of every size, meta tags, share links, the share page, the alternative text', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Link to the article').evaluate((box) =>
        box.closest('details')!.setAttribute('open', ''),
      );
      await field(page, 'Link to the article').fill('https://harbourpost.example/ferry');
      await field(page, 'Related articles').fill('What the strike cost https://harbourpost.example/cost');
      await page.keyboard.press('Control+Enter');
      await said(page, 'The URL is on the clipboard.');
      const url = await clipboard(page);
      await page.getByRole('tab', { name: 'Take away' }).click();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.row-url')].every((row) => row.textContent?.startsWith('http')),
      );
      for (const address of await page.locator('.row-url').allTextContents())
        expect((await fetch(address)).status).toBe(200);
      expect(await page.locator('pre.is-code').textContent()).toContain(`content="${url}"`);
      await page.getByRole('button', { name: 'Copy Alternative text' }).click();
      await said(page, 'Copied.');
      expect(await clipboard(page)).toMatch(/^Harbour authority .* — The Harbour Post, 14 March 2026$/);
      const telegram = await page.locator('.chips a', { hasText: 'Telegram' }).getAttribute('href');
      expect(telegram).toContain(encodeURIComponent('https://harbourpost.example/ferry'));
      const sharePage = await page.getByRole('link', { name: 'Open' }).first().getAttribute('href');
      const shared = await (await fetch(sharePage!)).text();
      expect(shared).toContain(url);
      expect(shared).toContain('<a href="https://harbourpost.example/cost">What the strike cost</a>');
      // One that was changed since says so, and is made anew.
      await field(page, 'Kicker').fill('Transport');
      await page.getByText('The card was changed since its URL was made.').waitFor();
    });

    it('says at the button why a card was not made', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.locator('summary', { hasText: 'More' }).click();
      await field(page, 'Link to the article').fill('not a link');
      await page.locator('summary', { hasText: 'More' }).click();
      await page.keyboard.press('Control+Enter');
      await page.locator('.acts .fault').waitFor();
      // The field that is to blame is unfolded, and has the hand.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('url');
      expect(await field(page, 'Link to the article').getAttribute('aria-invalid')).toBe('true');
    });
  });

  describe('recent cards', () => {
    it('are kept in this browser, open again, and are forgotten', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.keyboard.press('Control+Enter');
      await said(page, 'The URL is on the clipboard.');
      await page.getByRole('button', { name: 'New card' }).click();
      await page.reload();
      await page.getByRole('button', { name: 'Recent' }).click();
      await page.locator('.recent-open').click();
      expect(await field(page, 'Headline').inputValue()).toBe(HEADLINE);
      await page.getByRole('button', { name: 'Recent' }).click();
      await page.getByRole('button', { name: 'Forget this card' }).click();
      expect(await page.locator('.recent-card').count()).toBe(0);
      expect(await page.evaluate(() => localStorage.getItem('presscard.recent'))).toBe('[]');
    });
  });

  describe('an address with the fields in it', () => {
    it('opens the same card, and gives way to what is typed then', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Kind').selectOption('opinion');
      const { key } = await card(page);
      await page.getByRole('button', { name: 'Copy link' }).click();
      await said(page, 'Copied.');
      const address = await clipboard(page);
      expect(new URL(address).search).toBe('');
      const other = await openStudio(desk(), { path: address.slice(desk().service.url.origin.length) });
      expect((await card(other.page)).key).toBe(key);
      await field(other.page, 'Headline').fill('Typed since');
      await other.page.reload();
      expect(await field(other.page, 'Headline').inputValue()).toBe('Typed since');
    });
  });

  describe('a card that is to be corrected', () => {
    it('opens by its address; the old one is taken down, and the networks are listed with how to nudge them', async () => {
      const { page } = await openStudio(desk());
      await fill(page, 'Ferry strike ends after ten days');
      const old = await signed(page);
      await page.getByRole('button', { name: 'New card' }).click();
      await page.locator('#paste').focus();
      await page.keyboard.press('Control+V');
      await said(page, 'The fields are filled.');
      expect(await field(page, 'Headline').inputValue()).toBe('Ferry strike ends after ten days');
      await page.getByLabel('Take the old card down once the new URL is copied').check();
      await field(page, 'Headline').fill('Ferry strike ends after nine days');
      await card(page);
      const corrected = await signed(page);
      expect(corrected).not.toBe(old);
      await page.getByText('The old card is taken down.').waitFor();
      expect((await fetch(old)).status).toBe(410);
      expect((await fetch(corrected)).status).toBe(200);
      await page.getByRole('tab', { name: 'Take away' }).click();
      expect(await page.locator('.nudges').textContent()).toMatch(/Facebook.*Sharing Debugger/s);
    });

    it('stays where the new one says the same: taking it down would take down both', async () => {
      const { page } = await openStudio(desk());
      await fill(page, 'The same words in another look');
      const old = await signed(page);
      await page.locator('#paste').fill(old);
      await page.keyboard.press('Enter');
      await said(page, 'The fields are filled.');
      await page.getByLabel('Take the old card down').check();
      await page.locator('summary', { hasText: 'Template' }).click();
      await page.locator('.template', { hasText: 'Night' }).click();
      await card(page);
      await signed(page);
      await page.getByText('it says the same as the new one').waitFor();
      expect((await fetch(old)).status).toBe(200);
    });

    it('is refused when it was not signed here', async () => {
      const { page } = await openStudio(desk());
      await page.locator('#paste').fill(`${desk().service.url}c/v1/open/${'A'.repeat(24)}/e30.png`);
      await page.keyboard.press('Enter');
      expect(await page.locator('#paste-fault').textContent()).toMatch(/not signed here/);
    });
  });
}
