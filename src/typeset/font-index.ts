import type { FontStyle } from '../../fonts/manifest.ts';

/** One font file: a part of a face, by unicode range. */
export interface FontSlice {
  /** `family/weight/style/subset`, for logs and answers. */
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly style: FontStyle;
  /** File name under the fonts folder or the static assets; carries the digest, so it never changes meaning. */
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** The file's real cmap as inclusive ranges, flat: [first, last, first, last, …], ascending. */
  readonly coverage: readonly number[];
}

export interface FontIndex {
  readonly slices: readonly FontSlice[];
}

/** Whether the slice's own cmap maps the code point. */
export function covers(slice: FontSlice, codePoint: number): boolean {
  const { coverage } = slice;
  let low = 0;
  let high = coverage.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < coverage[middle * 2]!) high = middle - 1;
    else if (codePoint > coverage[middle * 2 + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}
