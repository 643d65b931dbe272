import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { PresscardError } from '../../errors.ts';
import { createGuardedFetch } from '../../guard/guarded-fetch.ts';
import { fetchPhoto } from '../../photo/fetch-photo.ts';
import type { Focus } from '../../photo/focus.ts';
import { takePhoto, type StoredPhoto } from '../../photo/take-photo.ts';
import type { Ports } from '../../ports.ts';
import { readSettings } from '../../settings/settings.ts';

/**
 * The photo that the command line names, taken in as the service does.
 *
 * @param source a file's name or an address.
 * @throws PresscardError `input_unreadable`, and as `fetchPhoto` and `takePhoto`.
 */
export async function readPhotoInput(
  { photos, fetch }: Pick<Ports, 'photos' | 'fetch'>,
  source: string,
  focus: Focus | undefined,
): Promise<StoredPhoto> {
  const bytes = /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
    ? await fetchPhoto(createGuardedFetch(fetch, { allowHosts: allowedHosts() }), source, photos.limits)
    : await readFile(source, photos.limits.maxBytes);
  return takePhoto(photos, bytes, focus ? { focus } : {});
}

function allowedHosts(): readonly string[] {
  const { PRESSCARD_ALLOW_HOSTS } = process.env;
  return readSettings({ PRESSCARD_ALLOW_HOSTS }).PRESSCARD_ALLOW_HOSTS;
}

/** One byte more than may be, at the most: enough to be refused for its length. */
async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await buffer(createReadStream(path, { end: maxBytes }));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'There is no photo of this name.' : `The photo cannot be read (${code}).`;
    throw new PresscardError('input_unreadable', reason, {
      cause,
      fields: [{ field: '--photo', rule: 'a readable file or an address', received: path }],
    });
  }
}
