import start, { type JpegEncoder } from '#generated/engines/jpeg.mjs';
import type { Chroma } from '../../encode/chroma.ts';
import type { Pixels } from '../../ports.ts';
import { keptCodec, type KeptCodec } from './kept-codec.ts';

/** libjpeg-turbo's own numbers, and how many bytes it may write for a pixel: 2 and the colours' share of 4. */
const SAMPLING = {
  '4:4:4': { id: 0, bytesPerPixel: 6, blockPx: 8 },
  '4:2:0': { id: 2, bytesPerPixel: 3, blockPx: 16 },
} as const satisfies Record<Chroma, object>;
/** What it may write beside the pixels (`tjBufSize`). */
const HEAD_MAX_BYTES = 2048;
/** A JPEG is made of squares of so many px. */
const SQUARE_PX = 8;

type TurboJpeg = Awaited<ReturnType<typeof start>>;

/** @param module of `generated/engines/jpeg.wasm`. */
export function turboJpeg(module: WebAssembly.Module): KeptCodec<TurboJpeg> {
  return keptCodec(module, (instantiateWasm) => start({ instantiateWasm }));
}

/**
 * Opaque pixels as a JPEG, by libjpeg-turbo. Decision 19 says how it came here.
 *
 * The glue gives it an output as large as its input and lets it write without looking at the end, which noise and
 * very small pictures pass. So the input is stated in samples of so many bytes that the output has room for the
 * worst: the encoder reads one byte of each all the same. A picture below one square is filled up to it, and its
 * size set right afterwards.
 */
export function encodeTurbo(
  { JPEGEncoder }: TurboJpeg,
  pixels: Pixels,
  options: { quality: number; isProgressive: boolean; chroma: Chroma },
): Uint8Array {
  const encoder = new JPEGEncoder();
  const jpeg = encodeWith(encoder, pixels, options);
  // Not after a failure, which ends the whole instance.
  encoder.delete();
  return jpeg;
}

function encodeWith(
  encoder: JpegEncoder,
  pixels: Pixels,
  { quality, isProgressive, chroma }: { quality: number; isProgressive: boolean; chroma: Chroma },
): Uint8Array {
  const width = Math.max(SQUARE_PX, pixels.width);
  const height = Math.max(SQUARE_PX, pixels.height);
  const { id, bytesPerPixel, blockPx } = SAMPLING[chroma];
  const room = bytesPerPixel * upTo(blockPx, width) * upTo(blockPx, height) + HEAD_MAX_BYTES;
  const bitsPerSample = 8 * Math.ceil(room / (width * height * 3));
  const input = encoder.getDecodedBuffer({
    width,
    height,
    bitsPerSample,
    componentCount: 3,
    isSigned: false,
  });
  fill(input, pixels, { width, height });
  encoder.setQuality(quality);
  encoder.setSubSampling(id);
  encoder.setProgressive(isProgressive);
  encoder.encode();
  const jpeg = new Uint8Array(encoder.getEncodedBuffer());
  if (width !== pixels.width || height !== pixels.height) stateSize(jpeg, pixels);
  return jpeg;
}

const upTo = (step: number, length: number): number => Math.ceil(length / step) * step;

/** RGB without alpha; beyond the picture's own, its last column and row again. */
function fill(rgb: Uint8Array, picture: Pixels, { width, height }: { width: number; height: number }): void {
  const { rgba } = picture;
  for (let row = 0, to = 0; row < height; row++) {
    const start = Math.min(row, picture.height - 1) * picture.width;
    for (let column = 0; column < width; column++, to += 3) {
      const from = (start + Math.min(column, picture.width - 1)) * 4;
      rgb[to] = rgba[from]!;
      rgb[to + 1] = rgba[from + 1]!;
      rgb[to + 2] = rgba[from + 2]!;
    }
  }
}

const START_OF_FRAME = { baseline: 0xc0, progressive: 0xc2 } as const;

/** Sets the size that a JPEG states; it has the same squares. */
function stateSize(jpeg: Uint8Array, { width, height }: { width: number; height: number }): void {
  const view = new DataView(jpeg.buffer);
  // Behind the start of the image each segment has its marker and its length.
  let at = 2;
  while (
    view.getUint8(at + 1) !== START_OF_FRAME.baseline &&
    view.getUint8(at + 1) !== START_OF_FRAME.progressive
  )
    at += 2 + view.getUint16(at + 2);
  view.setUint16(at + 5, height);
  view.setUint16(at + 7, width);
}
