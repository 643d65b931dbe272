import { crc32, inflateSync } from 'node:zlib';
import type { Pixels } from '../src/ports.ts';

/** A PNG file, read by a second implementation that shares nothing with the encoder. */
export interface DecodedPng extends Pixels {
  /** 2 truecolour, 3 with a palette (PNG specification, 11.2.1). */
  readonly colourType: number;
  /** Chunk types in their order. */
  readonly chunks: readonly string[];
  /** Bytes of the PLTE chunk, three a colour. */
  readonly palette: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 3: 1 };

/**
 * Decodes an 8-bit PNG without interlace, with a palette or in truecolour, with any filter.
 *
 * @throws Error for a wrong signature, length, checksum or filter, and for every other kind of PNG.
 */
export function decodePng(bytes: Uint8Array): DecodedPng {
  const chunks = [...chunksOf(bytes)];
  const dataOf = (type: string): Buffer =>
    Buffer.concat(chunks.filter((chunk) => chunk.type === type).map((chunk) => chunk.data));
  const header = dataOf('IHDR');
  const [width, height, colourType] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]!];
  const channels = CHANNELS[colourType];
  if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND')
    throw new Error('A chunk is out of order.');
  if (header[8] !== 8 || header[12] !== 0 || !channels) throw new Error('This kind of PNG is not decoded.');

  const rows = unfilter(inflateSync(dataOf('IDAT')), { stride: width * channels, height, channels });
  const palette = new Uint8Array(dataOf('PLTE'));
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = channels === 1 ? rows[pixel]! * 3 : pixel * 3;
    const colour = (channels === 1 ? palette : rows).subarray(at, at + 3);
    if (colour.length < 3) throw new Error('A pixel has no colour.');
    rgba.set(colour, pixel * 4);
  }
  return { width, height, rgba, colourType, palette, chunks: chunks.map(({ type }) => type) };
}

function* chunksOf(bytes: Uint8Array): Generator<{ type: string; data: Buffer }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('hex', 0, 8) !== SIGNATURE) throw new Error('This is no PNG.');
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const checksum = file.readUInt32BE(at + 8 + length);
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== checksum) throw new Error(`${type} is damaged.`);
    yield { type, data: file.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** Undoes the filter of each row (PNG specification, 9). */
function unfilter(
  filtered: Uint8Array,
  { stride, height, channels }: { stride: number; height: number; channels: number },
): Uint8Array {
  if (filtered.length !== (stride + 1) * height) throw new Error('The picture has the wrong length.');
  const rows = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)]!;
    for (let column = 0; column < stride; column++) {
      const to = row * stride + column;
      const left = column < channels ? 0 : rows[to - channels]!;
      const above = row === 0 ? 0 : rows[to - stride]!;
      const aboveLeft = column < channels || row === 0 ? 0 : rows[to - stride - channels]!;
      rows[to] = filtered[row * (stride + 1) + 1 + column]! + predict(filter, { left, above, aboveLeft });
    }
  }
  return rows;
}

function predict(
  filter: number,
  { left, above, aboveLeft }: { left: number; above: number; aboveLeft: number },
): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const estimate = left + above - aboveLeft;
      const distance = (value: number): number => Math.abs(estimate - value);
      if (distance(left) <= distance(above) && distance(left) <= distance(aboveLeft)) return left;
      return distance(above) <= distance(aboveLeft) ? above : aboveLeft;
    }
    default:
      throw new Error(`There is no filter ${filter}.`);
  }
}
