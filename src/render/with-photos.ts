import { PresscardError } from '../errors.ts';
import type { Renderer, RenderJob } from './renderer.ts';

/** A renderer that gets a job's photos when the job's turn has come: cards that wait hold none in memory. */
export function withPhotos(renderer: Renderer): Renderer {
  return {
    async render({ photo, portrait, ...job }) {
      const [photoBytes, portraitBytes] = await Promise.all([bytesOf(photo), bytesOf(portrait)]);
      return renderer.render({
        ...job,
        ...(photoBytes ? { photo: photoBytes } : {}),
        ...(portraitBytes ? { portrait: portraitBytes } : {}),
      });
    },
    stop: () => renderer.stop(),
  };
}

/** @throws PresscardError `photo_gone` for a photo that is not to be had. */
async function bytesOf(photo: RenderJob['photo']): Promise<Uint8Array | undefined> {
  if (typeof photo !== 'function') return photo;
  const bytes = await photo();
  if (bytes) return bytes;
  throw new PresscardError('photo_gone', 'The photo is not in the store any more. Send it again.');
}
