import type { Focus } from './focus.ts';
import type { Size } from './shrink.ts';

interface CropFraming {
  readonly focus: Focus;
  readonly at?: Focus;
  readonly zoom?: number;
}

/**
 * The part of a photo that fills a box of another shape: as much of it as the shape allows, with the focus
 * as near to its place as the photo's edges let it be. In px of the photo, unrounded.
 *
 * @param framing.at where in the box the focus should come to stand: the middle, unless texts take it.
 * @param framing.zoom how much larger than needed to fill the box.
 */
export function coverCrop(
  photo: Size,
  box: Size,
  { focus: [x, y], at: [atX, atY] = [0.5, 0.5], zoom = 1 }: CropFraming,
): { left: number; top: number } & Size {
  const scale = coverScale(photo, box) * zoom;
  const [width, height] = [box.width / scale, box.height / scale];
  return {
    left: clamp(x * photo.width - width * atX, photo.width - width),
    top: clamp(y * photo.height - height * atY, photo.height - height),
    width,
    height,
  };
}

/** How much larger or smaller a photo is made to fill a box. */
export function coverScale(photo: Size, box: Size): number {
  return Math.max(box.width / photo.width, box.height / photo.height);
}

const clamp = (start: number, room: number): number => Math.min(Math.max(start, 0), Math.max(room, 0));
