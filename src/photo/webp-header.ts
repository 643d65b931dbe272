import { concatBytes } from '../bytes.ts';
import { PresscardError } from '../errors.ts';
import { PHOTO_BLOCK_MAX_BYTES } from '../limits.ts';
import type { PhotoHeader } from './header.ts';
import { latin1 } from './kind.ts';

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Bytes of an ANMF chunk before its picture's chunks. */
const FRAME_HEADER_BYTES = 16;

/** The header of a WebP (RFC 9649); throws RangeError where it is cut short. */
export function webpHeader(bytes: Uint8Array): PhotoHeader {
  const chunks = chunksOf(bytes, 12);
  const { canvas, frame, animated } = pictureOf(chunks);
  const picture = frame.find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  if (!picture) throw new RangeError('There is no picture.');
  const size = sizeOf(picture);
  const { width, height } = canvas ?? size;
  if (width !== size.width || height !== size.height) {
    throw new PresscardError(
      'photo_unsupported',
      'The first picture of the WebP file does not fill its canvas. Send a still picture.',
    );
  }
  const block = (type: string): Uint8Array | undefined =>
    chunks.find((chunk) => chunk.type === type && chunk.data.length <= PHOTO_BLOCK_MAX_BYTES)?.data;
  const [icc, exif, xmp] = [block('ICCP'), block('EXIF'), block('XMP ')];
  return {
    type: 'webp',
    width,
    height,
    colour: 'rgb',
    animated,
    // The lossless decoder keeps its own copy in ARGB.
    decoderBytes: picture.type === 'VP8L' ? width * height * 4 : 0,
    ...(icc && { profile: { bytes: icc, deflated: false } }),
    ...(exif && { exif: withoutExifMark(exif) }),
    ...(xmp && { xmp }),
  };
}

/** An animation's first frame as a WebP of its own, for decoders that read stills only; stills come back as they are. */
export function stillWebp(bytes: Uint8Array): Uint8Array {
  const { canvas, frame, animated } = pictureOf(chunksOf(bytes, 12));
  if (!animated || !canvas) return bytes;
  const alpha = frame.some(({ type }) => type === 'ALPH') ? 0x10 : 0;
  const extended = Uint8Array.of(alpha, 0, 0, 0, ...uint24(canvas.width - 1), ...uint24(canvas.height - 1));
  const chunks = [{ type: 'VP8X', data: extended }, ...frame].map(riffChunk);
  return riffChunk({ type: 'RIFF', data: concatBytes([latin1Bytes('WEBP'), ...chunks]) });
}

function pictureOf(chunks: readonly Chunk[]): {
  canvas: { width: number; height: number } | undefined;
  frame: readonly Chunk[];
  animated: boolean;
} {
  const [first] = chunks;
  if (first?.type !== 'VP8X') return { canvas: undefined, frame: chunks.slice(0, 1), animated: false };
  const view = viewOf(first.data);
  const canvas = { width: readUint24(view, 4) + 1, height: readUint24(view, 7) + 1 };
  const animated = (view.getUint8(0) & 0x02) !== 0;
  if (!animated) return { canvas, frame: chunks, animated };
  const shown = chunks.find(({ type }) => type === 'ANMF');
  if (!shown) throw new RangeError('The animation has no frame.');
  return { canvas, frame: chunksOf(shown.data, FRAME_HEADER_BYTES), animated };
}

/** VP8: frame tag, start code, 14 bits each. VP8L: signature, 14 bits each, less one. */
function sizeOf({ type, data }: Chunk): { width: number; height: number } {
  const view = viewOf(data);
  if (type === 'VP8L') {
    if (view.getUint8(0) !== 0x2f) throw new RangeError('The signature of VP8L is missing.');
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (readUint24(view, 3) !== 0x2a019d) throw new RangeError('The start code of VP8 is missing.');
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

function chunksOf(bytes: Uint8Array, from: number): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = from; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) throw new RangeError('A chunk is cut short.');
    chunks.push({ type: latin1(bytes.subarray(at, at + 4)), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function riffChunk({ type, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(latin1Bytes(type));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** Some writers put JPEG's mark before the TIFF header. */
const withoutExifMark = (exif: Uint8Array): Uint8Array =>
  latin1(exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin1Bytes = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
const uint24 = (value: number): number[] => [value & 255, (value >> 8) & 255, value >> 16];
const readUint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
