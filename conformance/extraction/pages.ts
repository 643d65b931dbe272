import { existsSync, readFileSync } from 'node:fs';
import { answerArticle } from '../../src/article/answer.ts';
import { readArticle } from '../../src/article/article.ts';
import { PresscardError } from '../../src/errors.ts';
import type { OutletRegistry } from '../../src/outlet/registry.ts';
import { decodeDocument } from '../../src/source/decode-document.ts';
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

/** What was found of one field of one page, and whether it counts. */
export interface FieldResult {
  readonly field: Field;
  readonly isRight: boolean;
  /** Where it was found; undefined when it was not. */
  readonly source: string | undefined;
  readonly expected: string;
  readonly found: string | undefined;
  /** What the corpus's keeper noted about this truth. */
  readonly notes: readonly string[];
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
    const found = await extract(bytes, page.url, outlets);
    const ms = performance.now() - start;
    results.push({
      id: page.id,
      lang: page.lang,
      isRaw: page.rawness === 'raw',
      results: fields.flatMap((field) => judge(page, field, found) ?? []),
      ms,
    });
  }
  return results;
}

interface Extracted {
  readonly values: Readonly<Record<Field, string | undefined>>;
  readonly domain: string | undefined;
  readonly sources: ReadonlyMap<string, string>;
}

async function extract(bytes: Uint8Array, url: string | null, outlets: OutletRegistry): Promise<Extracted> {
  try {
    const content = decodeDocument(bytes, { kind: 'html' });
    const source = { kind: 'html', content, url: url ?? undefined } as const;
    const { article: found, sources } = await readSource(source, { outlets, fetchGuarded: undefined });
    const { headline, date, outlet } = answerArticle(readArticle(found, outlets).article);
    return {
      values: { headline, date, outlet: outlet.name },
      domain: outlet.domain,
      sources: new Map(sources.map(({ field, source }) => [field, source])),
    };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return {
      values: { headline: undefined, date: undefined, outlet: error.code },
      domain: undefined,
      sources: new Map(),
    };
  }
}

/** As the corpus's README counts; undefined where there is no truth. */
function judge(page: CorpusPage, field: Field, { values, sources }: Extracted): FieldResult | undefined {
  const expected = page.expected[field];
  if (expected === null) return undefined;
  const found = values[field];
  const isRight = found !== undefined && accepts(page, field, found);
  const notes = field === 'headline' ? page.truthNotes : [];
  return { field, isRight, source: sources.get(field), expected, found, notes };
}

function accepts(
  { expected, acceptDays, acceptOutlets, truthNotes }: CorpusPage,
  field: Field,
  found: string,
): boolean {
  if (field === 'date') return acceptDays.includes(found.slice(0, 10));
  const accepted = field === 'headline' ? [expected.headline ?? '', ...truthNotes] : acceptOutlets;
  return accepted.some((text) => fold(text) === fold(found));
}

/** NFKC, case folding, and nothing but letters and digits. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
