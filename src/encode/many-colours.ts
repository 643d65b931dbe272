import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES, PALETTE_MAX_COLOURS } from '../limits.ts';
import type { Pixels, Ports } from '../ports.ts';
import { encodeIndexed } from './png.ts';
import { quantise } from './quantise.ts';
import { sampleOf } from './sample.ts';

/** Colours that a photo may be left with for the bytes that are aimed at. */
const COLOURS_WANTED = [128, 64] as const;
/** And for those that are never exceeded. */
const COLOURS_AT_LEAST = [128, 64, 32, 16, 8] as const;
/** Two bits a pixel are 518 KB in the largest card, whatever it shows. */
const COLOURS_FEWEST = 4;
/** Dithered samples were off by up to 9 %: each finds a palette of its own. */
const RESERVE_SHARE = 0.12;

/**
 * A picture of more colours than a palette holds as a PNG with a palette all the same, mixed by dithering: 256
 * colours, or as many as leave it within its bytes, which is found on a sample.
 */
export function encodeManyColours(pixels: Pixels, deflate: Ports['deflate']): Uint8Array<ArrayBuffer> {
  const encode = (picture: Pixels, colours: number): Uint8Array<ArrayBuffer> =>
    encodeIndexed(quantise(picture, colours), deflate, 'repeats');
  const first = encode(pixels, PALETTE_MAX_COLOURS);
  if (first.length <= CARD_AIM_MAX_BYTES) return first;
  const sample = sampleOf(pixels);
  const share = first.length / encode(sample, PALETTE_MAX_COLOURS).length;
  const most = (bound: number, steps: readonly number[]): number | undefined =>
    steps.find((colours) => encode(sample, colours).length * share <= bound * (1 - RESERVE_SHARE));
  const wanted = most(CARD_AIM_MAX_BYTES, COLOURS_WANTED);
  if (wanted === undefined && first.length <= CARD_MAX_BYTES) return first;
  const second = encode(pixels, wanted ?? most(CARD_MAX_BYTES, COLOURS_AT_LEAST) ?? COLOURS_FEWEST);
  return second.length <= CARD_MAX_BYTES ? second : encode(pixels, COLOURS_FEWEST);
}
