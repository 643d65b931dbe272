import { concatBytes } from '../../bytes.ts';

/** So much of the beginning decides which charset it is, and what kind of INPUT. */
export const HEAD_BYTES = 64 * 1024;

/** INPUT as text while it comes in, unpacked where it is gzip, and how it begins. */
export interface TextStream {
  readonly head: string;
  /** All of it, the head included. Once, and not beside `bytes`. */
  chunks(): AsyncGenerator<string>;
  /** The same as it came, for what says itself which charset it is in. */
  bytes(): AsyncGenerator<Uint8Array>;
}

/**
 * Text of any length in memory that stays the same. A byte order mark decides about the charset; without one it is
 * UTF-8 where the beginning is, else Windows-1252, as spreadsheets of the West still write it.
 */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<TextStream> {
  const packed = await withHead(bytes, 2);
  const isGzip = packed.head[0] === 0x1f && packed.head[1] === 0x8b;
  const { head, all } = isGzip
    ? await withHead(gunzip(packed.all()), HEAD_BYTES)
    : await withHead(packed.all(), HEAD_BYTES);
  const charset = charsetOf(head);
  return {
    head: new TextDecoder(charset).decode(head.subarray(0, HEAD_BYTES)),
    bytes: all,
    async *chunks() {
      const decoder = new TextDecoder(charset);
      for await (const chunk of all()) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
  };
}

function charsetOf(head: Uint8Array): string {
  const [a, b] = head;
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  try {
    // The head may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const [NEWLINE, BRACE] = [0x0a, 0x7b];

/** Whoever writes a line and waits for its answer is not kept waiting: an object on a line says what comes. */
function isObjectLine(head: Uint8Array): boolean {
  return head[0] === BRACE && head.includes(NEWLINE);
}

/** The first bytes, as many as asked for or enough to know what comes, and everything with them. */
async function withHead(
  bytes: AsyncIterable<Uint8Array>,
  wantedBytes: number,
): Promise<{ head: Uint8Array; all: () => AsyncGenerator<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < wantedBytes) {
    const { done, value } = await source.next();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (isObjectLine(value) && chunks.length === 1) break;
  }
  const head = concatBytes(chunks);
  return {
    head,
    async *all() {
      try {
        yield head;
        for (;;) {
          const { done, value } = await source.next();
          if (done) return;
          yield value;
        }
      } finally {
        await source.return?.();
      }
    },
  };
}

async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
  yield* packed.pipeThrough(new DecompressionStream('gzip')) as unknown as AsyncIterable<Uint8Array>;
}
