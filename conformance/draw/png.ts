import { inflateSync } from 'node:zlib';
import type { Grey } from './grey.ts';

const SIGNATURE_BYTES = 8;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

/** Black on white out of a PNG with eight bits a channel, as Chromium's screenshots are; red stands for all channels. */
export function decodeInk(png: Buffer): Grey {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      channels = CHANNELS[data[9]!] ?? 0;
      if (channels === 0 || data[8] !== 8 || data[12] !== 0) throw new Error('This kind of PNG is not read.');
    } else if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const ink = new Uint8Array(width * height);
  let above: Uint8Array = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const row = raw.subarray(from + 1, from + 1 + stride);
    unfilter(raw[from]!, row, above, channels);
    for (let x = 0, at = y * width; x < stride; x += channels, at++) ink[at] = 255 - row[x]!;
    above = row;
  }
  return { width, height, ink };
}

/** PNG 1.2, chapter 6. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, bytes: number): void {
  const { length } = row;
  if (filter === 1) for (let x = bytes; x < length; x++) row[x] = row[x]! + row[x - bytes]!;
  else if (filter === 2) for (let x = 0; x < length; x++) row[x] = row[x]! + above[x]!;
  else if (filter === 3)
    for (let x = 0; x < length; x++)
      row[x] = row[x]! + (((x < bytes ? 0 : row[x - bytes]!) + above[x]!) >> 1);
  else if (filter === 4)
    for (let x = 0; x < length; x++)
      row[x] = row[x]! + (x < bytes ? above[x]! : paeth(row[x - bytes]!, above[x]!, above[x - bytes]!));
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
