import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startServer } from '../cli.ts';
import { startChromium } from './chromium.ts';
import { beginning } from './studio/beginning.ts';
import { closeStudios, type Desk } from './studio/desk.ts';
import { door } from './studio/door.ts';
import { everybody } from './studio/everybody.ts';
import { looking } from './studio/looking.ts';
import { photos } from './studio/photos.ts';
import { taking } from './studio/taking.ts';
import { typing } from './studio/typing.ts';

const articlePage = `<!doctype html><html lang="en"><head><title>Ferry strike ends after nine days | The Harbour Post</title>
<meta property="og:title" content="Ferry strike ends after nine days"><meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2026-03-14T09:30:00Z"></head>
<body><article><h1>Ferry strike ends after nine days</h1><time datetime="2026-03-14T09:30:00Z">14 March 2026</time>
<p>The ferry leaves the pier at nine again, as it always did before the strike.</p></article></body></html>`;

let desk: Desk;
const site = createServer(async ({ url }, response) => {
  if (url === '/photo.jpg') {
    const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#284' } });
    return void response.setHeader('content-type', 'image/jpeg').end(await photo.jpeg().toBuffer());
  }
  return void response.setHeader('content-type', 'text/html; charset=utf-8').end(articlePage);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  const [service, browser] = await Promise.all([
    startServer({ PRESSCARD_ALLOW_HOSTS: host }),
    startChromium(),
  ]);
  desk = { service, browser, site: new URL(`http://${host}`) };
});
afterAll(async () => {
  await Promise.all([desk.browser.close(), desk.service.stop()]);
  site.close();
});
afterEach(async () => {
  for (const { complaints, strayed } of await closeStudios()) {
    // What the service answers on purpose, the browser notes as a failure to load.
    expect(complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
    expect(strayed).toEqual([]);
  }
});

const shared = (): Desk => desk;
beginning(shared);
typing(shared);
looking(shared);
photos(shared);
taking(shared);
everybody(shared);
door(shared);
