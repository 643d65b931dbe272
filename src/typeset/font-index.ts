import type { EmojiIndex } from './emoji.ts';

/** One font file: a part of a face, by range of characters. */
export interface FontSlice {
  /** `family/weight/subset`, for logs and answers. */
  readonly id: string;
  readonly family: string;
  /** CSS weights that the file can draw: two equal numbers, or the range of its `wght` axis. */
  readonly weights: readonly [lightest: number, boldest: number];
  /** File name under the fonts folder or the static assets; carries the digest, so it never changes meaning. */
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** The file's real cmap, as `packRanges` writes it. */
  readonly coverage: string;
  /** Combining marks that the face maps and yet sets beside letters of a script, for want of anchors. */
  readonly strayMarks?: Readonly<Partial<Record<MarkedScript, string>>>;
}

/** Scripts that run from left to right and stack nothing: there a mark stands on the letter before it. */
export const markedScripts = {
  Latin: /^\p{Script=Latin}/u,
  Cyrillic: /^\p{Script=Cyrillic}/u,
  Greek: /^\p{Script=Greek}/u,
} as const;
export type MarkedScript = keyof typeof markedScripts;

export interface FontIndex {
  readonly slices: readonly FontSlice[];
  readonly emoji: EmojiIndex;
}

/** Families that a newsroom brings have names that begin with it; those of the index never do. */
export const OWN_FAMILY_PREFIX = 'own:';

const RADIX = 36;

/**
 * Ascending code points as text: for each run of them the distance from the run before and its length less
 * one, in base 36. A hundred thousand characters in seven hundred files take 400 KB this way.
 */
export function packRanges(codePoints: readonly number[]): string {
  const parts: string[] = [];
  let end = 0;
  for (let at = 0; at < codePoints.length;) {
    const first = codePoints[at]!;
    let last = first;
    for (at++; codePoints[at] === last + 1; at++) last++;
    parts.push(
      last === first
        ? (first - end).toString(RADIX)
        : `${(first - end).toString(RADIX)}.${(last - first).toString(RADIX)}`,
    );
    end = last;
  }
  return parts.join(' ');
}

/** Inclusive ranges, flat and ascending: [first, last, first, last, …]. */
export function unpackRanges(packed: string): Uint32Array {
  if (packed === '') return new Uint32Array(0);
  const parts = packed.split(' ');
  const ranges = new Uint32Array(parts.length * 2);
  let end = 0;
  for (const [index, part] of parts.entries()) {
    const [gap, length = '0'] = part.split('.');
    const first = end + Number.parseInt(gap!, RADIX);
    end = first + Number.parseInt(length, RADIX);
    ranges[index * 2] = first;
    ranges[index * 2 + 1] = end;
  }
  return ranges;
}

const unpacked = new WeakMap<FontSlice, Uint32Array>();

/** Whether the slice's own cmap maps the code point. */
export function covers(slice: FontSlice, codePoint: number): boolean {
  let ranges = unpacked.get(slice);
  if (!ranges) unpacked.set(slice, (ranges = unpackRanges(slice.coverage)));
  return isWithin(ranges, codePoint);
}

/** @param ranges as `unpackRanges` gives them. */
export function isWithin(ranges: Uint32Array, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[middle * 2]!) high = middle - 1;
    else if (codePoint > ranges[middle * 2 + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** Whether the face can place the marks of a grapheme cluster on its letter. */
export function placesMarks({ strayMarks }: FontSlice, cluster: string): boolean {
  if (!strayMarks) return true;
  for (const [script, marks] of Object.entries(strayMarks)) {
    const isStray = [...cluster].slice(1).some((mark) => marks.includes(mark));
    if (isStray && markedScripts[script as MarkedScript].test(cluster)) return false;
  }
  return true;
}
