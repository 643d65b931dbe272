import type { Pixels } from '../ports.ts';

/** Edge of a square that is taken, in px: codecs work in blocks of 8 and 16. */
const SQUARE_PX = 32;
/** One square in so many is taken, in either direction. */
const EVERY = 4;

/**
 * A sixteenth of a picture, squares from all over it side by side: what it takes in bytes at one setting, beside
 * what it takes at another, says how the whole picture compares.
 *
 * @returns the picture itself where it is too small for that.
 */
export function sampleOf({ width, height, rgba }: Pixels): Pixels {
  const columns = Math.floor(width / (SQUARE_PX * EVERY));
  const rows = Math.floor(height / (SQUARE_PX * EVERY));
  if (columns * rows < EVERY) return { width, height, rgba };
  const sample = new Uint8Array(columns * rows * SQUARE_PX * SQUARE_PX * 4);
  const stride = columns * SQUARE_PX * 4;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // Each row of squares begins at another place: what stands in columns is not missed or met every time.
      const left = (column * EVERY + (row % EVERY)) * SQUARE_PX;
      const top = (row * EVERY + (column % EVERY)) * SQUARE_PX;
      for (let line = 0; line < SQUARE_PX; line++) {
        const from = ((top + line) * width + left) * 4;
        const to = (row * SQUARE_PX + line) * stride + column * SQUARE_PX * 4;
        sample.set(rgba.subarray(from, from + SQUARE_PX * 4), to);
      }
    }
  }
  return { width: columns * SQUARE_PX, height: rows * SQUARE_PX, rgba: sample };
}
