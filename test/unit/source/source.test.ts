import { describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../../../src/guard/guarded-fetch.ts';
import type { FetchPort } from '../../../src/guard/port.ts';
import { PAGE_MAX_BYTES } from '../../../src/limits.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { readFields, readSource, type SourceContext } from '../../../src/source/source.ts';

const HEADLINE = 'Harbour board keeps the old quay open';
const html = `<!doctype html><html lang="en"><title>${HEADLINE}</title><h1>${HEADLINE}</h1><time datetime="2026-03-14T09:30:00Z">14 March</time></html>`;
const outlets = createRegistry(builtInOutlets);

/** A runtime that answers every address with this. */
function answering(
  body: string | Uint8Array,
  headers: Record<string, string> = { 'content-type': 'text/html' },
): SourceContext {
  const port: FetchPort = { fetch: async () => new Response(body as BodyInit, { headers }) };
  return { outlets, fetchGuarded: createGuardedFetch(port) };
}

const context = answering(html);

describe('an article', () => {
  it('is found at the address of its page', async () => {
    const { article } = await readFields({ url: 'https://harbourpost.example/quay' }, context);
    expect(article).toMatchObject({
      headline: HEADLINE,
      outlet: 'harbour-post',
      date: '2026-03-14T09:30:00Z',
    });
  });

  it('is found in its page’s HTML, with and without an address', async () => {
    const there = await readFields({ html, url: 'https://harbourpost.example/quay' }, context);
    expect(there.article).toMatchObject({ headline: HEADLINE, outlet: 'harbour-post' });
    const nowhere = await readFields({ html, url: '' }, context);
    expect(nowhere.article).toMatchObject({ headline: HEADLINE });
  });

  it('gives way to the fields that are sent beside its page, and says so', async () => {
    const { article, sources } = await readFields(
      { url: 'https://harbourpost.example/quay', kicker: 'Port', date: '2026-03-15' },
      context,
    );
    expect(article).toMatchObject({ headline: HEADLINE, kicker: 'Port', date: '2026-03-15' });
    expect(sources.filter(({ field }) => field === 'date')).toEqual([
      { field: 'date', source: 'given', detail: 'given', confidence: 1 },
    ]);
  });

  it('with a headline is one, also with an address: nothing is fetched', async () => {
    const { article } = await readFields(
      { headline: 'Mine', url: 'https://harbourpost.example/quay' },
      { outlets, fetchGuarded: undefined },
    );
    expect(article).toEqual({ headline: 'Mine', url: 'https://harbourpost.example/quay' });
  });

  it('is read in the charset of its page', async () => {
    const russian = Uint8Array.of(
      0xcf,
      0xf0,
      0xe8,
      0xf7,
      0xe0,
      0xeb,
      0x20,
      0xee,
      0xf2,
      0xea,
      0xf0,
      0xfb,
      0xf2,
    );
    const page = Uint8Array.from([...new TextEncoder().encode('<h1>'), ...russian]);
    const { article } = await readFields(
      { url: 'https://severnymayak.example/x' },
      answering(page, { 'content-type': 'text/html; charset=windows-1251' }),
    );
    expect(article.headline).toBe('Причал открыт');
  });

  it('is found in the beginning of a page that is longer than a page may be', async () => {
    const long = `${html}${'<p>word</p>'.repeat(PAGE_MAX_BYTES / 5)}`;
    expect(
      (await readFields({ url: 'https://harbourpost.example/x' }, answering(long))).article.headline,
    ).toBe(HEADLINE);
  });
});

describe('what is no article', () => {
  it.each([
    ['a page without a headline', { html: '<p></p>' }, 'extract_failed'],
    ['an empty page', { html: '  ' }, 'input_empty'],
    ['a page longer than 2 MB', { html: 'x'.repeat(PAGE_MAX_BYTES + 1) }, 'input_too_large'],
    ['HTML that is no text', { html: 7 }, 'article_invalid'],
    ['an address that is no text', { url: ['https://a.example'] }, 'article_invalid'],
    ['an address that is none of the web', { url: 'javascript:alert(1)' }, 'address_refused'],
    ['a private address', { url: 'http://169.254.169.254/latest' }, 'blocked_host'],
  ])('is refused: %s', async (_, fields, code) => {
    await expect(readFields(fields, context)).rejects.toMatchObject({ code });
  });

  it('is refused: a picture at an address, an empty page, an address where nothing may be fetched', async () => {
    const url = 'https://harbourpost.example/x';
    await expect(
      readFields({ url }, answering('GIF89a', { 'content-type': 'image/gif' })),
    ).rejects.toMatchObject({ code: 'extract_failed' });
    await expect(readFields({ url }, answering(''))).rejects.toMatchObject({ code: 'input_empty' });
    await expect(readFields({ url }, { outlets, fetchGuarded: undefined })).rejects.toMatchObject({
      code: 'article_invalid',
    });
  });

  it('is refused: JSON that is no object', async () => {
    for (const content of ['[]', '7', 'null'])
      await expect(readSource({ kind: 'json', content }, context)).rejects.toMatchObject({
        code: 'article_malformed',
      });
  });
});
