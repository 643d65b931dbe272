import type { Pixels } from '../ports.ts';
import type { LaidPhoto } from './lay-photo.ts';

/**
 * Puts the circle that a square photo holds over what was painted, in place. A pixel on the edge has its share
 * of both.
 *
 * @param painted with its colours multiplied by their alpha, as resvg gives them.
 */
export function overlayCircle(painted: Pixels, photo: LaidPhoto): Pixels {
  const { width, height, rgba } = painted;
  const radius = photo.width / 2;
  for (let y = 0; y < photo.height; y++) {
    const row = photo.topPx + y;
    if (row < 0 || row >= height) continue;
    for (let x = 0; x < photo.width; x++) {
      const column = photo.leftPx + x;
      if (column < 0 || column >= width) continue;
      const share = coverageOf(Math.hypot(x + 0.5 - radius, y + 0.5 - radius), radius);
      if (share === 0) continue;
      const from = (y * photo.width + x) * 4;
      const at = (row * width + column) * 4;
      for (let channel = 0; channel < 4; channel++) {
        const below = rgba[at + channel]!;
        rgba[at + channel] = Math.round(below + (photo.rgba[from + channel]! - below) * share);
      }
    }
  }
  return painted;
}

/** How much of a pixel lies in a circle: its edge is as good as straight where it crosses one. */
function coverageOf(distance: number, radius: number): number {
  return Math.min(1, Math.max(0, radius + 0.5 - distance));
}
