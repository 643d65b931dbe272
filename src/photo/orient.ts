import type { Pixels } from '../ports.ts';

/** Whether an orientation exchanges width and height. */
export const isTurned = (orientation: number): boolean => orientation >= 5;

/** Pixels turned and mirrored so that they stand upright. @param orientation 1 to 8 (EXIF 3.0, tag 0x0112). */
export function orient(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels;
  const { width, height, rgba } = pixels;
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  const [outWidth, outHeight] = isTurned(orientation) ? [height, width] : [width, height];
  // Where the first pixel goes, and how far one step along a row and down a column leads.
  const [start, along, down] = ORIGINS[orientation]!(outWidth, outHeight);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) to[start + x * along + y * down] = from[at]!;
  }
  return { width: outWidth, height: outHeight, rgba: new Uint8Array(to.buffer) };
}

type Origin = (width: number, height: number) => readonly [start: number, along: number, down: number];

const ORIGINS: Readonly<Record<number, Origin>> = {
  2: (w) => [w - 1, -1, w],
  3: (w, h) => [w * h - 1, -1, -w],
  4: (w, h) => [w * (h - 1), 1, -w],
  5: (w) => [0, w, 1],
  6: (w) => [w - 1, w, -1],
  7: (w, h) => [w * h - 1, -w, -1],
  8: (w, h) => [w * (h - 1), -w, 1],
};
