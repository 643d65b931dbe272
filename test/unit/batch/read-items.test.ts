import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchItem } from '../../../src/batch/item.ts';
import { readFieldMap } from '../../../src/batch/read/fields.ts';
import { readItems } from '../../../src/batch/read/read-items.ts';
import { PresscardError } from '../../../src/errors.ts';
import { readTable } from '../../../src/runtime/node/batch/read-table.ts';

interface Given {
  readonly name?: string;
  readonly url?: string;
  readonly map?: string;
  /** What stands at other addresses. */
  readonly web?: Readonly<Record<string, string | Uint8Array>>;
  /** Bytes that come in at once. */
  readonly step?: number;
}

async function* inSteps(content: string | Uint8Array, step = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

function itemsOf(content: string | Uint8Array, { name = '', url, map, web = {}, step }: Given = {}) {
  return readItems(
    { bytes: inSteps(content, step), name, url },
    {
      map: readFieldMap(map),
      readTable,
      warn: () => undefined,
      async open(address) {
        const found = web[address];
        if (found === undefined) throw new PresscardError('fetch_failed', 'The address answered 404.');
        return inSteps(found, 1_000);
      },
    },
  );
}

/** What is read of each article, or the code of what is wrong with it. */
async function read(content: string | Uint8Array, given?: Given): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const item of itemsOf(content, given)) values.push(await valueOf(item));
  return values;
}

async function valueOf({ read }: BatchItem): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PresscardError) return error.code;
    throw error;
  }
}

const tide = { headline: 'Tide at nine', date: '2026-03-14', outlet: 'harbour-post' };
const ferry = { headline: 'Ferry, again', outlet: 'harbour-post' };

describe('a table', () => {
  it.each([
    ['commas', 'headline,date,outlet\nTide at nine,2026-03-14,harbour-post\n"Ferry, again",,harbour-post\n'],
    [
      'semicolons',
      'headline;date;outlet\r\nTide at nine;2026-03-14;harbour-post\r\nFerry, again;;harbour-post',
    ],
    [
      'tabs, other names and a mark',
      '\ufeffTitle\tPublished\tSite\tviews\nTide at nine\t2026-03-14\tharbour-post\t7\n\nFerry, again\t\tharbour-post\n',
    ],
  ])('with %s has an article a row', async (_, content) => {
    expect(await read(content)).toEqual([tide, ferry]);
  });

  it('has the columns that are mapped, and says which there are when none is the headline', async () => {
    const content = 'Überschrift,stand\nTide at nine,2026-03-14\n';
    const map = 'headline=Überschrift,date=stand';
    expect(await read(content, { map })).toEqual([{ headline: 'Tide at nine', date: '2026-03-14' }]);
    await expect(read(content, { name: 'a.csv' })).rejects.toMatchObject({
      code: 'input_unsupported',
      message: expect.stringContaining('Überschrift, stand'),
    });
    await expect(read(content, { name: 'a.csv', map: 'headline=Titel' })).rejects.toMatchObject({
      code: 'input_unsupported',
    });
    expect(() => readFieldMap('heading=x')).toThrow(expect.objectContaining({ code: 'option_invalid' }));
  });

  it('may be in Windows-1252 or UTF-16, packed, and have a photo', async () => {
    const content = 'headline,photo\nHöhe,https://a.example/p.jpg\n';
    const expected = [{ headline: 'Höhe', photo: { src: 'https://a.example/p.jpg' } }];
    expect(await read(Buffer.from(content, 'latin1'))).toEqual(expected);
    expect(await read(Buffer.from(`\ufeff${content}`, 'utf16le'), { name: 'a.csv' })).toEqual(expected);
    expect(await read(gzipSync(content))).toEqual(expected);
  });
});

describe('JSON', () => {
  it.each([
    ['lines', `${JSON.stringify(tide)}\n\n${JSON.stringify(ferry)}\n`],
    ['an array', JSON.stringify([tide, ferry], undefined, 2)],
  ])('as %s has an article each', async (_, content) => {
    expect(await read(content)).toEqual([tide, ferry]);
  });

  it('takes fields from where --map says', async () => {
    const line = JSON.stringify({
      title: { rendered: 'Tide at nine' },
      status: 'live',
      outlet: 'harbour-post',
    });
    const map = 'headline=title.rendered';
    expect(await read(`${line}\n`, { map })).toEqual([{ headline: 'Tide at nine', outlet: 'harbour-post' }]);
  });

  it('keeps what is good before and, in lines, behind what is broken', async () => {
    const good = JSON.stringify(tide);
    expect(await read(`${good}\n{"headline":\n${good}\n`)).toEqual([tide, 'article_malformed', tide]);
    expect(await read(`[${good}, ${good}, {"headline": oops}, ${good}]`)).toEqual([
      tide,
      tide,
      'article_malformed',
    ]);
    expect(await read(`[${good}`)).toEqual([tide, 'article_malformed']);
  });

  it('refuses a line that no article fills, and goes on behind it', async () => {
    const long = `{"html":"${'x'.repeat(3_000_000)}"}`;
    const lines = `${JSON.stringify(tide)}\n${long}\n${JSON.stringify(ferry)}\n`;
    expect(await read(lines, { step: 65_536 })).toEqual([tide, 'input_too_large', ferry]);
  });
});

