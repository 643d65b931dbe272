import { describe, expect, it } from 'vitest';
import { card, clipboard, field, fill, openStudio, said, settled, type Desk } from './desk.ts';

export function looking(desk: () => Desk): void {
  describe('how the card looks', () => {
    it('in every size, side by side, and in the one that is chosen', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.waitForFunction(() => document.querySelectorAll('.frame img').length === 6);
      await page.locator('.frame', { hasText: 'Story' }).click();
      expect(await card(page)).toMatchObject({ width: 1080, height: 1920 });
      const heights = await page
        .locator('.frame-picture')
        .evaluateAll((all) => all.map((one) => one.clientHeight));
      expect(new Set(heights).size).toBe(1);
    });

    it('in sizes that stay where they are when a notice comes', async () => {
      const { page } = await openStudio(desk());
      const place = async () => (await page.locator('.film').boundingBox())!.y;
      await fill(page);
      expect(await page.locator('.notice').count()).toBe(0);
      const before = await place();
      await field(page, 'Date').fill('');
      await page.locator('.notice', { hasText: 'no date' }).waitFor();
      expect(await place()).toBe(before);
    });

    it('in a template that is chosen from pictures of this very card', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.locator('summary', { hasText: 'Template' }).click();
      await page.waitForFunction(() => document.querySelectorAll('.template img').length > 8);
      await page.locator('.template', { hasText: 'Night' }).click();
      await page.locator('.facts', { hasText: 'Night' }).waitFor();
      expect((await card(page)).key).toContain('"template":"night"');
    });

    it('as a review with its stars, and in a language that is chosen', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Kind').selectOption('review');
      await field(page, 'Stars').selectOption('4');
      await page.locator('.facts', { hasText: 'Review' }).waitFor();
      await field(page, 'Language').selectOption('de');
      await settled(page);
      expect((await card(page)).key).toContain('"lang":"de"');
    });

    it('with the date of now, or one from the calendar, and says how it was read', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.locator('#date-read', { hasText: 'Saturday, 14 March 2026' }).waitFor();
      await page.getByRole('button', { name: 'Now', exact: true }).click();
      expect(await field(page, 'Date').inputValue()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/);
      await page.locator('input[type="datetime-local"]').first().fill('2026-05-01T08:30');
      expect(await field(page, 'Date').inputValue()).toBe('2026-05-01 08:30');
      await page.locator('#date-read', { hasText: 'Friday, 1 May 2026' }).waitFor();
    });

    it('with what crops and covers leave of it', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.getByRole('button', { name: 'Safe area' }).click();
      const [crop, whole] = [
        (await page.locator('.safe-crop').boundingBox())!,
        (await page.locator('.hero-card').boundingBox())!,
      ];
      // 47 of 630 px, which VK takes away.
      expect((crop.y - whole.y) / whole.height).toBeCloseTo(47 / 630, 2);
      expect(crop.height / whole.height).toBeCloseTo(536 / 630, 2);
    });
  });

  describe('how readers will see it', () => {
    it('in eight feeds in proportion, each with its crop, light and dark', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.getByRole('tab', { name: 'In feeds' }).click();
      const names = await page.locator('.feed strong').allTextContents();
      expect(names).toEqual([
        'X',
        'Facebook',
        'VK',
        'LinkedIn',
        'Telegram',
        'WhatsApp',
        'Mastodon',
        'Discord',
        'Small',
      ]);
      const shapeOf = async (network: string): Promise<number> => {
        const { width, height } = (await page.locator(`.is-${network} .mock-picture`).boundingBox())!;
        return width / height;
      };
      expect(await shapeOf('x')).toBeCloseTo(2, 1);
      expect(await shapeOf('vk')).toBeCloseTo(537 / 240, 1);
      expect(await page.locator('.feed', { hasText: 'VK' }).textContent()).toContain('Crops 47 px');
      // Discord's cut is one of bytes, wherever in a word that is.
      expect(await page.locator('.feed', { hasText: 'Discord' }).textContent()).toMatch(
        /The title ends after/,
      );
      const small = (await page.locator('.thumb-wide').boundingBox())!;
      const zoom = await page.locator('.thumbs').evaluate((box) => Number(getComputedStyle(box).zoom));
      expect(small.width / zoom).toBeCloseTo(300, 0);
      const ground = (): Promise<string> =>
        page.locator('.mock.is-x').evaluate((mock) => getComputedStyle(mock).backgroundColor);
      const light = await ground();
      await page.getByRole('button', { name: 'Dark feeds' }).click();
      expect(await ground()).not.toBe(light);
    });
  });

  describe('what there is to know has the button that mends it', () => {
    it('a missing date', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Date').fill('');
      await page.locator('.notice', { hasText: 'no date' }).getByRole('button', { name: 'Today' }).click();
      await page.locator('.notice', { hasText: 'no date' }).waitFor({ state: 'detached' });
      expect(await field(page, 'Date').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
    });

    it('a date that can be read in two ways', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await field(page, 'Date').fill('03/04/2026');
      await page.getByRole('button', { name: '4 March 2026' }).click();
      expect(await field(page, 'Date').inputValue()).toBe('2026-03-04');
      await page.locator('.notice', { hasText: 'two ways' }).waitFor({ state: 'detached' });
    });

    it('a character that no font has', async () => {
      const { page } = await openStudio(desk());
      await fill(page, 'Night ferry \u{13000} returns');
      await page.getByRole('button', { name: 'Remove these characters' }).click();
      expect(await field(page, 'Headline').inputValue()).toBe('Night ferry  returns');
      await page.locator('.notice', { hasText: 'No font' }).waitFor({ state: 'detached' });
    });

    it('what the doctor finds on the article’s own page', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      await page.getByRole('tab', { name: 'Take away' }).click();
      await page.getByRole('button', { name: 'Give the link' }).click();
      await page.keyboard.type(new URL('/ferry', desk().site).href);
      await page.getByRole('button', { name: 'Check it' }).click();
      const missing = page.locator('.finding', { hasText: 'Name a picture of 1200x630 px in og:image.' });
      await missing.getByRole('button', { name: 'Make the URLs' }).click();
      await missing.getByRole('button', { name: 'Copy the meta tags' }).click();
      await said(page, 'Copied.');
      expect(await clipboard(page)).toContain('<meta property="og:image" content="http');
      await page.getByRole('tab', { name: 'Card' }).click();
      await page.locator('.notice', { hasText: 'The article’s page has' }).waitFor();
    });

    it('a template that shows a photo, without one', async () => {
      const { page } = await openStudio(desk(), {
        path: '/?headline=Tide&outlet=rt&date=2026-03-14&template=photo',
      });
      await card(page);
      await page.getByRole('button', { name: 'Automatic template' }).click();
      await page.locator('.notice', { hasText: 'there is none' }).waitFor({ state: 'detached' });
    });
  });
}
