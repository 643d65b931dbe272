import type { Pixels } from '../ports.ts';
import type { Size } from './shrink.ts';

/** A part of a picture, in its pixels; it may begin between two of them. */
export interface Crop extends Size {
  readonly left: number;
  readonly top: number;
}

/** A part of a picture in more pixels than it has: each is mixed from the four around its place. */
export function enlarge({ width, height, rgba }: Pixels, crop: Crop, box: Size): Pixels {
  const into = new Uint8Array(box.width * box.height * 4);
  const columns = neighbours(crop.left, crop.width, { count: box.width, most: width });
  const rows = neighbours(crop.top, crop.height, { count: box.height, most: height });
  for (let y = 0, to = 0; y < box.height; y++) {
    const above = rows.first[y]! * width * 4;
    const below = rows.second[y]! * width * 4;
    const down = rows.share[y]!;
    for (let x = 0; x < box.width; x++, to += 4) {
      const first = columns.first[x]! * 4;
      const second = columns.second[x]! * 4;
      const across = columns.share[x]!;
      for (let channel = 0; channel < 3; channel++) {
        const a = rgba[above + first + channel]!;
        const b = rgba[above + second + channel]!;
        const c = rgba[below + first + channel]!;
        const d = rgba[below + second + channel]!;
        const upper = a + (b - a) * across;
        into[to + channel] = upper + (c + (d - c) * across - upper) * down + 0.5;
      }
      into[to + 3] = 255;
    }
  }
  return { ...box, rgba: into };
}

/** For each new pixel, the two old ones between which it stands, and the share of the second. */
function neighbours(
  start: number,
  length: number,
  { count, most }: { count: number; most: number },
): { first: Uint32Array; second: Uint32Array; share: Float64Array } {
  const first = new Uint32Array(count);
  const second = new Uint32Array(count);
  const share = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = Math.min(most - 1, Math.max(0, start + ((at + 0.5) * length) / count - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(most - 1, first[at]! + 1);
    share[at] = place - first[at]!;
  }
  return { first, second, share };
}
