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
  const columns = spans(width, size.width);
  const rows = spans(height, size.height);
  const sums = new Float64Array(size.width * 3);
  for (let y = 0; y < size.height; y++) {
    sums.fill(0);
    const { first, last, weights } = rows[y]!;
    for (let from = first; from <= last; from++)
      addRow(rgba.subarray(from * width * 4, (from + 1) * width * 4), {
        columns,
        weight: weights[from - first]!,
        sums,
      });
    for (let x = 0, to = y * size.width * 4; x < size.width; x++, to += 4) {
      into[to] = sums[x * 3]! + 0.5;
      into[to + 1] = sums[x * 3 + 1]! + 0.5;
      into[to + 2] = sums[x * 3 + 2]! + 0.5;
      into[to + 3] = 255;
    }
  }
  return { ...size, rgba: into.subarray(0, size.width * size.height * 4) };
}

/** Pixels from `first` to `last` that one new pixel covers, and the share that each has in it. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly weights: Float64Array;
}

function spans(from: number, to: number): Span[] {
  const step = from / to;
  return Array.from({ length: to }, (_, at) => {
    const [start, end] = [at * step, (at + 1) * step];
    const first = Math.floor(start);
    // Rounding may put the end a hair beyond the pixel that it closes.
    const last = Math.min(from, Math.max(first + 1, Math.ceil(end - 1e-9))) - 1;
    const weights = Float64Array.from(
      { length: last - first + 1 },
      (__, i) => (Math.min(end, first + i + 1) - Math.max(start, first + i)) / step,
    );
    return { first, last, weights };
  });
}

function addRow(
  row: Uint8Array,
  { columns, weight, sums }: { columns: readonly Span[]; weight: number; sums: Float64Array },
): void {
  for (let x = 0; x < columns.length; x++) {
    const { first, last, weights } = columns[x]!;
    let [red, green, blue] = [0, 0, 0];
    for (let from = first, at = first * 4; from <= last; from++, at += 4) {
      const share = weights[from - first]!;
      red += row[at]! * share;
      green += row[at + 1]! * share;
      blue += row[at + 2]! * share;
    }
    sums[x * 3]! += red * weight;
    sums[x * 3 + 1]! += green * weight;
    sums[x * 3 + 2]! += blue * weight;
  }
}
