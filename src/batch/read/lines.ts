import { PresscardError } from '../../errors.ts';
import { PAGE_MAX_BYTES } from '../../limits.ts';
import { parseJson } from '../../serve/read-json.ts';
import { unreadable, type BatchItem } from '../item.ts';

/** A line holds an article, which may come as a page's HTML. */
const LINE_MAX_CHARS = PAGE_MAX_BYTES + 64 * 1024;

/** JSON Lines: an article a line. Lines without anything are none; the number of a line counts them. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<BatchItem> {
  for await (const { number, line } of linesOf(text)) {
    const from = `line ${number}`;
    if (line === undefined) yield unreadable(from, tooLong());
    else if (line.trim() !== '') yield { from, read: () => parseJson(line) };
  }
}

/** Addresses of pages, one a line: a sitemap as text, as the protocol has it too. */
export async function* readAddresses(text: AsyncIterable<string>): AsyncGenerator<BatchItem> {
  for await (const { number, line } of linesOf(text)) {
    const from = `line ${number}`;
    if (line === undefined) yield unreadable(from, tooLong());
    else if (line.trim() !== '') yield { from, read: () => ({ url: line.trim() }) };
  }
}

/** Lines as they come in; one that is too long is undefined, and none of it is kept. */
async function* linesOf(
  text: AsyncIterable<string>,
): AsyncGenerator<{ number: number; line: string | undefined }> {
  let number = 0;
  let open: string | undefined = '';
  for await (const chunk of text) {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        number += 1;
        yield { number, line: open };
        open = '';
      }
      if (open !== undefined) open = open.length + part.length > LINE_MAX_CHARS ? undefined : open + part;
    }
  }
  if (open !== '') yield { number: number + 1, line: open };
}

function tooLong(): PresscardError {
  return new PresscardError('input_too_large', `A line must be at most ${LINE_MAX_CHARS} characters.`);
}
