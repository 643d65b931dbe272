import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleAnswer } from '../../src/article/answer.ts';
import { dateTable } from '../../src/date/table.ts';
import { renderCard } from '../../src/index.ts';
import { SIGN_MAX_CARDS } from '../../src/limits.ts';
import { builtInOutlets } from '../../src/outlet/outlets.ts';
import { templates } from '../../templates/registry.ts';
import { sizeIds, sizes } from '../../templates/sizes.ts';
import { presscard, startServer, type Service } from '../cli.ts';
import { articles, type ArticleName } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';
import { startWorker } from '../workerd.ts';
import { ask, askJson, cardPath, type Answer } from './ask.ts';

const sharedArticles = fileURLToPath(new URL('../../../shared/articles/', import.meta.url));

let node: Service;
let worker: Service;
beforeAll(async () => {
  [node, worker] = await Promise.all([startServer(), startWorker()]);
});
afterAll(() => Promise.all([node.stop(), worker.stop()]));

const runtimes = [
  { runtime: 'Node', service: () => node },
  { runtime: 'workerd', service: () => worker },
];

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Width and height as the PNG's header states them. */
const pngSize = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('a card made inside workerd', () => {
  const press = testPress();
  const names = Object.keys(articles) as ArticleName[];
  const cards = [
    ...names.map((name) => ({ name, template: 'classic', size: 'og' as const })),
    ...templates.flatMap(({ id }) =>
      (['long', 'arabic'] as const).map((name) => ({ name, template: id, size: 'og' as const })),
    ),
    ...sizeIds
      .filter((size) => size !== 'og')
      .map((size) => ({ name: 'greek' as const, template: 'classic', size })),
  ];

  it.each(cards)('is the same file as on Node: $name, $template, $size', async ({ name, template, size }) => {
    const answer = await ask(worker.url, { path: cardPath({ ...articles[name], template, size }) });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(pngSize(answer.bytes)).toEqual([sizes[size].widthPx, sizes[size].heightPx]);
    const { bytes } = await renderCard(press, articles[name], { template, size });
    expect(digest(answer.bytes)).toBe(digest(bytes));
  });

  it.each([
    { lang: 'de', headline: 'Donaudampfschifffahrtsgesellschaft entlässt Kapitän' },
    { lang: 'hu', headline: 'Megszentségteleníthetetlenségeskedéseitekért bocsánatot kérnek' },
    { lang: 'ru', headline: 'Достопримечательностями порта занялись градостроители' },
    { lang: 'hy', headline: 'Հակասահմանադրականությունների մասին' },
  ])('is the same file as on Node where words are hyphenated: $lang', async (article) => {
    const card = { ...article, outlet: 'harbour-post', size: 'portrait' };
    const { bytes, fit } = await renderCard(
      press,
      { ...article, outlet: 'harbour-post' },
      { size: 'portrait' },
    );
    expect(fit.lines.join('\n')).toMatch(/[\u2010\u058a]$/m);
    const answer = await ask(worker.url, { path: cardPath(card) });
    expect(digest(answer.bytes)).toBe(digest(bytes));
  });

  it('is the same SVG as on Node', async () => {
    const answer = await ask(worker.url, { path: cardPath(articles.cyrillic, 'svg') });
    const { bytes } = await renderCard(press, articles.cyrillic, { format: 'svg' });
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    expect(answer.text).toBe(new TextDecoder().decode(bytes));
  });
});

/** What a card's alternative text says, which ends with its date. */
async function altsOf(service: Service, dates: readonly object[]): Promise<string[]> {
  const cards = dates.map((fields) => ({ article: { headline: 'Ferry', lang: 'en', ...fields } }));
  const answer = await askJson(service.url, '/v1/cards', cards);
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.text) as { alt: string }[]).map(({ alt }) => alt);
}

