import type { Pixels } from '../ports.ts';
import type { Part } from './port.ts';

/** A part of a picture, in memory of its own. */
export function cut({ width: whole, rgba }: Pixels, { left, top, width, height }: Part): Pixels {
  const into = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * whole + left) * 4;
    into.set(rgba.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, rgba: into };
}
