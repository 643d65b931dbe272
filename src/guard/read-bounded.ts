import { concatBytes } from '../bytes.ts';

/**
 * A body, counted while it comes in: what its headers say about its length is not believed.
 *
 * @returns as soon as there is more than `maxBytes`, with the rest cancelled: undefined, or what came so far.
 * @throws the signal's reason when it fires, also while a body only drips.
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  {
    maxBytes,
    whenMore = 'refuse',
    signal,
  }: { maxBytes: number; whenMore?: 'refuse' | 'cut'; signal: AbortSignal },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!body) return new Uint8Array(0);
  const reader = body.getReader();
  const stop = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', stop);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return concatBytes(chunks);
      length += value.length;
      if (length > maxBytes) {
        stop();
        if (whenMore === 'refuse') return undefined;
        return concatBytes([...chunks, value.subarray(0, value.length - (length - maxBytes))]);
      }
      chunks.push(value);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