describe('the date of a card', () => {
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-09T18:05Z`);
  const asOutlets = builtInOutlets.flatMap(({ id }) => months.map((date) => ({ outlet: id, date })));
  const asLocales = Object.keys(dateTable.locales).flatMap((locale) =>
    months.map((date) => ({ outlet: 'harbour-post', locale, date })),
  );

  it.each([
    ['outlet', asOutlets],
    ['locale of the table', asLocales],
  ])('is the same text on both runtimes, for every %s and every month', async (_, dates) => {
    for (let at = 0; at < dates.length; at += SIGN_MAX_CARDS) {
      const part = dates.slice(at, at + SIGN_MAX_CARDS);
      const [one, other] = await Promise.all([altsOf(node, part), altsOf(worker, part)]);
      expect(one).toHaveLength(part.length);
      expect(one.filter((alt) => !/, .*\p{Nd}/su.test(alt))).toEqual([]);
      expect(other).toEqual(one);
    }
  });
});

describe('twenty different cards asked for at once', () => {
  const orders = Array.from({ length: 20 }, (_, at) => ({
    headline: at % 2 === 0 ? `Ferry ${at} leaves the pier after ${at} days` : `Паром № ${at} вышел из порта`,
    outlet: at % 3 === 0 ? 'severny-mayak' : 'harbour-post',
    size: sizeIds[at % 3]!,
  }));
  const alone: string[] = [];
  beforeAll(async () => {
    for (const { headline, outlet, size } of orders) {
      // A new press each time: nothing that one card leaves behind can help the next.
      alone.push(digest((await renderCard(testPress(), { headline, outlet }, { size })).bytes));
    }
  });

  it.each(runtimes)('come out of $runtime as they do one by one', async ({ service }) => {
    // A machine that does much else may be told to come back.
    const patiently = async (path: string): Promise<Answer> => {
      const answer = await ask(service().url, { path });
      if (answer.status !== 429) return answer;
      await new Promise((resume) => setTimeout(resume, Number(answer.headers['retry-after']) * 1_000));
      return patiently(path);
    };
    const answers = await Promise.all(orders.map((order) => patiently(cardPath(order))));
    expect(answers.map(({ bytes }) => digest(bytes))).toEqual(alone);
    expect(new Set(alone).size).toBe(orders.length);
  });
});

describe('the health check', () => {
  it.each(runtimes)('of $runtime answers ok and its version', async ({ service }) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const answer = await ask(service().url, { path: '/healthz' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ health: 'ok', version });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

/** The first real task: a page of RT saved as text. It lies beside the clone and may be absent. */
const page = readPage();
describe.skipIf(page === undefined)('the page of RT that was saved as text', () => {
  const expected = {
    headline:
      'Russia will NOT send military contingent to Afghanistan & has no intention of supporting Taliban terrorist group, says Moscow',
    date: '2021-08-23T12:15:00+03:00',
    outlet: { id: 'rt', name: 'RT', domain: 'rt.com' },
  };
  const { file = '', text = '' } = page ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'presscard-page-'));
  const cards: Record<string, string> = {};
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives headline, date and outlet on the command line, and a card', async () => {
    const { status, stdout } = await presscard(['card', file, '-o', join(folder, 'card.png'), '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString()).article).toMatchObject(expected);
    const png = readFileSync(join(folder, 'card.png'));
    expect(pngSize(png)).toEqual([1200, 630]);
    cards.cli = digest(png);
  });

  it.each(runtimes)(
    'gives the same over HTTP on $runtime, and the same card',
    async ({ runtime, service }) => {
      const found = await askJson(service().url, '/v1/articles', { text });
      expect(found.status).toBe(200);
      const { article }: { article: ArticleAnswer } = JSON.parse(found.text);
      expect(article).toMatchObject(expected);

      const { headline, date, outlet } = article;
      const card = await ask(service().url, { path: cardPath({ headline, date, outlet: outlet.id }) });
      expect(card.status).toBe(200);
      cards[runtime] = digest(card.bytes);
    },
  );

  it('has one and the same card on all three ways', () => {
    expect(Object.keys(cards)).toEqual(['cli', 'Node', 'workerd']);
    expect(new Set(Object.values(cards)).size).toBe(1);
  });
});

describe('a Worker deployed without keys', () => {
  let deployed: Service;
  beforeAll(async () => {
    deployed = await startWorker({});
  });
  afterAll(() => deployed.stop());

  it.each([
    { method: 'GET', path: '/' },
    { method: 'POST', path: '/' },
    { method: 'GET', path: '/card.png?headline=Adrift&outlet=rt' },
    { method: 'HEAD', path: '/card.svg?headline=Adrift&outlet=rt' },
    { method: 'POST', path: '/v1/articles' },
    { method: 'GET', path: '/healthz' },
    { method: 'GET', path: '/nowhere' },
    { method: 'GET', path: '/index.json' },
  ])('serves nothing and says why: $method $path', async ({ method, path }) => {
    const answer = await ask(deployed.url, { method, path, body: method === 'POST' ? '{}' : '' });
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['cache-control']).toBe('no-store');
    if (method !== 'HEAD')
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'keys_missing', status: 503 });
  });
});

function readPage(): { file: string; text: string } | undefined {
  try {
    const name = readdirSync(sharedArticles).find((one) => one.endsWith('.txt'));
    if (name === undefined) return undefined;
    const file = join(sharedArticles, name);
    return { file, text: readFileSync(file, 'utf8') };
  } catch {
    return undefined; // nothing lies beside this clone
  }
}
