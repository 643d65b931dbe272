import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiKey, newKey, writeApiKey, writeKey } from '../../../src/keys/new-key.ts';
import { startKeyedServer, type Service } from '../../cli.ts';
import { card, clipboard, field, openStudio, said, type Desk } from './desk.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function door(desk: () => Desk): void {
  describe('where keys are asked for', () => {
    let service: Service;
    let token: string;
    beforeAll(async () => {
      const port = String(await freePort());
      const made = await newApiKey({ id: 'desk' });
      ({ token } = made);
      service = await startKeyedServer({
        PORT: port,
        PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
        PRESSCARD_KEYS: writeKey(newKey({ id: 'main', outlets: [] })),
        PRESSCARD_API_KEYS: writeApiKey(made.apiKey),
        PRESSCARD_METRICS: 'off',
      });
    });
    afterAll(() => service.stop());
    const keyed = (): Desk => ({ ...desk(), service });

    it('a link with a card in it goes through the door, and the card is made behind it', async () => {
      const { page } = await openStudio(keyed(), { path: '/#headline=Tide+at+nine&outlet=harbour-post' });
      await page.getByLabel('API key').fill('presscard_wrong');
      await page.keyboard.press('Enter');
      await page.locator('.fault', { hasText: 'This key is not known here' }).waitFor();
      await page.getByLabel('API key').fill(token);
      await page.keyboard.press('Enter');
      expect((await card(page)).alt).toMatch(/^Tide at nine — The Harbour Post/);
      await page.keyboard.press('Control+Enter');
      await said(page, 'The URL is on the clipboard.');
      expect((await fetch(await clipboard(page))).status).toBe(200);
      // No script of the page sees the session.
      expect(await page.evaluate(() => document.cookie)).toBe('');
      await page.goto(new URL('/doctor', service.url).href);
      await page.getByRole('textbox').first().fill('http://10.0.0.1/');
      await page.keyboard.press('Enter');
      await page
        .getByText('blocked_host')
        .or(page.getByText('not one that may be asked'))
        .or(page.getByText(/private|public/))
        .first()
        .waitFor();
    });

    it('a session that ends costs nothing that was typed', async () => {
      const { page, context } = await openStudio(keyed());
      await page.getByLabel('API key').fill(token);
      await page.getByRole('button', { name: 'Open the studio' }).click();
      await page.locator('.bar').waitFor();
      await context.clearCookies();
      await field(page, 'Headline').fill('Typed after the end');
      await page.locator('.banner', { hasText: 'Your session has ended' }).waitFor();
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.getByLabel('API key').fill(token);
      await page.keyboard.press('Enter');
      await page.locator('.bar').waitFor();
      expect(await field(page, 'Headline').inputValue()).toBe('Typed after the end');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('API key').waitFor();
    });
  });
}
