import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presscard } from '../cli.ts';

const HEADLINE = 'Harbour board keeps the old quay open';
const page = `<!doctype html><html lang="en"><title>${HEADLINE} | The Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/quay">
<meta property="og:image" content="/gone.jpg"><h1>${HEADLINE}</h1><time datetime="2026-03-14T09:30:00Z">14 March</time>`;

const cwd = mkdtempSync(join(tmpdir(), 'presscard-page-'));
writeFileSync(join(cwd, 'page.html'), page);
writeFileSync(
  join(cwd, 'page.htm'),
  Buffer.concat([
    Buffer.from('<meta charset="windows-1251"><h1>'),
    Buffer.from('cff0e8f7e0eb20eef2eaf0fbf2', 'hex'),
  ]),
);
writeFileSync(join(cwd, 'empty.html'), '<p></p>');

let pages: Server;
let host: string;
beforeAll(async () => {
  pages = createServer((request, response) => {
    if (request.url !== '/quay') return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((ready) => pages.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(pages.address() as AddressInfo).port}`;
});
afterAll(() => pages.close());

const answerOf = (stdout: Buffer) => JSON.parse(stdout.toString());

describe.concurrent('presscard card', () => {
  it.each([
    ['a file', 'page.html', undefined],
    ['standard input', '-', page],
  ])('makes a card of a page as HTML from %s', async (from, file, input) => {
    const { status, stdout } = await presscard(['card', file, '--json', '-o', `${from}.png`], {
      cwd,
      input,
    });
    expect(status).toBe(0);
    expect(answerOf(stdout).article).toMatchObject({
      headline: HEADLINE,
      date: '2026-03-14T09:30:00Z',
      outlet: { id: 'harbour-post' },
    });
    expect(
      readFileSync(join(cwd, `${from}.png`))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('makes a card of the page at an address, without its photo where that cannot be had', async () => {
    const { status, stdout } = await presscard(
      ['card', `http://${host}/quay`, '--json', '--kicker', 'Port'],
      {
        cwd,
        env: { PRESSCARD_ALLOW_HOSTS: host },
      },
    );
    expect(status).toBe(0);
    const { article, warnings, sources } = answerOf(stdout);
    expect(article).toMatchObject({ headline: HEADLINE, kicker: 'Port', outlet: { id: 'harbour-post' } });
    expect(warnings.map(({ code }: { code: string }) => code)).toEqual(['photo_left_out']);
    expect(sources).toContainEqual({
      field: 'date',
      source: 'dom',
      detail: 'time',
      confidence: expect.any(Number),
    });
  });

  it('reads a page in the charset that it names', async () => {
    const { stdout } = await presscard(['card', 'page.htm', '--outlet', 'severny-mayak', '--json'], { cwd });
    expect(answerOf(stdout).article.headline).toBe('Причал открыт');
  });

  it.each([
    ['a page without a headline', 'empty.html', 'extract_failed'],
    ['an address of a private network', 'http://10.0.0.1/quay', 'blocked_host'],
    ['another kind of file', 'page.pdf', 'input_unsupported'],
  ])('refuses %s', async (_, input, code) => {
    const { status, stderr } = await presscard(['card', input], { cwd });
    expect([status, stderr.split(':')[1]?.trim() ?? '']).toEqual([2, code]);
  });
});
