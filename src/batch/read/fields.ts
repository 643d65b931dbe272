import { articleInputSchema } from '../../article/article.ts';
import { PresscardError } from '../../errors.ts';

/** Where an article's fields are found in a row or an object: by field, the name that it has there. */
export type FieldMap = Readonly<Record<string, string>>;

/** What exports of newsroom systems call these fields; read only where the field's own name is not there. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  headline: ['title'],
  date: ['published', 'publication_date', 'published_at', 'pubdate', 'date_published'],
  url: ['link', 'permalink', 'loc'],
  outlet: ['site', 'publication'],
  lang: ['language'],
  standfirst: ['summary', 'description', 'subtitle'],
  author: ['byline'],
  'photo.src': ['photo', 'image'],
  'photo.credit': ['credit'],
};

/** Fields that a cell can hold: a text each. */
const FIELDS = [
  ...Object.keys(articleInputSchema.shape).filter(
    (field) => !['photo', 'items', 'related', 'paywall'].includes(field),
  ),
  'html',
  'text',
  'photo.src',
  'photo.credit',
  'photo.alt',
  'photo.sha256',
];

/**
 * `--map headline=title,date=published`.
 *
 * @throws PresscardError `option_invalid`
 */
export function readFieldMap(text: string | undefined): FieldMap {
  const pairs = (text ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [field = '', ...name] = pair.split('=').map((part) => part.trim());
      if (FIELDS.includes(field) && name.join('=') !== '') return [field, name.join('=')];
      throw new PresscardError(
        'option_invalid',
        `--map takes pairs such as headline=title,date=published. Fields are ${FIELDS.join(', ')}.`,
        { fields: [{ field: '--map', rule: 'pairs of a field and a column', received: pair }] },
      );
    }),
  );
}

/**
 * Which column holds which field: as mapped, else by the field's own name, else by a name that is usual for it.
 *
 * @throws PresscardError `input_unsupported` where nothing can be an article.
 */
export function columnsOf(header: readonly string[], map: FieldMap): ReadonlyMap<number, string> {
  const folded = header.map((name) => name.trim().toLowerCase());
  const columns = new Map<number, string>();
  for (const field of FIELDS) {
    const mapped = map[field];
    const names = mapped === undefined ? [field, ...(OTHER_NAMES[field] ?? [])] : [mapped.toLowerCase()];
    const at = names.map((name) => folded.indexOf(name)).find((index) => index !== -1);
    if (at !== undefined && !columns.has(at)) columns.set(at, field);
    else if (mapped !== undefined) throw noColumn(mapped, header);
  }
  const found = new Set(columns.values());
  if (['headline', 'url', 'html', 'text'].some((field) => found.has(field))) return columns;
  throw noColumn('headline', header);
}

/** A row as an article; an empty cell says nothing. */
export function articleOfRow(
  row: readonly string[],
  columns: ReadonlyMap<number, string>,
): Record<string, unknown> {
  const article: Record<string, unknown> = {};
  for (const [index, field] of columns) {
    const text = row[index]?.trim() ?? '';
    if (text !== '') put(article, field, text);
  }
  return article;
}

/** An object of a newsroom system's export as an article: what `map` names, and what is called as a field is. */
export function articleOfObject(value: unknown, map: FieldMap): unknown {
  if (Object.keys(map).length === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const kept = Object.entries(value).filter(
    ([name]) => (name in articleInputSchema.shape || name === 'html' || name === 'text') && !(name in map),
  );
  const article: Record<string, unknown> = Object.fromEntries(kept);
  for (const [field, path] of Object.entries(map)) {
    const found = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
    if (found !== undefined && found !== null) put(article, field, found);
  }
  return article;
}

function put(article: Record<string, unknown>, field: string, value: unknown): void {
  const [name = '', part] = field.split('.');
  if (part === undefined) article[name] = value;
  else article[name] = { ...(article[name] as object | undefined), [part]: value };
}

function noColumn(name: string, header: readonly string[]): PresscardError {
  return new PresscardError(
    'input_unsupported',
    `There is no column for ${name}. Name it with --map headline=COLUMN; the columns are: ${header
      .slice(0, 20)
      .map((column) => column.trim().slice(0, 40))
      .join(', ')}.`,
  );
}
