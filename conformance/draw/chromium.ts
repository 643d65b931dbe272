import { readFile } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { unpackRanges, type FontIndex } from '../../src/typeset/font-index.ts';
import { withoutHints } from './hints.ts';
import { SCALE } from './own.ts';

/** What keeps a browser from calling home, and its text free of subpixel colours and hinting. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

/** Meant for one page a process in a cloud function: here the browser would end with its first page. */
const NOT_HERE =
  /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)\b/;

/** Chromium out of the npm package, so that nothing is downloaded; or the one at `CHROME_PATH`. */
export async function startChromium(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own) return chromium.launch({ executablePath: own, args: FLAGS });
  const options = {
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter((flag) => !NOT_HERE.test(flag)), ...FLAGS],
  };
  // Its first start on a machine was seen to end in a fault while the file was still being unpacked.
  return chromium.launch(options).catch(() => chromium.launch(options));
}

const ORIGIN = 'http://conformance.test';
const FONTS = new URL('../../generated/fonts/', import.meta.url);

export interface OpenPage {
  readonly page: Page;
  /** For what playwright has no call: fast screenshots, and which fonts were used. */
  readonly session: CDPSession;
}

/** A page with presscard's slices as its fonts; every other request fails. */
export async function openPage(browser: Browser, index: FontIndex): Promise<OpenPage> {
  const context = await browser.newContext({
    deviceScaleFactor: SCALE,
    viewport: { width: PAGE_WIDTH_PX, height: PAGE_HEIGHT_PX },
  });
  const page = await context.newPage();
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageWith(index) });
    if (!pathname.endsWith('.ttf')) return route.abort();
    const body = withoutHints(await readFile(new URL(`.${pathname}`, FONTS)));
    return route.fulfill({ contentType: 'font/ttf', body });
  });
  await page.goto(`${ORIGIN}/`);
  const session = await context.newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  // A session knows only the scale that it has set itself, and takes its screenshots at that.
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: PAGE_WIDTH_PX,
    height: PAGE_HEIGHT_PX,
    deviceScaleFactor: SCALE,
    mobile: false,
  });
  return { page, session };
}

export const PAGE_WIDTH_PX = 1300;
/** More than this and a screenshot would show less than it should: a batch of headlines stays below it. */
export const PAGE_HEIGHT_PX = 1500;

/** The family after presscard's own: it does not exist, so nothing of the system is asked for by name. */
export const NO_FAMILY = 'no-such-family';

function pageWith(index: FontIndex): string {
  // Of two rules for one character the later one counts; in presscard's index it is the earlier one.
  const faces = index.slices.toReversed().map(({ family, weights, file, coverage }) => {
    const ranges = unpackRanges(coverage);
    const list: string[] = [];
    for (let at = 0; at < ranges.length; at += 2)
      list.push(`U+${ranges[at]!.toString(16)}-${ranges[at + 1]!.toString(16)}`);
    const weight = weights[0] === weights[1] ? `${weights[0]}` : weights.join(' ');
    return `@font-face{font-family:'${family}';font-weight:${weight};src:url(/${file});unicode-range:${list.join(',')}}`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${faces.join('\n')}
body{margin:0;background:#fff;color:#000;position:relative}
.text{position:absolute;width:1px;white-space:normal;font-synthesis:none;font-kerning:normal;font-optical-sizing:none}
.line{white-space:pre}
.line i{font-style:normal;line-height:0}
.emoji{display:inline-block;height:0}
.probe{display:inline-block;width:0;height:0}
.narrow{position:absolute;top:0;width:0;font:20px/40px 'Source Serif 4',${NO_FAMILY};line-break:auto;word-break:normal}
</style><body>`;
}
