import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixCode } from '../../../src/encode/huffman.ts';
import { RunDeflater } from '../../../src/encode/run-deflater.ts';

/** Something to deflate: so many of one byte, or bytes as they come. */
type Piece = { readonly value: number; readonly length: number } | { readonly bytes: Uint8Array };

const deflater = new RunDeflater();

function deflated(pieces: readonly Piece[]): Uint8Array {
  deflater.begin();
  for (const piece of pieces) {
    if ('value' in piece) deflater.addRun(piece.value, piece.length);
    else deflater.add(withSlack(piece.bytes), 0, piece.bytes.length);
  }
  return deflater.finish();
}

function withSlack(bytes: Uint8Array): DataView {
  const longer = new Uint8Array(bytes.length + 8);
  longer.set(bytes);
  return new DataView(longer.buffer);
}

function plain(pieces: readonly Piece[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      pieces.map((piece) => ('value' in piece ? Buffer.alloc(piece.length, piece.value) : piece.bytes)),
    ),
  );
}

/** zlib also refuses a stream whose checksum is wrong. */
function expectBack(pieces: readonly Piece[]): void {
  const back = inflateSync(deflated(pieces));
  expect(Buffer.compare(back, plain(pieces)), 'the bytes that come back').toBe(0);
}

const value = fc.oneof(fc.constantFrom(0, 1, 255), fc.integer({ min: 0, max: 255 }));
const runs: fc.Arbitrary<Piece> = fc.record({ value, length: fc.integer({ min: 0, max: 9_000 }) });
const noise: fc.Arbitrary<Piece> = fc.uint8Array({ maxLength: 600 }).map((bytes) => ({ bytes }));
const stretches: fc.Arbitrary<Piece> = fc
  .array(fc.tuple(value, fc.integer({ min: 1, max: 40 })), { maxLength: 200 })
  .map((all) => ({ bytes: Uint8Array.from(all.flatMap(([byte, times]) => Array(times).fill(byte))) }));

describe('bytes deflated by runs', () => {
  it('come back, whatever they are and in whatever pieces they came', () => {
    fc.assert(fc.property(fc.array(fc.oneof(runs, noise, stretches), { maxLength: 30 }), expectBack), {
      numRuns: 150,
    });
  });

  it.each([0, 1, 2, 3, 4, 257, 258, 259, 260, 261, 2_048, 2_049, 1_000_000])(
    'come back as a run of %i',
    (length) => {
      for (const piece of [{ value: 255, length }, { bytes: new Uint8Array(length).fill(255) }])
        expectBack([piece]);
    },
  );

  it('come back when nothing repeats in a megabyte of them', () => {
    let state = 1;
    const bytes = Uint8Array.from({ length: 100_000 }, () => (state = (state * 48_271) % 0x7fff_ffff) & 0xff);
    expectBack(Array.from({ length: 10 }, () => ({ bytes })));
  });

  it('come back when a run of two megabytes follows noise that nearly fills a block', () => {
    let state = 7;
    const bytes = Uint8Array.from(
      { length: 8_190 },
      () => ((state = (state * 48_271) % 0x7fff_ffff) & 0xff) | 1,
    );
    const rows = Array.from({ length: 1920 }, () => ({ value: 0, length: 1081 }));
    expectBack([{ bytes }, ...rows, { bytes }, ...rows]);
  });

  it('come back after a stream that nobody finished', () => {
    deflater.begin();
    deflater.add(withSlack(Uint8Array.of(1, 2, 3, 3, 3, 3, 3)), 0, 7);
    deflater.addRun(3, 500);
    expectBack([{ value: 3, length: 10 }]);
  });

  it('take next to nothing where they are one run, in however many pieces', () => {
    const rows = Array.from({ length: 630 }, () => ({ value: 0, length: 1201 }));
    expect(deflated(rows).length).toBeLessThan(1_300);
  });
});

describe('a Huffman code', () => {
  const frequencies = fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(100_000)), {
    minLength: 19,
    maxLength: 286,
  });

  it('is complete and keeps its longest length, however unlike its symbols are', () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 30) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!);
    fc.assert(
      fc.property(frequencies, fc.constantFrom(9, 15), (all, maxBits) => {
        const used = all.filter((frequency) => frequency > 0).length;
        fc.pre(used > 1);
        const { lengths } = prefixCode(Uint32Array.from(all), maxBits);
        const room = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0);
        expect(room).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(maxBits);
        expect(lengths.filter((length) => length > 0)).toHaveLength(used);
      }),
      { examples: [[fibonacci, 9]] },
    );
  });

  it('gives a symbol that comes more often no longer code', () => {
    fc.assert(
      fc.property(frequencies, (all) => {
        const { lengths } = prefixCode(Uint32Array.from(all), 15);
        const order = [...all.keys()].filter((at) => all[at]! > 0).sort((a, b) => all[a]! - all[b]!);
        for (const [at, symbol] of order.entries()) {
          const rarer = order[at - 1];
          if (rarer !== undefined && all[rarer]! < all[symbol]!)
            expect(lengths[symbol]!).toBeLessThanOrEqual(lengths[rarer]!);
        }
      }),
    );
  });
});
