import { existsSync, readFileSync } from 'node:fs';
import { answerArticle } from '../../src/article/answer.ts';
import { readArticle } from '../../src/article/article.ts';
import { PresscardError } from '../../src/errors.ts';
import type { OutletRegistry } from '../../src/outlet/registry.ts';
import { decodeDocument } from '../../src/source/decode-document.ts';
import { metasOf } from '../../src/source/page/metas.ts';
import { parseTree, textOf } from '../../src/source/page/tree.ts';
import { readSource } from '../../src/source/source.ts';

export const fields = ['headline', 'date', 'outlet'] as const;
export type Field = (typeof fields)[number];

/** A saved page and what is true of it, as the corpus has it. */
interface CorpusPage {
  readonly id: string;
  readonly lang: string;
  readonly url: string | null;
  readonly expected: Readonly<Record<Field, string | null>>;
  readonly acceptDays: readonly string[];
  readonly acceptOutlets: readonly string[];
  readonly truthNotes: readonly string[];
  readonly rawness: string;
}

/**
 * `truth`: it is the truth, or one of the texts that count as well. `note`: it is what the corpus's note on
 * this truth asks to accept, the page's first heading or its title for networks; or the outlet's domain where
 * the page gives no name.
 */
export type Verdict = 'truth' | 'note' | 'miss';

/** What was found of one field of one page, and whether it counts. */
export interface FieldResult {
  readonly field: Field;
  readonly verdict: Verdict;
  /** Where it was found; undefined when it was not. */
  readonly source: string | undefined;
  readonly expected: string;
  readonly found: string | undefined;
}

export interface PageResult {
  readonly id: string;
  readonly lang: string;
  readonly isRaw: boolean;
  readonly results: readonly FieldResult[];
  readonly ms: number;
}

/** Every page of the corpus, read as `POST /v1/articles` reads it; undefined without the corpus. */
export async function measurePages(corpus: URL, outlets: OutletRegistry): Promise<PageResult[] | undefined> {
  const list = new URL('pages.json', corpus);
  if (!existsSync(list)) return undefined;
  const results: PageResult[] = [];
  for (const page of JSON.parse(readFileSync(list, 'utf8')) as CorpusPage[]) {
    const bytes = readFileSync(new URL(`pages/${page.id}.html`, corpus));
    const start = performance.now();
    const html = decodeDocument(bytes, { kind: 'html' });
    const found = await extract(html, page.url ?? undefined, outlets);
    const ms = performance.now() - start;
    results.push({
      id: page.id,
      lang: page.lang,
      isRaw: page.rawness === 'raw',
      results: fields.flatMap((field) => judge(page, { field, found, html }) ?? []),
      ms,
    });
  }
  return results;
}

interface Extracted {
  readonly values: Readonly<Record<Field, string | undefined>>;
  readonly domain?: string;
  readonly sources: ReadonlyMap<string, string>;
}

async function extract(
  content: string,
  url: string | undefined,
  outlets: OutletRegistry,
): Promise<Extracted> {
  try {
    const source = { kind: 'html', content, url } as const;
    const { article: found, sources } = await readSource(source, { outlets, fetchGuarded: undefined });
    const { headline, date, outlet } = answerArticle(readArticle(found, outlets).article);
    return {
      values: { headline, date, outlet: outlet.name },
      domain: outlet.domain,
      sources: new Map(sources.map(({ field, source }) => [field, source])),
    };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    const said = `(${error.code})`;
    return { values: { headline: said, date: said, outlet: said }, sources: new Map() };
  }
}

interface Case {
  readonly field: Field;
  readonly found: Extracted;
  readonly html: string;
}

/** As the corpus's README counts; undefined where there is no truth. */
function judge(page: CorpusPage, { field, found, html }: Case): FieldResult | undefined {
  const expected = page.expected[field];
  if (expected === null) return undefined;
  const value = found.values[field];
  const verdict = value === undefined ? 'miss' : verdictOf(page, field, value, { ...found, html });
  return { field, verdict, source: found.sources.get(field), expected, found: value };
}

function verdictOf(
  { expected, acceptDays, acceptOutlets, truthNotes }: CorpusPage,
  field: Field,
  value: string,
  { domain, html }: { domain?: string; html: string },
): Verdict {
  if (field === 'date') return acceptDays.includes(value.slice(0, 10)) ? 'truth' : 'miss';
  const isOneOf = (texts: readonly string[]): boolean => texts.some((text) => fold(text) === fold(value));
  if (field === 'outlet') {
    if (isOneOf(acceptOutlets)) return 'truth';
    return value === domain && !/og:site_name/i.test(html) ? 'note' : 'miss';
  }
  if (isOneOf([expected.headline ?? '', ...truthNotes])) return 'truth';
  return isOneOf(ownTitles(html, truthNotes.join('\n'))) ? 'note' : 'miss';
}

/** The page's first headings and its title for networks, as far as a note asks to accept them. */
function ownTitles(html: string, notes: string): string[] {
  if (!/accept (?:the )?h1/i.test(notes)) return [];
  const { elements } = parseTree(html);
  const headings = elements.filter(({ name }) => name === 'h1').map((heading) => textOf(heading));
  const title = /og:title too/i.test(notes) ? metasOf(elements).first('og:title') : undefined;
  return title === undefined ? headings : [...headings, title];
}

/** NFKC, case folding, and nothing but letters and digits. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
