import { PresscardError } from '../errors.ts';

/**
 * A request's body as text. It is counted while it arrives: a declared length may lie.
 *
 * @throws PresscardError `input_too_large` as soon as the bound is passed, `input_not_text` for other than UTF-8.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw new PresscardError(
        'input_too_large',
        `The body must be at most ${Math.floor(maxBytes / 1024)} KB.`,
      );
    }
    chunks.push(chunk);
  }
  return decodeUtf8(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** @throws PresscardError `input_not_text`. */
export function decodeUtf8(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PresscardError(
      'input_not_text',
      'The input is not UTF-8 text. Save it as UTF-8 and send it again.',
      {
        cause,
      },
    );
  }
}
