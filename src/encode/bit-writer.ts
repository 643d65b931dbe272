import { ENTRY_LENGTH_BITS, ENTRY_LENGTH_MASK } from './deflate-alphabet.ts';

const FIRST_BYTES = 48 * 1024;
/** What a token is written as goes past the end of its bits. */
const SLACK_BYTES = 4;

/** Bits one after the other, the first one lowest, as deflate has them (RFC 1951, 3.1.1). Its memory is used again. */
export class BitWriter {
  #out = new Uint8Array(FIRST_BYTES);
  #at = 0;
  /** Bits that are no whole byte yet. */
  #bits = 0;
  #bitCount = 0;

  /** Forgets what was written. */
  begin(): void {
    this.#at = 0;
    this.#bits = 0;
    this.#bitCount = 0;
  }

  /** Must be called before so many bytes are written. */
  makeRoom(bytes: number): void {
    const needed = this.#at + bytes + SLACK_BYTES;
    if (needed <= this.#out.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#out.subarray(0, this.#at));
    this.#out = larger;
  }

  /** At most 24 bits. */
  put(value: number, bits: number): void {
    this.#bits |= value << this.#bitCount;
    this.#bitCount += bits;
    for (; this.#bitCount >= 8; this.#bitCount -= 8, this.#bits >>>= 8) this.#out[this.#at++] = this.#bits;
  }

  /** The hot loop: one look into the table for each token, and no branch. */
  putTokens(tokens: Uint16Array, count: number, entries: Uint32Array): void {
    const out = new DataView(this.#out.buffer);
    let at = this.#at;
    let bits = this.#bits;
    let bitCount = this.#bitCount;
    for (let index = 0; index < count; index++) {
      const entry = entries[tokens[index]!]!;
      bits |= (entry >>> ENTRY_LENGTH_BITS) << bitCount;
      bitCount += entry & ENTRY_LENGTH_MASK;
      out.setInt32(at, bits, true);
      at += bitCount >> 3;
      bits >>>= bitCount & 24;
      bitCount &= 7;
    }
    this.#at = at;
    this.#bits = bits;
    this.#bitCount = bitCount;
  }

  /** Goes on with a whole byte. */
  align(): void {
    this.put(0, (8 - this.#bitCount) & 7);
  }

  /** @returns what holds until more is written. */
  bytes(): Uint8Array {
    return this.#out.subarray(0, this.#at);
  }
}
