/** The studio as README shows it, photographed in Chromium: `npm run pictures` and `npm run gallery` make these too. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { startChromium } from '../test/browser/chromium.ts';
import { startServer } from '../test/cli.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A state of the page, and how to come there. */
interface View {
  readonly file: string;
  readonly options: BrowserContextOptions;
  arrange(page: Page): Promise<void>;
}

const HEADLINE =
  'Harbour authority will NOT reopen the eastern ferry pier this winter & has no plans to pay for the damage, say councillors';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const views: readonly View[] = [
  {
    file: 'studio.png',
    options: { viewport: DESKTOP },
    async arrange(page) {
      await write(page, { headline: HEADLINE, kicker: 'Transport' });
    },
  },
  {
    file: 'studio-photo.png',
    options: { viewport: DESKTOP, colorScheme: 'dark' },
    async arrange(page) {
      await write(page, {
        headline: 'How a working harbour learned to share its evenings',
        kicker: 'Cities',
      });
      const photo = Buffer.from((await scenePhoto('harbour')).bytes);
      const file = { name: 'harbour.jpg', mimeType: 'image/jpeg', buffer: photo };
      await page.locator('#photo-file').setInputFiles(file);
      await page.locator('.focus').waitFor();
      await page.locator('#credit').fill('Jane Doe/Harbour Agency');
      await page.locator('.panel').evaluate((panel) => panel.scrollTo(0, 0));
    },
  },
  {
    file: 'studio-feeds.png',
    options: { viewport: DESKTOP },
    async arrange(page) {
      await write(page, { headline: HEADLINE, kicker: 'Transport' });
      await page.locator('#tab-feeds').click();
    },
  },
  {
    file: 'studio-arabic.png',
    options: { viewport: { width: 1280, height: 800 }, locale: 'ar' },
    async arrange(page) {
      await write(page, {
        headline: 'هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع، وفق صحيفة Harbour Post',
        kicker: 'نقل',
        outlet: 'المرفأ',
      });
    },
  },
  {
    file: 'studio-phone.png',
    options: { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true },
    async arrange(page) {
      await write(page, { headline: HEADLINE, kicker: 'Transport' });
    },
  },
];

/** Names of the files, for whoever looks whether README shows them. */
export const studioPictures = views.map(({ file }) => file);

async function write(
  page: Page,
  { outlet = 'The Harbour Post', ...fields }: { headline: string; kicker: string; outlet?: string },
): Promise<void> {
  for (const [name, value] of Object.entries({ ...fields, outlet, date: '14 March 2026' }))
    await page.locator(`#${name}`).fill(value);
}

/** @param folder where the pictures go. */
export async function drawStudio(folder: URL): Promise<void> {
  const desk = mkdtempSync(join(tmpdir(), 'presscard-pictures-'));
  // The page asks for the system's own face. Here that is one that every machine has.
  const arabic = readdirSync(`${root}generated/fonts`).find((name) => name.startsWith('noto-sans-arabic'))!;
  cpSync(`${root}generated/fonts/${arabic}`, join(desk, arabic));
  process.env.FONTCONFIG_FILE = join(desk, 'fonts.conf');
  writeFileSync(process.env.FONTCONFIG_FILE, fontsOf(desk));
  const [service, browser] = await Promise.all([startServer(), startChromium()]);
  try {
    for (const { file, options, arrange } of views) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      const page = await context.newPage();
      await page.goto(service.url.href);
      await arrange(page);
      // All six sizes are there, and nothing moves any more.
      await page.waitForFunction(
        () =>
          document.querySelector('.film') === null || document.querySelectorAll('.frame img').length === 6,
      );
      await page.waitForTimeout(1_500);
      await page.locator('.toast.is-shown').waitFor({ state: 'detached' });
      await page.mouse.move(0, 0);
      // A field that was filled may have scrolled the page.
      await page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        scrollTo(0, 0);
      });
      const shot = await page.screenshot();
      await sharp(shot)
        .png({ palette: true, quality: 90 })
        .toFile(fileURLToPath(new URL(file, folder)));
      await context.close();
      process.stderr.write(`${file}\n`);
    }
  } finally {
    await Promise.all([browser.close(), service.stop()]);
    rmSync(desk, { recursive: true });
  }
}

function fontsOf(folder: string): string {
  const faces = [`${root}node_modules/@expo-google-fonts/inter`, folder]
    .map((dir) => `<dir>${dir}</dir>`)
    .join('');
  const prefer = '<prefer><family>Inter</family><family>Noto Sans Arabic</family></prefer>';
  const alias = (family: string): string => `<alias><family>${family}</family>${prefer}</alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${faces}<cachedir>${folder}/cache</cachedir>${alias('system-ui')}${alias('sans-serif')}</fontconfig>`;
}
