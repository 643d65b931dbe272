import { BitWriter } from './bit-writer.ts';
import {
  DISTANCE_BITS,
  END_OF_BLOCK,
  CODE_MAX_BITS,
  entriesOf,
  FIRST_LENGTH,
  LENGTH_CODE_MAX_BITS,
  LENGTH_ORDER,
  lengthSteps,
  lengthSymbols,
  MATCH_MAX_BYTES,
  MATCH_MIN_BYTES,
  SYMBOLS,
  TOKEN_OF_MATCH,
} from './deflate-alphabet.ts';
import { prefixCode } from './huffman.ts';

/**
 * Tokens of a block. More of them share a code that fits each less, and fewer have more codes to write: with 4,096 a
 * card has 1.3 % less bytes and takes a quarter more time to deflate, with 12,288 half a per cent more bytes.
 */
const BLOCK_TOKENS = 8_192;
/** Checksums are taken modulo so often that none leaves 31 bits. */
const PIECE_MAX_BYTES = 2_048;
const ADLER_MODULUS = 65_521;
/** No byte. */
const NOTHING = -1;
/** A longer run is several, so that a block never has more tokens than there is room for. */
const RUN_MAX_BYTES = 512 * MATCH_MAX_BYTES;
/** A token has 21 bits at most. */
const TOKEN_MAX_BYTES = 3;
/** The codes of a block, and the checksum after the last one. */
const BLOCK_CODES_MAX_BYTES = 512;

/**
 * A zlib stream (RFC 1950) of bytes in which only runs of one byte are looked for, as zlib's `Z_RLE` does: all that
 * repeats in flat colour. One deflater makes one stream after the other, each from `begin` on.
 */
export class RunDeflater {
  /** A block that is not full yet, then a run, then a piece. */
  readonly #tokens = new Uint16Array(BLOCK_TOKENS + 2 * PIECE_MAX_BYTES);
  #count = 0;
  readonly #frequencies = new Uint32Array(SYMBOLS);
  /** The last byte, and how many more of it are to follow. */
  #last = NOTHING;
  #repeats = 0;
  /** Adler-32 (RFC 1950, 8.2). */
  #sum = 1;
  #sumOfSums = 0;
  readonly #out = new BitWriter();

  /** Forgets the stream before, finished or not. Its memory is used again: fresh memory costs more than much of the work. */
  begin(): void {
    this.#count = 0;
    this.#frequencies.fill(0);
    this.#last = NOTHING;
    this.#repeats = 0;
    this.#sum = 1;
    this.#sumOfSums = 0;
    this.#out.begin();
    this.#out.put(0x78, 8); // deflate, in a window of 32 KB
    this.#out.put(0x01, 8); // the quickest kind, and the check of both
  }

  /** So many bytes of one value. A run goes on where the bytes before end with it. */
  addRun(value: number, length: number): void {
    for (let left = length; left > 0; left -= PIECE_MAX_BYTES)
      this.#addRun(value, Math.min(left, PIECE_MAX_BYTES));
  }

  /**
   * Bytes of which some may come in runs.
   *
   * @param bytes at least eight more than are added: they are read by fours.
   */
  add(bytes: DataView, from: number, to: number): void {
    for (let start = from; start < to; start += PIECE_MAX_BYTES)
      this.#add(bytes, start, Math.min(to, start + PIECE_MAX_BYTES));
  }

