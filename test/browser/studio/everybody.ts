import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { card, field, fill, openStudio, said, scrollsSideways, settled, type Desk } from './desk.ts';

/** What axe finds wrong with the page as it stands. */
async function findings(page: Page): Promise<readonly string[]> {
  // A fade would be seen half-way, and its contrast with it.
  await page.waitForTimeout(200);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

export function everybody(desk: () => Desk): void {
  describe('axe finds nothing', () => {
    it.each([
      { title: 'light', options: {} },
      { title: 'dark', options: { colorScheme: 'dark' as const } },
      { title: 'Arabic on a phone', options: { locale: 'ar', viewport: { width: 390, height: 844 } } },
    ])('on any state of the page: $title', async ({ options }) => {
      const { page } = await openStudio(desk(), options);
      const found: Record<string, readonly string[]> = {};
      const look = async (state: string): Promise<void> => {
        const wrong = await findings(page);
        if (wrong.length > 0) found[state] = wrong;
      };
      await look('empty');
      await page.goto(
        new URL(
          '/?headline=Tide%20at%20nine&outlet=harbour-post&date=03/04/2026&kicker=Sea',
          desk().service.url,
        ).href,
      );
      await card(page);
      await page.locator('.notice').first().waitFor();
      await look('card');
      await page.locator('#outlet').fill('nosuch');
      await page.locator('#outlet-fault').waitFor();
      await look('problem');
      await page.locator('#outlet').fill('rt');
      await page.locator('#outlet-fault').waitFor({ state: 'detached' });
      await page.locator('.bar [popovertarget=recent]').click();
      await look('recent');
      await page.keyboard.press('Escape');
      for (const details of await page.locator('details').all())
        await details.evaluate((one) => one.setAttribute('open', ''));
      await page.locator('#state').selectOption('review');
      await settled(page);
      await look('all fields');
      await page.locator('#tab-feeds').click();
      await look('feeds');
      await page.locator('.stage-bar .tool').click();
      await look('dark feeds');
      await page.keyboard.press('Control+Enter');
      await page.locator('.toast.is-shown').waitFor();
      await page.locator('#tab-take').click();
      await page.locator('pre.is-code').waitFor();
      await page
        .locator('.toast.is-shown')
        .waitFor({ state: 'detached' })
        .catch(() => undefined);
      await look('taking away');
      expect(found).toEqual({});
    });
  });

  describe('with the keyboard alone', () => {
    it('everything is reached in order, seen where it is, and used', async () => {
      const { page } = await openStudio(desk());
      await fill(page, 'Tide at nine');
      await page.locator('.brand').click();
      const reached: string[] = [];
      for (let at = 0; at < 60; at += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle } = getComputedStyle(element);
          const beside = element.nextElementSibling;
          const isSeen =
            outlineStyle !== 'none' || (beside !== null && getComputedStyle(beside).outlineStyle !== 'none');
          return {
            name:
              element === document.body ? 'the end' : element.id || element.textContent.trim().slice(0, 24),
            isSeen,
          };
        });
        if (stop.name === 'the end') break;
        expect(`${stop.name}: ${stop.isSeen}`).toBe(`${stop.name}: true`);
        reached.push(stop.name);
      }
      for (const name of ['paste', 'headline', 'outlet', 'date', 'kicker', 'state', 'lang', 'tab-card'])
        expect(reached).toContain(name);
      expect(reached.join(' ')).toMatch(/Copy URL/);

      await page.locator('#tab-card').focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('#tab-feeds').getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('ArrowLeft');
      await page.locator('.frame input').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.facts', { hasText: 'Wide' }).waitFor();
    });
  });

  describe('on a phone', () => {
    it.each([320, 390])('of %i px nothing scrolls sideways, and the card stays in sight', async (width) => {
      const { page } = await openStudio(desk(), { viewport: { width, height: 700 }, hasTouch: true });
      expect(await scrollsSideways(page)).toBe(false);
      await fill(page, `Donaudampfschifffahrtsgesellschaftskapitän ${'sails on '.repeat(12)}`);
      expect(await scrollsSideways(page)).toBe(false);
      await page.locator('#more').scrollIntoViewIfNeeded();
      const { y, height } = (await page.locator('.hero-card').boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThan(700);
      for (const tab of ['feeds', 'take']) {
        await page.locator(`#tab-${tab}`).click();
        expect(await scrollsSideways(page)).toBe(false);
      }
      await page.getByRole('button', { name: 'Copy URL', exact: false }).last().click();
      await said(page, 'The URL is on the clipboard.');
    });
  });

  describe('in other languages', () => {
    it('stands the other way round in Arabic, and makes a card there', async () => {
      const { page } = await openStudio(desk(), { locale: 'ar' });
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      await page.locator('#headline').fill('هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع');
      await card(page);
      const panel = (await page.locator('.panel').boundingBox())!;
      const stage = (await page.locator('.stage').boundingBox())!;
      expect(panel.x).toBeGreaterThan(stage.x);
      expect(await scrollsSideways(page)).toBe(false);
      await page.keyboard.press('Control+Enter');
      await said(page, 'العنوان في الحافظة.');
    });

    it('is in the language that was chosen, and keeps what is on the table', async () => {
      const { page } = await openStudio(desk());
      await fill(page, 'Tide at nine');
      await page.getByLabel('Language of the studio').selectOption('ru');
      await page.getByRole('tab', { name: 'В лентах' }).waitFor();
      expect(await page.locator('#headline').inputValue()).toBe('Tide at nine');
      expect(await page.locator('.count').textContent()).toBe('12 знаков');
    });
  });

  describe('when the service is away', () => {
    it('says so, keeps everything, and goes on by itself when it is back', async () => {
      const { page, context, complaints } = await openStudio(desk());
      await fill(page, 'Before the storm');
      await context.setOffline(true);
      await field(page, 'Headline').fill('In the storm');
      await page.locator('.banner', { hasText: 'The service does not answer' }).waitFor();
      expect(await page.locator('.hero img').getAttribute('alt')).toMatch(/^Before the storm/);
      await page.keyboard.press('Control+Enter');
      await page.locator('.acts .fault').waitFor();
      await field(page, 'Kicker').fill('Weather');
      await context.setOffline(false);
      await said(page, 'The service is back.');
      expect((await card(page)).alt).toMatch(/^Weather: In the storm/);
      await page.reload();
      expect(await field(page, 'Headline').inputValue()).toBe('In the storm');
      // The browser notes every request that got no answer.
      complaints.splice(
        0,
        complaints.length,
        ...complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')),
      );
    });
  });
}
