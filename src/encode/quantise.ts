import { quantize } from 'gifenc/dist/gifenc.esm.js';
import type { Pixels } from '../ports.ts';
import { rowBytes, type IndexedPixels } from './palette.ts';

/** One pixel in so many is looked at for the palette: a card has a million, and its colours are in a part of them. */
const SAMPLE_EVERY = 7;
/** A colour that takes so much of the sample is a fill or an ink, and keeps its exact value. */
const FILL_SHARE = 0.002;
const FILLS_MAX = 16;
/** Colours of 16 bits in a sample: photographs have up to 4,000, for which the search takes 50 ms; noise has 53,000. */
const BINS_MAX = 8_000;
/** Bits of a channel by which the nearest colour of the palette is remembered. */
const CELL_BITS = 6;

/**
 * A picture in few colours. Fills and inks keep theirs; everything between is mixed by error diffusion (Floyd
 * and Steinberg), every second row from right to left.
 *
 * @param colours 2 to 256.
 */
export function quantise({ width, height, rgba }: Pixels, colours: number): IndexedPixels {
  const sample = sampleOf(rgba);
  const fills = fillsOf(sample).slice(0, Math.min(FILLS_MAX, colours >> 1));
  const format = isFine(sample) ? 'rgb444' : 'rgb565';
  const found = quantize(sample, colours - fills.length, { format });
  const palette = [...fills, ...found].slice(0, colours);
  const nearest = nearestIn(palette);
  const exact = new Map(fills.map(([r, g, b], index) => [(r << 16) | (g << 8) | b, index]));

  const stride = rowBytes(width);
  const rows = new Uint8Array(height * stride);
  // Errors of the row at hand and of the next, with a pixel of room at either end.
  let here = new Float32Array((width + 2) * 3);
  let below = new Float32Array((width + 2) * 3);
  for (let row = 0; row < height; row++) {
    const step = row % 2 === 0 ? 1 : -1;
    for (let count = 0, column = step === 1 ? 0 : width - 1; count < width; count++, column += step) {
      const at = (row * width + column) * 4;
      const to = row * stride + 1 + column;
      const slot = (column + 1) * 3;
      const known = exact.get((rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!);
      if (known !== undefined) {
        rows[to] = known;
        continue;
      }
      const red = byte(rgba[at]! + here[slot]!);
      const green = byte(rgba[at + 1]! + here[slot + 1]!);
      const blue = byte(rgba[at + 2]! + here[slot + 2]!);
      const index = nearest(red, green, blue);
      rows[to] = index;
      const colour = palette[index]!;
      for (let channel = 0; channel < 3; channel++) {
        const wanted = channel === 0 ? red : channel === 1 ? green : blue;
        const error = (wanted - colour[channel]!) / 16;
        here[slot + 3 * step + channel]! += error * 7;
        below[slot - 3 * step + channel]! += error * 3;
        below[slot + channel]! += error * 5;
        below[slot + 3 * step + channel]! += error;
      }
    }
    [here, below] = [below, here];
    below.fill(0);
  }
  return { width, height, rows, palette: Uint8Array.from(palette.flat()) };
}

type Colour = readonly [red: number, green: number, blue: number];

const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));

function sampleOf(rgba: Uint8Array): Uint8Array {
  const count = Math.ceil(rgba.length / 4 / SAMPLE_EVERY);
  const sample = new Uint8Array(count * 4);
  for (let to = 0, from = 0; to < sample.length; to += 4, from += 4 * SAMPLE_EVERY)
    sample.set(rgba.subarray(from, from + 4), to);
  return sample;
}

/** Whether a sample has so many colours that the search, which takes the square of them, would last for seconds. */
function isFine(sample: Uint8Array): boolean {
  const seen = new Uint8Array(1 << 16);
  let count = 0;
  for (let at = 0; at < sample.length; at += 4) {
    const bin = ((sample[at]! >> 3) << 11) | ((sample[at + 1]! >> 2) << 5) | (sample[at + 2]! >> 3);
    if (seen[bin] === 0) {
      seen[bin] = 1;
      count++;
    }
  }
  return count > BINS_MAX;
}

/** Colours that whole areas have, the largest first. */
function fillsOf(sample: Uint8Array): Colour[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < sample.length; at += 4) {
    const colour = (sample[at]! << 16) | (sample[at + 1]! << 8) | sample[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const least = (sample.length / 4) * FILL_SHARE;
  return [...counts]
    .filter(([, count]) => count >= least)
    .toSorted(([, one], [, other]) => other - one)
    .map(([colour]) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
}

function nearestIn(palette: readonly Colour[]): (red: number, green: number, blue: number) => number {
  const known = new Int16Array(1 << (3 * CELL_BITS)).fill(-1);
  const drop = 8 - CELL_BITS;
  return (red, green, blue) => {
    const cell = ((red >> drop) << (2 * CELL_BITS)) | ((green >> drop) << CELL_BITS) | (blue >> drop);
    let index = known[cell]!;
    if (index >= 0) return index;
    let least = Infinity;
    for (let at = 0; at < palette.length; at++) {
      const [r, g, b] = palette[at]!;
      const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
      if (distance < least) [least, index] = [distance, at];
    }
    known[cell] = index;
    return index;
  };
}
