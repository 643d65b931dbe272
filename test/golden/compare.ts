import type { Pixels } from '../../src/ports.ts';

/**
 * How far a picture may be from its golden, in levels of 0 to 255. The native and the WebAssembly rasteriser
 * agree to the last bit, so the room is for another machine's floating point. Measured on the cards:
 * two hundredths of a pixel of jitter in every outline give a mean of 0.06 and no pixel beyond 64 levels; a
 * quarter of a pixel, which no eye sees, none either; one whole pixel moves 0.07 % of the pixels beyond 64
 * for the smallest text. A change of one level in the ground gives a mean of 0.3.
 */
const MEAN_DIFFERENCE_MAX = 0.1;
const VISIBLE_DIFFERENCE = 64;
const VISIBLE_SHARE_MAX = 0.0001;

export interface Difference {
  /** Of all channels of all pixels. */
  readonly mean: number;
  /** Part of the pixels that differ visibly in a channel. */
  readonly visibleShare: number;
}

/** @throws Error for pictures of two sizes. */
export function differenceOf(one: Pixels, other: Pixels): Difference {
  if (one.width !== other.width || one.height !== other.height) {
    throw new Error(`${one.width}x${one.height} is not ${other.width}x${other.height}.`);
  }
  let sum = 0;
  let visible = 0;
  for (let at = 0; at < one.rgba.length; at += 4) {
    let most = 0;
    for (let channel = at; channel < at + 3; channel++) {
      const difference = Math.abs(one.rgba[channel]! - other.rgba[channel]!);
      sum += difference;
      if (difference > most) most = difference;
    }
    if (most > VISIBLE_DIFFERENCE) visible++;
  }
  const pixels = one.width * one.height;
  return { mean: sum / (pixels * 3), visibleShare: visible / pixels };
}

export function looksAlike({ mean, visibleShare }: Difference): boolean {
  return mean <= MEAN_DIFFERENCE_MAX && visibleShare <= VISIBLE_SHARE_MAX;
}
