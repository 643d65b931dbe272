import type { Focus } from './focus.ts';
import type { Size } from './shrink.ts';

/**
 * The part of a photo that fills a box of another shape: as much of it as the shape allows, with the focus
 * as near to its middle as the photo's edges let it be. In px of the photo, unrounded.
 */
export function coverCrop(photo: Size, box: Size, [x, y]: Focus): { left: number; top: number } & Size {
  const scale = Math.max(box.width / photo.width, box.height / photo.height);
  const [width, height] = [box.width / scale, box.height / scale];
  return {
    left: clamp(x * photo.width - width / 2, photo.width - width),
    top: clamp(y * photo.height - height / 2, photo.height - height),
    width,
    height,
  };
}

const clamp = (start: number, room: number): number => Math.min(Math.max(start, 0), Math.max(room, 0));
