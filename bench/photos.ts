import sharp from 'sharp';
import type { PhotoId } from './cards.ts';
import { takePhoto } from '../src/photo/take-photo.ts';
import { sharpPhotos } from '../src/runtime/node/sharp-photos.ts';
import { sceneFile } from '../test/fixtures/scenes.ts';

const WIDTH_PX = 1600;
const HEIGHT_PX = 900;

/** A JPEG of 1600x900 as presscard keeps it, taken in before anything is timed; the peers get the same bytes. */
export async function benchPhoto(id: PhotoId): Promise<Uint8Array<ArrayBuffer>> {
  const file = await sharp(await sceneFile(id))
    .resize(WIDTH_PX, HEIGHT_PX, { fit: 'cover' })
    .jpeg({ quality: 92 })
    .toBuffer();
  return new Uint8Array((await takePhoto(sharpPhotos, file)).bytes);
}

/** Photos, each made when it is first asked for. */
export function keptPhotos(): (id: PhotoId) => Promise<Uint8Array> {
  const photos = new Map<PhotoId, Promise<Uint8Array>>();
  return (id) => {
    const photo = photos.get(id) ?? benchPhoto(id);
    photos.set(id, photo);
    return photo;
  };
}
