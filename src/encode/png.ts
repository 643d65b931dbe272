import type { DeflatePort, Pixels } from '../ports.ts';
import { indexColours, type IndexedPixels } from './palette.ts';
import { deflateScanlines } from './scanlines.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COLOUR_TYPE = { truecolour: 2, indexed: 3 } as const;
/** A filter (PNG specification, 9.2). */
const FILTER_SUB = 1;

/** What deflate looks for: runs of one byte, which is quick and all there is in flat colour, or whatever comes again. */
export type DeflateSearch = 'runs' | 'repeats';

/** Encodes an opaque picture: with a palette when it has at most 256 colours, else in truecolour. */
export function encodePng(pixels: Pixels, port: DeflatePort): Uint8Array<ArrayBuffer> {
  const indexed = indexColours(pixels);
  return indexed ? encodeIndexed(indexed, port, 'runs') : encodeTruecolour(pixels, port);
}

/** Encodes a picture that has a palette already. */
export function encodeIndexed(
  pixels: IndexedPixels,
  port: DeflatePort,
  search: DeflateSearch,
): Uint8Array<ArrayBuffer> {
  const { width, height, palette } = pixels;
  return assemble(
    [
      header({ width, height, colourType: COLOUR_TYPE.indexed }),
      ['sRGB', Uint8Array.of(0)],
      ['PLTE', palette],
      ['IDAT', search === 'runs' ? deflateScanlines(pixels) : port.deflate(pixels.rows)],
      ['IEND', new Uint8Array(0)],
    ],
    port,
  );
}

function encodeTruecolour({ width, height, rgba }: Pixels, port: DeflatePort): Uint8Array<ArrayBuffer> {
  const stride = width * 3 + 1;
  const rows = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    let to = row * stride;
    rows[to++] = FILTER_SUB;
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const left = column === 0 ? 0 : rgba[from + channel - 4]!;
        rows[to++] = rgba[from + channel]! - left;
      }
    }
  }
  return assemble(
    [
      header({ width, height, colourType: COLOUR_TYPE.truecolour }),
      ['sRGB', Uint8Array.of(0)],
      ['IDAT', port.deflate(rows)],
      ['IEND', new Uint8Array(0)],
    ],
    port,
  );
}

type Chunk = readonly [type: string, data: Uint8Array];

function header({ width, height, colourType }: { width: number; height: number; colourType: number }): Chunk {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([8, colourType, 0, 0, 0], 8);
  return ['IHDR', data];
}

function assemble(chunks: readonly Chunk[], { crc32 }: DeflatePort): Uint8Array<ArrayBuffer> {
  const length = chunks.reduce((sum, [, data]) => sum + data.length + 12, SIGNATURE.length);
  const png = new Uint8Array(length);
  const view = new DataView(png.buffer);
  png.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const [type, data] of chunks) {
    view.setUint32(at, data.length);
    for (let index = 0; index < 4; index++) png[at + 4 + index] = type.charCodeAt(index);
    png.set(data, at + 8);
    view.setUint32(at + 8 + data.length, crc32(png.subarray(at + 4, at + 8 + data.length)));
    at += 12 + data.length;
  }
  return png;
}
