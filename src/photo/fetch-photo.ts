import { PresscardError } from '../errors.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';

/**
 * The bytes of a photo at an address. What the server calls them counts for nothing.
 *
 * @throws PresscardError as `GuardedFetch`, with `photo_too_large` for too many bytes.
 */
export async function fetchPhoto(
  fetchGuarded: GuardedFetch,
  url: string,
  { maxBytes }: { maxBytes: number },
): Promise<Uint8Array> {
  try {
    const { bytes } = await fetchGuarded(url, { maxBytes, accept: 'image/jpeg,image/png,image/webp' });
    return bytes;
  } catch (cause) {
    if (!(cause instanceof PresscardError) || cause.code !== 'fetch_too_large') throw cause;
    throw new PresscardError('photo_too_large', `The photo is larger than ${maxBytes} bytes.`, { cause });
  }
}
