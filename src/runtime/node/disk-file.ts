import { createHash, timingSafeEqual } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { Item } from '../../store/port.ts';

/**
 * One item in one file: the sha256 of all that follows, the length of the head, the head as JSON, the bytes.
 * A file that a crash, a full disk or a bad sector cut short does not match its digest.
 */
const DIGEST_BYTES = 32;
const LENGTH_BYTES = 4;
/** Sixteen tags and a content type are 2 KB at most; one read of this size sees the whole head. */
const HEAD_READ_BYTES = 4_096;

interface Head {
  readonly key: string;
  readonly contentType: string;
  readonly tags: readonly string[];
}

export function fileOf(key: string, { contentType, tags, bytes }: Item): Buffer {
  const head = Buffer.from(JSON.stringify({ key, contentType, tags } satisfies Head));
  const file = Buffer.alloc(DIGEST_BYTES + LENGTH_BYTES + head.length + bytes.length);
  file.writeUInt32BE(head.length, DIGEST_BYTES);
  head.copy(file, DIGEST_BYTES + LENGTH_BYTES);
  file.set(bytes, DIGEST_BYTES + LENGTH_BYTES + head.length);
  createHash('sha256').update(file.subarray(DIGEST_BYTES)).digest().copy(file);
  return file;
}

/** @returns what was put under the key, or 'damaged' when the file is not whole or not this key's. */
export async function readItem(path: string, key: string): Promise<Item | 'damaged'> {
  const file = await readFile(path);
  const digest = createHash('sha256').update(file.subarray(DIGEST_BYTES)).digest();
  if (file.length < DIGEST_BYTES || !timingSafeEqual(digest, file.subarray(0, DIGEST_BYTES)))
    return 'damaged';
  const head = headOf(file);
  if (head?.key !== key) return 'damaged';
  const start = DIGEST_BYTES + LENGTH_BYTES + file.readUInt32BE(DIGEST_BYTES);
  return { contentType: head.contentType, tags: head.tags, bytes: file.subarray(start) };
}

/** The tags of a file without reading its bytes; none when its head is damaged, since nothing reads it then. */
export async function readTags(path: string): Promise<readonly string[]> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_READ_BYTES), 0, HEAD_READ_BYTES, 0);
    return headOf(buffer.subarray(0, bytesRead))?.tags ?? [];
  } finally {
    await handle.close();
  }
}

function headOf(file: Buffer): Head | undefined {
  try {
    const start = DIGEST_BYTES + LENGTH_BYTES;
    return JSON.parse(file.toString('utf8', start, start + file.readUInt32BE(DIGEST_BYTES))) as Head;
  } catch {
    return undefined; // cut short or overwritten: the caller says what follows from it
  }
}

/**
 * A key as a file name that is safe and its own on every file system: some fold capitals, some give a
 * meaning to a colon, a tilde or a dot at the front.
 */
export function nameOf(key: string): string {
  return key.replace(/[^a-z0-9-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** The key of a file name; undefined for files that the store did not write. */
export function keyOf(name: string): string | undefined {
  const key = name.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return nameOf(key) === name ? key : undefined;
}