const urlset = (entries: string): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${entries}</urlset>`;
const news = urlset(`<url><loc>https://www.islandcourier.example/quay?a=1&amp;b=2</loc>
  <n:news><n:publication><n:name>Island Courier</n:name><n:language>en</n:language></n:publication>
  <n:publication_date>2026-03-14T09:30:00+01:00</n:publication_date><n:title>Quay &amp; harbour stay open</n:title></n:news>
  <image:image><image:loc>https://cdn.example/quay.jpg</image:loc></image:image></url>`);
const quay = {
  headline: 'Quay & harbour stay open',
  url: 'https://www.islandcourier.example/quay?a=1&b=2',
  date: '2026-03-14T09:30:00+01:00',
  lang: 'en',
  outlet: { name: 'Island Courier', domain: 'islandcourier.example' },
  photo: { src: 'https://cdn.example/quay.jpg', optional: true },
};

describe('a sitemap', () => {
  it('for news says what a card needs, another one where the page is', async () => {
    expect(await read(news)).toEqual([quay]);
    expect(
      await read(urlset('<url><loc>https://a.example/1</loc></url><url><loc>javascript:x</loc></url>')),
    ).toEqual([{ url: 'https://a.example/1' }, 'article_invalid']);
    expect(await read('https://a.example/1\nhttps://a.example/2\n')).toEqual([
      { url: 'https://a.example/1' },
      { url: 'https://a.example/2' },
    ]);
  });

  it('of sitemaps stands for those that it names, packed ones too; one that is missing stops no other', async () => {
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[
      '1.xml',
      '2.xml',
      'index.xml',
      '3.xml.gz',
    ]
      .map((name) => `<sitemap><loc>https://a.example/${name}</loc></sitemap>`)
      .join('')}</sitemapindex>`;
    const web = {
      'https://a.example/1.xml': news,
      'https://a.example/3.xml.gz': gzipSync(urlset('<url><loc>https://a.example/1</loc></url>')),
      'https://a.example/index.xml': '<sitemapindex/>',
    };
    expect(await read(index, { web })).toEqual([quay, 'fetch_failed', { url: 'https://a.example/1' }]);
    const itself = { 'https://a.example/1.xml': index.replace('2.xml', '1.xml') };
    expect(await read(index, { web: itself })).toContain('input_unreadable');
  });
});

it('tells the other kinds by how they begin', async () => {
  const feed =
    '<rss><channel><link>https://a.example/</link><item><title>Tide</title></item></channel></rss>';
  expect(await read(feed)).toEqual([{ headline: 'Tide', outlet: 'a.example' }]);
  const html = '<!-- saved --><!doctype html><html><title>Tide</title></html>';
  expect(await read(html, { url: 'https://a.example/tide' })).toEqual([
    { html, url: 'https://a.example/tide' },
  ]);
  expect(await read('{\n "headline": "Tide"\n}')).toEqual([{ headline: 'Tide' }]);
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ title: 'Tide', url: 'https://a.example/t' }],
  });
  expect(await read(json)).toEqual([{ headline: 'Tide', url: 'https://a.example/t', outlet: 'a.example' }]);
  await expect(read('')).rejects.toMatchObject({ code: 'input_empty' });
});

it('a packed file that is cut keeps what could be unpacked', async () => {
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    JSON.stringify({ ...tide, id: `${index}${Math.random()}` }),
  );
  const packed = gzipSync(lines.join('\n'));
  const values = await read(packed.subarray(0, packed.length * 0.7), { step: 4_096 });
  expect(values.length).toBeGreaterThan(1_000);
  expect(values.at(-1)).toBe('input_unreadable');
});

describe('whatever comes in', () => {
  const start = fc.constantFrom(
    'headline,date\n', 'title;x\n', '[', '[{"headline":"a"},', '{"headline":"a"}\n', '<urlset><url><loc>', '<sitemapindex><sitemap><loc>https://a.example/1',
    '<rss><channel><item><title>', 'https://a.example/\n', '<html>', '\ufeff', '\u001f\u008b',
  ); // prettier-ignore
  const part = fc.oneof(
    fc.constantFrom('"', ',', ';', '\n', '\r\n', '{', '}', '[', ']', '</loc>', '</url>', '<url>', '<loc>', 'https://a.example/', '&amp;', '<![CDATA[', ']]>', '""', '\\'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ); // prettier-ignore

  it('becomes articles, or an error with a code', async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.array(part, { maxLength: 30 }),
        fc.nat({ max: 40 }),
        async (first, parts, step) => {
          try {
            await read(first + parts.join(''), { step: step + 1 });
          } catch (error) {
            expect(error).toBeInstanceOf(PresscardError);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is read alike however its bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(start, fc.array(part, { maxLength: 20 }), async (first, parts) => {
        const content = first + parts.join('');
        const outcome = (step: number): Promise<unknown> =>
          read(content, { step }).catch((error: PresscardError) => error.code);
        expect(await outcome(3)).toEqual(await outcome(100_000));
      }),
      { numRuns: 200 },
    );
  });
});
