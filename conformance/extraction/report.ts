import { columns, quantile } from '../table.ts';
import { fields, type Field, type FieldResult, type PageResult } from './pages.ts';

/** Accuracy by field, by language and by source, then every miss. */
export function reportPages(pages: readonly PageResult[]): string {
  const raw = pages.filter(({ isRaw }) => isRaw);
  const others = pages.filter(({ isRaw }) => !isRaw);
  const times = pages.map(({ ms }) => ms);
  return [
    `Saved pages, read as POST /v1/articles reads them: ${raw.length} raw ones, and ${others.length} that were changed before they were saved`,
    columns([
      ['field', ...fields],
      ['raw', ...fields.map((field) => share(of(raw, field)))],
      ['changed', ...fields.map((field) => share(of(others, field)))],
    ]),
    `milliseconds a page: median ${quantile(times, 0.5).toFixed(0)}, 95 % ${quantile(times, 0.95).toFixed(0)}, most ${Math.max(...times).toFixed(0)}`,
    'Raw pages by language',
    columns([
      ['lang', ...fields],
      ...[...new Set(raw.map(({ lang }) => lang))].sort().map((lang) => {
        const ofLang = raw.filter((page) => page.lang === lang);
        return [lang, ...fields.map((field) => share(of(ofLang, field)))];
      }),
    ]),
    'Raw pages by where the field was found',
    columns([
      ['source', ...fields],
      ...[...new Set(raw.flatMap(({ results }) => results.map(({ source }) => source ?? 'nowhere')))]
        .sort()
        .map((source) => [
          source,
          ...fields.map((field) =>
            share(of(raw, field).filter((result) => (result.source ?? 'nowhere') === source)),
          ),
        ]),
    ]),
    misses('Misses of raw pages', raw),
    misses('Misses of changed pages', others),
  ].join('\n\n');
}

function of(pages: readonly PageResult[], field: Field): FieldResult[] {
  return pages.flatMap(({ results }) => results.filter((result) => result.field === field));
}

function share(results: readonly FieldResult[]): string {
  if (results.length === 0) return '·';
  const right = results.filter(({ isRight }) => isRight).length;
  return `${right}/${results.length} ${((100 * right) / results.length).toFixed(1)}%`;
}

function misses(title: string, pages: readonly PageResult[]): string {
  const lines = pages.flatMap(({ id, results }) =>
    results
      .filter(({ isRight }) => !isRight)
      .flatMap(({ field, expected, found, source, notes }) => [
        `  ${id}  ${field}, from ${source ?? 'nowhere'}`,
        `    is    ${expected}`,
        `    found ${found ?? 'nothing'}`,
        ...notes.map((note) => `    note  ${note}`),
      ]),
  );
  return [`${title}: ${lines.filter((line) => /^ {2}\S/.test(line)).length}`, ...lines].join('\n');
}
