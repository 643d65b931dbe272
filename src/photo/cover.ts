import type { Focus } from './focus.ts';
import type { Size } from './shrink.ts';

/**
 * The part of a photo that fills a box of another shape: as much of it as the shape allows, with the focus
 * as near to its place as the photo's edges let it be. In px of the photo, unrounded.
 *
 * @param at where in the box the focus should come to stand: the middle, unless texts take it.
 */
export function coverCrop(
  photo: Size,
  box: Size,
  [x, y]: Focus,
  [atX, atY]: Focus = [0.5, 0.5],
): { left: number; top: number } & Size {
  const scale = Math.max(box.width / photo.width, box.height / photo.height);
  const [width, height] = [box.width / scale, box.height / scale];
  return {
    left: clamp(x * photo.width - width * atX, photo.width - width),
    top: clamp(y * photo.height - height * atY, photo.height - height),
    width,
    height,
  };
}

const clamp = (start: number, room: number): number => Math.min(Math.max(start, 0), Math.max(room, 0));
