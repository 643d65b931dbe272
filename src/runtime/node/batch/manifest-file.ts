import { createReadStream } from 'node:fs';
import { access, open, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Manifest, ManifestLine } from '../../../batch/manifest.ts';
import { PresscardError } from '../../../errors.ts';
import { writeFailed } from '../write-whole.ts';

/** How much is read at once on the way back to the last whole line. */
const STEP_BYTES = 64 * 1024;

/**
 * The manifest as a file of JSON Lines, which is the journal of the batch as well. A line that a kill or a full disk
 * tore is dropped: its article is made again.
 */
export async function manifestFile(path: string): Promise<Manifest> {
  let file: FileHandle;
  let length: number;
  try {
    file = await open(path, 'a+');
    length = await wholeLength(file);
    await file.truncate(length);
  } catch (cause) {
    throw writeFailed(cause, path);
  }
  return {
    async *before() {
      if (length === 0) return;
      const input = createReadStream(path, { end: length - 1 });
      for await (const line of createInterface({ input, crlfDelay: Infinity })) yield lineOf(line, path);
    },
    async append(line) {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      try {
        await file.appendFile(bytes);
        length += bytes.length;
      } catch (cause) {
        await file.truncate(length).catch(() => undefined);
        throw writeFailed(cause, path);
      }
    },
    close: () => file.close(),
  };
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Bytes up to the end of the last line that has one. */
async function wholeLength(file: FileHandle): Promise<number> {
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - STEP_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const at = buffer.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}

function lineOf(line: string, path: string): ManifestLine {
  try {
    return JSON.parse(line) as ManifestLine;
  } catch (cause) {
    throw new PresscardError(
      'output_taken',
      'The manifest holds a line that no batch wrote. Give another folder, or put the manifest right.',
      { cause, fields: [{ field: 'manifest', rule: 'JSON Lines of a batch', received: path }] },
    );
  }
}
