import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { PresscardError } from '../../errors.ts';
import { PAGE_MAX_BYTES } from '../../limits.ts';
import { decodeUtf8 } from '../../serve/body.ts';
import { decodeDocument } from '../../source/decode-document.ts';
import type { Source } from '../../source/source.ts';

/**
 * Reads INPUT of the command line: an address as it is, a file by its name, or standard input for `-`. At most
 * the bound of a page is read, whatever the file's size.
 *
 * @throws PresscardError `input_unreadable`, `input_unsupported`, `input_too_large` or `input_not_text`.
 */
export async function readInput(input: string): Promise<Source> {
  if (/^https?:\/\//i.test(input)) return { kind: 'url', url: input };
  const extension = input === '-' ? '' : extname(input).toLowerCase();
  const isHtml = /^\.(?:html?|xhtml)$/.test(extension);
  if (!isHtml && !['', '.txt', '.text', '.md', '.json'].includes(extension)) {
    throw new PresscardError(
      'input_unsupported',
      'Give an address, or a page as .html or .txt, or an article as .json.',
    );
  }
  const bytes = input === '-' ? await readAll(process.stdin) : await readFile(input);
  if (isHtml) return { kind: 'html', content: decodeDocument(bytes, { kind: 'html' }) };
  if (input === '-' && isMarkup(bytes))
    return { kind: 'html', content: decodeDocument(bytes, { kind: 'html' }) };
  const content = decodeUtf8(bytes);
  const isJson = extension === '.json' || (input === '-' && content.trimStart().startsWith('{'));
  return { kind: isJson ? 'json' : 'text', content };
}

/** Whether what comes in begins as HTML does. */
function isMarkup(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  return /^(?:\ufeff|ï»¿)?\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|\?xml)\b/i.test(head);
}

async function readFile(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new PresscardError('input_unreadable', 'INPUT is a folder. Give one file.', {
        fields: [{ field: 'INPUT', rule: 'one file', received: path }],
      });
    }
    const file = await open(path);
    try {
      return await readAll(file.createReadStream({ autoClose: false }));
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof PresscardError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT' ? 'There is no file of this name.' : `The file cannot be read (${code}).`;
    throw new PresscardError('input_unreadable', reason, {
      cause,
      fields: [{ field: 'INPUT', rule: 'a readable file', received: path }],
    });
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > PAGE_MAX_BYTES) {
      throw new PresscardError(
        'input_too_large',
        `The input must be at most ${PAGE_MAX_BYTES / 1024 / 1024} MB.`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
