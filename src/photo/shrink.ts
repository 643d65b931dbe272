import type { Pixels } from '../ports.ts';

/** Width and height in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels laid on white, in place: a cut-out is made for paper, and a JPEG has no transparency. */
export function flatten({ rgba }: Pixels): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3]!;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++)
      rgba[channel] = Math.round((rgba[channel]! * alpha + 255 * (255 - alpha)) / 255);
    rgba[at + 3] = 255;
  }
}

/**
 * Opaque pixels scaled down by the average of the area that each new pixel covers.
 *
 * @param size at most the picture's own in either direction.
 * @param into may be the picture's own bytes: a row is written only where all that is still to be read lies
 *   behind it. That saves an isolate the memory of a second picture.
 */
export function shrink(
  { width, height, rgba }: Pixels,
  size: Size,
  into = new Uint8Array(size.width * size.height * 4),
): Pixels {
  const columns = spansOf(width, size.width);
  const rows = spansOf(height, size.height);
  const sums = new Float32Array(size.width * 3);
  const line = new Float32Array(size.width * 3);
  let inLine = -1;
  for (let y = 0, share = 0; y < size.height; y++) {
    sums.fill(0);
    for (let tap = 0; tap < rows.taps[y]!; tap++, share++) {
      const weight = rows.weights[share]!;
      const row = rows.starts[y]! + tap;
      // A row that two new rows share is averaged once.
      if (row !== inLine) averageRow(rgba.subarray(row * width * 4, (row + 1) * width * 4), columns, line);
      inLine = row;
      for (let at = 0; at < sums.length; at++) sums[at]! += line[at]! * weight;
    }
    for (let x = 0, from = 0, to = y * size.width * 4; x < size.width; x++, from += 3, to += 4) {
      into[to] = sums[from]! + 0.5;
      into[to + 1] = sums[from + 1]! + 0.5;
      into[to + 2] = sums[from + 2]! + 0.5;
      into[to + 3] = 255;
    }
  }
  return { ...size, rgba: into.subarray(0, size.width * size.height * 4) };
}

/** For each new pixel, the first pixel that it covers, how many from there, and their shares in it, one after the other. */
interface Spans {
  readonly starts: Int32Array;
  readonly taps: Int32Array;
  readonly weights: Float32Array;
}

function spansOf(from: number, to: number): Spans {
  const step = from / to;
  const starts = new Int32Array(to);
  const taps = new Int32Array(to);
  const weights: number[] = [];
  for (let at = 0; at < to; at++) {
    const [start, end] = [at * step, (at + 1) * step];
    starts[at] = Math.floor(start + LEAST_COVERED);
    for (let pixel = starts[at]!; pixel < Math.min(from, end - LEAST_COVERED); pixel++) {
      weights.push((Math.min(end, pixel + 1) - Math.max(start, pixel)) / step);
      taps[at]! += 1;
    }
  }
  return { starts, taps, weights: Float32Array.from(weights) };
}

/** Less of a pixel is what rounding leaves. */
const LEAST_COVERED = 1e-6;

function averageRow(row: Uint8Array, { taps, starts, weights }: Spans, line: Float32Array): void {
  for (let x = 0, to = 0, share = 0; x < starts.length; x++, to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let end = share + taps[x]!, at = starts[x]! * 4; share < end; share++, at += 4) {
      const weight = weights[share]!;
      red += row[at]! * weight;
      green += row[at + 1]! * weight;
      blue += row[at + 2]! * weight;
    }
    line[to] = red;
    line[to + 1] = green;
    line[to + 2] = blue;
  }
}
