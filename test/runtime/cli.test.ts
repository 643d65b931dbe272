import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { FaultCode } from '../../src/errors.ts';
import { renderCard, type ArticleInput, type CardOptions } from '../../src/index.ts';
import { presscard, startServer } from '../cli.ts';
import { articles } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';
import { ask } from './ask.ts';

const temporary = mkdtempSync(join(tmpdir(), 'presscard-cli-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const pageFile = fileURLToPath(new URL('../fixtures/pages/date-first.txt', import.meta.url));
const pageHeadline =
  'Harbour board will NOT close the old quay & promises lamps for every jetty by autumn, says warden';
const pageArticle = {
  headline: pageHeadline,
  date: '2024-03-14T09:30:00+00:00',
  outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
};

/** A folder of its own for one run, with these files in it. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(temporary, 'run-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The least that makes a card. */
const good = ['--headline', 'Adrift', '--outlet', 'rt'];

const pngSize = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
const isPng = (bytes: Buffer): boolean => bytes.subarray(1, 4).toString() === 'PNG';

/** What a library call makes of the same article; the command line must add and lose nothing. */
const cardOf = async (article: ArticleInput, options?: CardOptions): Promise<Buffer> =>
  Buffer.from((await renderCard(testPress(), article, options)).bytes);

describe.concurrent('presscard card', () => {
  it('makes a card of a page that was saved as text, and tells what stands on it', async () => {
    const cwd = folderOf();
    const { status, stdout, stderr } = await presscard(['card', pageFile, '-o', 'out.png'], { cwd });
    expect(status).toBe(0);
    expect(stdout.toString()).toBe('');
    expect(stderr).toMatch(
      /^out\.png: 1200x630, \d+\.\d KB, classic for The Harbour Post\n {2}Harbour board/,
    );
    expect(readdirSync(cwd)).toEqual(['out.png']);
    expect(readFileSync(join(cwd, 'out.png'))).toEqual(
      await cardOf({ headline: pageHeadline, date: '14 Mar, 2024 09:30', outlet: 'harbour-post' }),
    );
  });

  it('reads a page from a file without an ending, and writes card.png when no place is given', async () => {
    const cwd = folderOf({ page: readFileSync(pageFile) });
    expect((await presscard(['card', 'page'], { cwd })).status).toBe(0);
    expect(readdirSync(cwd)).toEqual(['card.png', 'page']);
    expect(pngSize(readFileSync(join(cwd, 'card.png')))).toEqual([1200, 630]);
  });

  it('makes a card of an article as JSON, in the template and size that are asked for', async () => {
    const cwd = folderOf({ 'article.json': JSON.stringify(articles.greek) });
    const { status } = await presscard(['card', 'article.json', '--template', 'night', '--size', 'square'], {
      cwd,
    });
    expect(status).toBe(0);
    const card = readFileSync(join(cwd, 'card.png'));
    expect(pngSize(card)).toEqual([1200, 1200]);
    expect(card).toEqual(await cardOf(articles.greek, { template: 'night', size: 'square' }));
  });

  it('makes a card of options alone', async () => {
    const { headline, date, outlet, kicker } = articles.cyrillic;
    const cwd = folderOf();
    const given = ['--headline', headline, '--date', date, '--outlet', outlet, '--kicker', kicker];
    expect((await presscard(['card', ...given], { cwd })).status).toBe(0);
    expect(readFileSync(join(cwd, 'card.png'))).toEqual(await cardOf(articles.cyrillic));
  });

  it('lets options override what was read', async () => {
    const cwd = folderOf({ 'article.json': JSON.stringify(articles.short) });
    const { stdout } = await presscard(
      ['card', 'article.json', '--headline', 'Adrift', '--outlet', 'rt', '--json'],
      {
        cwd,
      },
    );
    expect(JSON.parse(stdout.toString()).article).toMatchObject({
      headline: 'Adrift',
      date: '2026-03-14',
      outlet: { id: 'rt' },
    });
  });

  it('reads a page from standard input and writes the card, and nothing else, to standard output', async () => {
    const cwd = folderOf();
    const { status, stdout, stderr } = await presscard(['card', '-', '-o', '-'], {
      cwd,
      input: readFileSync(pageFile),
    });
    expect(status).toBe(0);
    expect(isPng(stdout)).toBe(true);
    expect(pngSize(stdout)).toEqual([1200, 630]);
    expect(stderr).toBe('');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('reads an article as JSON from standard input', async () => {
    const { status, stdout } = await presscard(['card', '-', '-o', '-'], {
      input: JSON.stringify(articles.plate),
    });
    expect(status).toBe(0);
    expect(stdout).toEqual(await cardOf(articles.plate));
  });

  it('writes SVG where the name of the file asks for it', async () => {
    const cwd = folderOf({ 'article.json': JSON.stringify(articles.pale) });
    expect((await presscard(['card', 'article.json', '-o', 'card.SVG'], { cwd })).status).toBe(0);
    expect(readFileSync(join(cwd, 'card.SVG'))).toEqual(await cardOf(articles.pale, { format: 'svg' }));
  });

  it('answers programs with one JSON object about the card', async () => {
    const cwd = folderOf();
    const { status, stdout, stderr } = await presscard(
      ['card', pageFile, '-o', 'out.png', '--size', 'wide', '--json'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout.toString())).toMatchObject({
      article: { ...pageArticle, lang: 'en', dir: 'ltr' },
      card: {
        file: 'out.png',
        width: 1200,
        height: 675,
        bytes: readFileSync(join(cwd, 'out.png')).length,
        format: 'png',
        template: 'classic',
        size: 'wide',
      },
      fit: {
        lines: expect.arrayContaining([expect.stringMatching(/^Harbour board/)]),
        fontSizePx: expect.any(Number),
        truncated: false,
      },
      alt: expect.stringContaining(pageHeadline),
      warnings: [],
      timings: { total: expect.any(Number) },
    });
  });

  it('says in one line that nobody reads its answer', async () => {
    const { status, stderr } = await presscard(['card', ...good, '-o', '-'], { hangUp: true });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^presscard: output_failed: [^\n]+\n$/);
  });

  it('names in that object what it had to change', async () => {
    const { stdout } = await presscard(['card', '-', '--json', '-o', join(folderOf(), 'card.png')], {
      input: JSON.stringify({ headline: 'The ferry sails on '.repeat(40), outlet: 'rt', colour: 'red' }),
    });
    const { fit, warnings } = JSON.parse(stdout.toString());
    expect(fit.truncated).toBe(true);
    expect(warnings.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['field_unknown', 'headline_shortened', 'date_missing']),
    );
    for (const warning of warnings)
      expect(warning).toEqual({ code: expect.any(String), message: expect.any(String) });
  });
});

interface Refusal {
  readonly title: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly code: FaultCode;
  /** Parts of the one line: the field, the rule, what came. */
  readonly says: readonly RegExp[];
  readonly status?: 1 | 2;
}

const json = (value: unknown) => ({ 'article.json': JSON.stringify(value) });
const fromJson = ['article.json', '-o', 'out.png'];

const refusals: readonly Refusal[] = [
  {
    title: 'an empty file',
    args: ['page.txt'],
    files: { 'page.txt': '' },
    code: 'input_empty',
    says: [/input is empty/i],
  },
  {
    title: 'a file of 5 MB',
    args: ['page.txt'],
    files: { 'page.txt': 'The ferry sails. '.repeat(310_000) },
    code: 'input_too_large',
    says: [/at most 2 MB/],
  },
  {
    title: 'a picture instead of a page',
    args: ['page.txt'],
    files: { 'page.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13) },
    code: 'input_not_text',
    says: [/UTF-8/],
  },
  {
    title: 'a file of NUL bytes',
    args: ['page.txt'],
    files: { 'page.txt': new Uint8Array(500) },
    code: 'input_not_text',
    says: [/NUL/],
  },
  {
    title: 'standard input without anything',
    args: ['-'],
    input: '',
    code: 'input_empty',
    says: [/input is empty/i],
  },
  {
    title: 'JSON that is cut short',
    args: fromJson,
    files: { 'article.json': '{"headline":' },
    code: 'article_malformed',
    says: [/not JSON/],
  },
  {
    title: 'a JSON array',
    args: fromJson,
    files: json([articles.short]),
    code: 'article_malformed',
    says: [/one JSON object/, /What came was a list of 1/],
  },
  {
    title: 'an article without headline',
    args: fromJson,
    files: json({ outlet: 'rt' }),
    code: 'headline_missing',
    says: [/headline/, /nothing/],
  },
  {
    title: 'a headline of the wrong type',
    args: fromJson,
    files: json({ headline: 42, outlet: 'rt' }),
    code: 'article_invalid',
    says: [/headline must be a text/, /“42”/],
  },
  {
    title: 'a headline nested thousands of lists deep',
    args: fromJson,
    files: { 'article.json': `{"outlet":"rt","headline":${'['.repeat(7_000)}${']'.repeat(7_000)}}` },
    code: 'article_invalid',
    says: [/headline must be a text/],
  },
  {
    title: 'a format and a file that say different things',
    args: ['article.json', '--format', 'svg', '-o', 'card.png'],
    files: json(articles.short),
    code: 'option_invalid',
    says: [/--format/, /\.png/],
  },
  {
    title: 'an option that stands there twice',
    args: [...fromJson, '--size', 'og', '--size', 'wide'],
    files: json(articles.short),
    code: 'option_invalid',
    says: [/--size/, /twice/],
  },
  {
    title: 'a page without an article',
    args: ['page.txt'],
    files: { 'page.txt': 'hello\n' },
    code: 'headline_missing',
    says: [/headline/],
  },
  {
    title: 'an empty headline',
    args: ['--headline=', '--outlet', 'rt'],
    code: 'headline_blank',
    says: [/headline/, /“”/],
  },
  {
    title: 'a date that is none',
    args: [...good, '--date', 'the day after'],
    code: 'date_invalid',
    says: [/date/, /day, a month and a year/, /“the day after”/],
  },
  {
    title: 'no outlet',
    args: ['--headline', 'Adrift'],
    code: 'outlet_missing',
    says: [/outlet/, /an id, a name or a domain/],
  },
  {
    title: 'a word that is no outlet',
    args: ['--headline', 'Adrift', '--outlet', 'nosuch'],
    code: 'outlet_unknown',
    says: [/outlet/, /Use one of rt, /, /“nosuch”/],
  },
  {
    title: 'an unknown template',
    args: [...good, '--template', 'neon'],
    code: 'template_unknown',
    says: [/template must be one of classic, frame/, /“neon”/],
  },
  {
    title: 'an unknown size',
    args: [...good, '--size', 'huge'],
    code: 'size_unknown',
    says: [/size must be one of og, /, /“huge”/],
  },
  {
    title: 'an unknown format',
    args: [...good, '--format', 'bmp'],
    code: 'format_unknown',
    says: [/format must be one of auto, png, /, /“bmp”/],
  },
  ...['card.gif', 'card.tiff'].map((file) => ({
    title: `the ending of ${file}, which no format has`,
    args: [...good, '-o', file],
    code: 'format_unknown' as const,
    says: [/ending must be one of \.png, /, new RegExp(`“${file}”`)],
  })),
  {
    title: 'a headline that fits at no size, when it may not be cut',
    args: ['--headline', 'Harbour '.repeat(36), '--outlet', 'rt', '--on-overflow', 'refuse'],
    code: 'headline_too_long',
    says: [/headline/i],
  },
  {
    title: 'a file that is not there',
    args: ['nowhere.txt'],
    code: 'input_unreadable',
    says: [/no file of this name/, /“nowhere\.txt”/],
  },
  { title: 'a folder', args: ['.'], code: 'input_unreadable', says: [/folder/] },
  {
    title: 'an unknown option',
    args: [...good, '--colour', 'red'],
    code: 'option_invalid',
    says: [/'--colour'/],
  },
  { title: 'an option without its value', args: [...good, '-o'], code: 'option_invalid', says: [/'-o/] },
  {
    title: 'a value that looks like an option',
    args: ['--headline', '--outlet', 'rt'],
    code: 'option_invalid',
    says: [/'--headline'/],
  },
  { title: 'two inputs', args: ['a.txt', 'b.txt'], code: 'option_invalid', says: [/one INPUT/] },
  {
    title: 'neither input nor headline',
    args: ['--outlet', 'rt'],
    code: 'option_invalid',
    says: [/INPUT/, /--headline/],
  },
  {
    title: 'both answers on standard output',
    args: [...good, '--json', '-o', '-'],
    code: 'option_invalid',
    says: [/--json/, /-o -/],
  },
  {
    title: 'a place in a folder that is not there',
    args: [...good, '-o', 'nowhere/card.png'],
    code: 'output_failed',
    says: [/folder does not exist/, /“nowhere\/card\.png”/],
    status: 1,
  },
];

describe.concurrent('presscard card refuses', () => {
  it.each(refusals)('$title: $code, in one line', async ({ args, files, input, code, says, status = 2 }) => {
    const cwd = folderOf(files);
    const before = readdirSync(cwd);
    const run = await presscard(['card', ...args], { cwd, input });
    expect(run.stderr).toMatch(new RegExp(`^presscard: ${code}: [^\\n]+\\n$`));
    for (const part of says) expect(run.stderr).toMatch(part);
    expect(run.status).toBe(status);
    expect(run.stdout.toString()).toBe('');
    expect(readdirSync(cwd)).toEqual(before);
  });

  it('and leaves the card of an earlier run as it is', async () => {
    const cwd = folderOf({ 'card.png': 'the earlier card' });
    const { status } = await presscard(['card', ...good, '--date', 'never', '-o', 'card.png'], { cwd });
    expect(status).toBe(2);
    expect(readdirSync(cwd)).toEqual(['card.png']);
    expect(readFileSync(join(cwd, 'card.png'), 'utf8')).toBe('the earlier card');
  });

  it('a folder as the place of the card, and leaves nothing half written beside it', async () => {
    const cwd = folderOf();
    mkdirSync(join(cwd, 'card.png'));
    const { status, stderr } = await presscard(['card', ...good, '-o', 'card.png'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^presscard: output_failed: [^\n]+\n$/);
    expect(readdirSync(cwd)).toEqual(['card.png']);
    expect(readdirSync(join(cwd, 'card.png'))).toEqual([]);
  });
});

describe.concurrent('presscard', () => {
  it('explains itself when it is asked for nothing', async () => {
    const { status, stdout } = await presscard([]);
    expect(status).toBe(0);
    expect(stdout.toString()).toMatch(/presscard card INPUT/);
  });

  it('names its commands when it does not know the one that was given', async () => {
    const { status, stderr } = await presscard(['print']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^presscard: option_invalid: [^\n]*card[^\n]*serve[^\n]*\n$/);
  });
});

describe.concurrent('presscard serve', () => {
  it('without --open refuses to start, because there are no keys', async () => {
    const { status, stdout, stderr } = await presscard(['serve']);
    expect(status).toBe(2);
    expect(stdout.toString()).toBe('');
    expect(stderr).toMatch(/^presscard: keys_missing: [^\n]*--open[^\n]*\n$/);
  });

  it.each(['abc', '65536'])('refuses PORT=%s', async (port) => {
    const { status, stderr } = await presscard(['serve', '--open'], { env: { PORT: port } });
    expect(status).toBe(2);
    expect(stderr).toBe('presscard: setting_invalid: PORT must be a whole number from 0 to 65535.\n');
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = await presscard(['serve', '--open'], { env: { PORT: String(port) } });
    other.close();
    expect(status).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`^presscard: option_invalid: Port ${port} is taken[^\\n]*PORT=[^\\n]*\\n$`),
    );
  });

  it('serves until it is asked to stop, and then ends well', async () => {
    const service = await startServer();
    expect((await ask(service.url, { path: '/healthz' })).status).toBe(200);
    expect(await service.stop()).toBe(0);
    await expect(ask(service.url, { path: '/healthz' })).rejects.toThrow(/ECONNREFUSED/);
  });
});
