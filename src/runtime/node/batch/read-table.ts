import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { BatchItem } from '../../../batch/item.ts';
import { articleOfRow, columnsOf, type FieldMap } from '../../../batch/read/fields.ts';
import { PAGE_MAX_BYTES } from '../../../limits.ts';

/** The rows of a CSV file with a header, whatever separates its cells. Quotes may be missing or stray. */
export async function* readTable(text: AsyncIterable<string>, map: FieldMap): AsyncGenerator<BatchItem> {
  const source = text[Symbol.asyncIterator]();
  let head = '';
  while (!head.trim().includes('\n')) {
    const { done, value } = await source.next();
    if (done) break;
    head += value;
  }
  const rows = parse({
    bom: true,
    delimiter: separatorOf(head),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: PAGE_MAX_BYTES,
  });
  const rest = { [Symbol.asyncIterator]: () => source };
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* rest;
  }
  // Not pipeline(): whoever stops reading the rows has closed both.
  const input = Readable.from(all());
  input.once('error', (error) => rows.destroy(error));
  let columns: ReadonlyMap<number, string> | undefined;
  let number = 1;
  try {
    for await (const row of input.pipe(rows) as AsyncIterable<string[]>) {
      if (!columns) {
        columns = columnsOf(row, map);
        continue;
      }
      number += 1;
      const known = columns;
      yield { from: `row ${number}`, read: () => articleOfRow(row, known) };
    }
  } finally {
    input.destroy();
  }
}

/** The sign that the header has most of. */
function separatorOf(head: string): string {
  const [header = ''] = head.trimStart().split('\n', 1);
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