  /** Ends the stream. @returns what holds until the next one begins. */
  finish(): Uint8Array {
    this.#putRepeats();
    this.#writeBlock({ isLast: true });
    this.#out.align();
    for (const half of [this.#sumOfSums, this.#sum]) {
      this.#out.put(half >> 8, 8);
      this.#out.put(half & 0xff, 8);
    }
    return this.#out.bytes();
  }

  #addRun(value: number, length: number): void {
    this.#sumOfSums =
      (this.#sumOfSums + Math.imul(length, this.#sum) + Math.imul(value, (length * (length + 1)) >> 1)) | 0;
    this.#sum = (this.#sum + Math.imul(value, length)) | 0;
    if (value === this.#last) {
      this.#repeats += length;
      if (this.#repeats >= RUN_MAX_BYTES) this.#putRepeats();
    } else {
      this.#putRepeats();
      this.#tokens[this.#count++] = value;
      this.#frequencies[value]! += 1;
      this.#last = value;
      this.#repeats = length - 1;
    }
    this.#turnOver();
  }

  /** The last byte, as often as it has come again since. */
  #putRepeats(): void {
    this.#count = repeat(this.#tokens, this.#count, this.#frequencies, this.#last, this.#repeats);
    this.#repeats = 0;
  }

  #add(bytes: DataView, from: number, to: number): void {
    this.#putRepeats();
    const tokens = this.#tokens;
    const frequencies = this.#frequencies;
    let count = this.#count;
    let sum = this.#sum;
    let sumOfSums = this.#sumOfSums;
    for (let at = from; at < to;) {
      const value = bytes.getUint8(at++);
      tokens[count++] = value;
      frequencies[value]! += 1;
      sum = (sum + value) | 0;
      sumOfSums = (sumOfSums + sum) | 0;
      // Mostly, what follows is not three more of the same.
      const fours = Math.imul(value, 0x01_01_01_01);
      if ((bytes.getInt32(at, true) ^ fours) << 8 !== 0) continue;
      let end = at + 3;
      let others = bytes.getInt32(end, true) ^ fours;
      while (others === 0 && end < to) {
        end += 4;
        others = bytes.getInt32(end, true) ^ fours;
      }
      // The bytes before the first other one.
      if (others !== 0) end += (31 - Math.clz32(others & -others)) >> 3;
      const run = (end < to ? end : to) - at;
      sumOfSums = (sumOfSums + Math.imul(run, sum) + Math.imul(value, (run * (run + 1)) >> 1)) | 0;
      sum = (sum + Math.imul(value, run)) | 0;
      count = repeat(tokens, count, frequencies, value, run);
      at += run;
    }
    this.#last = bytes.getUint8(to - 1);
    this.#count = count;
    this.#sum = sum;
    this.#sumOfSums = sumOfSums;
    this.#turnOver();
  }

  /** Checksums back into 16 bits, and a full block out. */
  #turnOver(): void {
    this.#sum %= ADLER_MODULUS;
    this.#sumOfSums %= ADLER_MODULUS;
    if (this.#count >= BLOCK_TOKENS) this.#writeBlock({ isLast: false });
  }

  /** The tokens since the last one, with codes of their own (RFC 1951, 3.2.7). */
  #writeBlock({ isLast }: { isLast: boolean }): void {
    this.#frequencies[END_OF_BLOCK] = 1;
    const code = prefixCode(this.#frequencies, CODE_MAX_BITS);
    this.#out.makeRoom(this.#count * TOKEN_MAX_BYTES + BLOCK_CODES_MAX_BYTES);
    this.#out.put(isLast ? 1 : 0, 1);
    this.#out.put(2, 2); // codes of its own
    this.#putLengths(code.lengths);
    this.#out.putTokens(this.#tokens, this.#count, entriesOf(code));
    this.#out.put(code.codes[END_OF_BLOCK]!, code.lengths[END_OF_BLOCK]!);
    this.#count = 0;
    this.#frequencies.fill(0);
  }

  #putLengths(all: Uint8Array): void {
    let used = SYMBOLS;
    while (all[used - 1] === 0) used--;
    const steps = lengthSteps([...all.subarray(0, used), DISTANCE_BITS]);
    const frequencies = new Uint32Array(LENGTH_ORDER.length);
    for (const { symbol } of steps) frequencies[symbol]! += 1;
    const { lengths, codes } = prefixCode(frequencies, LENGTH_CODE_MAX_BITS);
    let written = LENGTH_ORDER.length;
    while (lengths[LENGTH_ORDER[written - 1]!] === 0) written--;
    this.#out.put(used - FIRST_LENGTH, 5);
    this.#out.put(0, 5); // one distance
    this.#out.put(written - 4, 4);
    for (const symbol of LENGTH_ORDER.slice(0, written)) this.#out.put(lengths[symbol]!, 3);
    for (const { symbol, more, moreBits } of steps) {
      this.#out.put(codes[symbol]!, lengths[symbol]!);
      this.#out.put(more, moreBits);
    }
  }
}

/** Adds tokens for a byte that comes so often again. @returns how many tokens there are now. */
function repeat(
  tokens: Uint16Array,
  before: number,
  frequencies: Uint32Array,
  value: number,
  times: number,
): number {
  let count = before;
  let left = times;
  while (left >= MATCH_MIN_BYTES) {
    const length = left < MATCH_MAX_BYTES ? left : MATCH_MAX_BYTES;
    tokens[count++] = TOKEN_OF_MATCH + length;
    frequencies[lengthSymbols[length]!]! += 1;
    left -= length;
  }
  for (; left > 0; left--) {
    tokens[count++] = value;
    frequencies[value]! += 1;
  }
  return count;
}
