import type { Pixels } from '../ports.ts';
import type { LaidPhoto } from './lay-photo.ts';

/**
 * Puts a photo under what was painted, in place. What comes out is opaque: where neither of them is, it is
 * black.
 *
 * @param painted with its colours multiplied by their alpha, as resvg gives them.
 */
export function underlay(painted: Pixels, photo: LaidPhoto): Pixels {
  const { width, height, rgba } = painted;
  for (let row = 0; row < height; row++) {
    const photoRow = row - photo.topPx;
    const hasPhoto = photoRow >= 0 && photoRow < photo.height;
    for (let column = 0, at = row * width * 4; column < width; column++, at += 4) {
      const alpha = rgba[at + 3]!;
      if (alpha === 255) continue;
      rgba[at + 3] = 255;
      const photoColumn = column - photo.leftPx;
      if (!hasPhoto || photoColumn < 0 || photoColumn >= photo.width) continue;
      const from = (photoRow * photo.width + photoColumn) * 4;
      const share = (255 - alpha) / 255;
      for (let channel = 0; channel < 3; channel++) {
        rgba[at + channel] = Math.min(
          255,
          Math.round(rgba[at + channel]! + photo.rgba[from + channel]! * share),
        );
      }
    }
  }
  return painted;
}
