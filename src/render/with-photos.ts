import { PresscardError } from '../errors.ts';
import type { Renderer } from './renderer.ts';

/** A renderer that gets a job's photo when the job's turn has come: cards that wait hold none in memory. */
export function withPhotos(renderer: Renderer): Renderer {
  return {
    async render({ photo, ...job }) {
      if (typeof photo !== 'function') return renderer.render(photo ? { ...job, photo } : job);
      const bytes = await photo();
      if (bytes) return renderer.render({ ...job, photo: bytes });
      throw new PresscardError('photo_gone', 'The photo is not in the store any more. Send it again.');
    },
    stop: () => renderer.stop(),
  };
}
