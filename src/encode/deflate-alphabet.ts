import type { PrefixCode } from './huffman.ts';

/** Literals, the end of a block and the lengths of matches share an alphabet (RFC 1951, 3.2.5). */
export const END_OF_BLOCK = 256;
export const FIRST_LENGTH = 257;
export const SYMBOLS = 286;
export const CODE_MAX_BITS = 15;
export const MATCH_MIN_BYTES = 3;
export const MATCH_MAX_BYTES = 258;
/** A match as a token: its length after the literals. */
export const TOKEN_OF_MATCH = 256 - MATCH_MIN_BYTES;
export const TOKENS = TOKEN_OF_MATCH + MATCH_MAX_BYTES + 1;
/** The one distance there is, of one byte, takes the one code of one bit, which is 0. */
export const DISTANCE_BITS = 1;

/** By length of a match: its symbol, and how many bits its place in that symbol's range takes, and the place. */
export const lengthSymbols = new Uint16Array(MATCH_MAX_BYTES + 1);
const placeBits = new Uint8Array(MATCH_MAX_BYTES + 1);
const places = new Uint8Array(MATCH_MAX_BYTES + 1);
for (let symbol = FIRST_LENGTH, first = MATCH_MIN_BYTES; first < MATCH_MAX_BYTES; symbol++) {
  const bits = Math.max(0, ((symbol - FIRST_LENGTH) >> 2) - 1);
  for (let place = 0; place < 1 << bits && first < MATCH_MAX_BYTES; place++, first++) {
    lengthSymbols[first] = symbol;
    placeBits[first] = bits;
    places[first] = place;
  }
}
lengthSymbols[MATCH_MAX_BYTES] = SYMBOLS - 1;

export const ENTRY_LENGTH_BITS = 5;
export const ENTRY_LENGTH_MASK = 31;

/** By token, all of its bits and how many: of a match, its symbol, its place in the symbol's range and its distance. */
export function entriesOf({ lengths, codes }: PrefixCode): Uint32Array {
  const entries = new Uint32Array(TOKENS);
  for (let literal = 0; literal < END_OF_BLOCK; literal++)
    entries[literal] = (codes[literal]! << ENTRY_LENGTH_BITS) | lengths[literal]!;
  for (let length = MATCH_MIN_BYTES; length <= MATCH_MAX_BYTES; length++) {
    const symbol = lengthSymbols[length]!;
    const bits = codes[symbol]! | (places[length]! << lengths[symbol]!);
    entries[TOKEN_OF_MATCH + length] =
      (bits << ENTRY_LENGTH_BITS) | (lengths[symbol]! + placeBits[length]! + DISTANCE_BITS);
  }
  return entries;
}

/** The lengths of codes have a code themselves, whose lengths stand in this order (RFC 1951, 3.2.7). */
export const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
export const LENGTH_CODE_MAX_BITS = 7;

export interface LengthStep {
  readonly symbol: number;
  readonly more: number;
  readonly moreBits: number;
}

/** Lengths of codes as they are written: 16 repeats the one before 3 to 6 times, 17 and 18 are 3 to 138 zeros. */
export function lengthSteps(lengths: readonly number[]): LengthStep[] {
  const steps: LengthStep[] = [];
  for (let at = 0; at < lengths.length;) {
    const length = lengths[at]!;
    let end = at + 1;
    while (lengths[end] === length) end++;
    if (length > 0) steps.push({ symbol: length, more: 0, moreBits: 0 });
    let left = end - at - (length > 0 ? 1 : 0);
    while (left >= 3) {
      const times = Math.min(left, length > 0 ? 6 : 138);
      if (length > 0) steps.push({ symbol: 16, more: times - 3, moreBits: 2 });
      else if (times <= 10) steps.push({ symbol: 17, more: times - 3, moreBits: 3 });
      else steps.push({ symbol: 18, more: times - 11, moreBits: 7 });
      left -= times;
    }
    for (; left > 0; left--) steps.push({ symbol: length, more: 0, moreBits: 0 });
    at = end;
  }
  return steps;
}
