import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** What keeps a browser from calling home while it is tested. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Meant for one page a process in a cloud function: here it would end with its first page, or forgive too much. */
const NOT_HERE =
  /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)\b/;

/** Chromium out of the npm package, so that nothing is downloaded; or the one at `CHROME_PATH`. */
export async function startChromium(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own) return chromium.launch({ executablePath: own, args: QUIET });
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter((flag) => !NOT_HERE.test(flag)), ...QUIET],
  });
}
