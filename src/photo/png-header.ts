import { PHOTO_BLOCK_MAX_BYTES } from '../limits.ts';
import type { PhotoHeader } from './header.ts';
import { latin1 } from './kind.ts';

/** IHDR (PNG specification, 11.2.1). */
export interface PngFrame {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: keyof typeof PNG_CHANNELS;
  readonly interlaced: boolean;
}

/** Samples of a pixel by colour type: grey, truecolour, palette, grey with alpha, truecolour with alpha. */
export const PNG_CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

const DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;

const XMP_KEYWORD = 'XML:com.adobe.xmp\0';

/** The header of a PNG; throws RangeError where it is cut short. Frames of an animation after the first are passed by. */
export function pngHeader(bytes: Uint8Array): PhotoHeader {
  const chunks = pngChunks(bytes);
  const frame = pngFrame(chunks);
  const dataOf = (type: string): Uint8Array | undefined =>
    chunks.find((chunk) => chunk.type === type && chunk.data.length <= PHOTO_BLOCK_MAX_BYTES)?.data;
  const icc = dataOf('iCCP');
  const exif = dataOf('eXIf');
  const xmp = chunks.find(
    ({ type, data }) => type === 'iTXt' && latin1(data.subarray(0, XMP_KEYWORD.length)) === XMP_KEYWORD,
  )?.data;
  const stride = Math.ceil((frame.width * frame.depth * PNG_CHANNELS[frame.colourType]) / 8) + 1;
  return {
    type: 'png',
    width: frame.width,
    height: frame.height,
    colour: frame.colourType === 0 || frame.colourType === 4 ? 'grey' : 'rgb',
    animated: chunks.some(({ type }) => type === 'acTL'),
    // Inflated rows; interlacing adds some filter bytes.
    decoderBytes: stride * frame.height * (frame.interlaced ? 1.1 : 1),
    // Name, a zero, the method.
    ...(icc && { profile: { bytes: icc.subarray(icc.indexOf(0) + 2), deflated: true } }),
    ...(exif && { exif }),
    // Keyword, compression flag 0, method, language, translated keyword.
    ...(xmp?.[XMP_KEYWORD.length] === 0 &&
      xmp.length <= PHOTO_BLOCK_MAX_BYTES && { xmp: afterZeros(xmp.subarray(XMP_KEYWORD.length + 2), 2) }),
  };
}

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Chunks up to IEND. Checksums are left to the decoder. */
export function pngChunks(bytes: Uint8Array): PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; ;) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) throw new RangeError('A chunk is cut short.');
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
}

export function pngFrame([first]: readonly PngChunk[]): PngFrame {
  if (first?.type !== 'IHDR' || first.data.length !== 13) throw new RangeError('IHDR is not first.');
  const view = new DataView(first.data.buffer, first.data.byteOffset, 13);
  const colourType = view.getUint8(9) as PngFrame['colourType'];
  const depth = view.getUint8(8);
  const known = (DEPTHS[colourType] as readonly number[] | undefined)?.includes(depth);
  if (!known || view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || view.getUint8(12) > 1)
    throw new RangeError('IHDR holds what the specification does not know.');
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    colourType,
    interlaced: view.getUint8(12) === 1,
  };
}

function afterZeros(bytes: Uint8Array, zeros: number): Uint8Array {
  return zeros === 0 ? bytes : afterZeros(bytes.subarray(bytes.indexOf(0) + 1), zeros - 1);
}
