import jpegDecoder, { type MozJPEGModule as JpegDecoder } from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import { initEmscriptenModule } from '@jsquash/jpeg/utils.js';
import webpDecoder, { type WebPModule as WebpDecoder } from '@jsquash/webp/codec/dec/webp_dec.js';
import webpEncoder, { type WebPModule as WebpEncoder } from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions as webpDefaults } from '@jsquash/webp/meta.js';
import { PresscardError } from '../../errors.ts';
import {
  CODEC_KEPT_MAX_BYTES,
  PHOTO_BLOCK_MAX_BYTES,
  PHOTO_INTAKES_MAX,
  PHOTO_ISOLATE_MAX_BYTES,
  PHOTO_MAX_BYTES,
  PHOTO_MAX_PIXELS,
  PHOTO_STORED_MAX_PIXELS,
  PHOTOS_AT_ONCE,
} from '../../limits.ts';
import type { PhotoHeader } from '../../photo/header.ts';
import { profileSpace, readProfile, type MatrixProfile } from '../../photo/icc.ts';
import { inflate } from '../../photo/inflate.ts';
import { decodePng } from '../../photo/png-pixels.ts';
import { cut } from '../../photo/cut.ts';
import type { PhotoPort } from '../../photo/port.ts';
import { queue } from '../../photo/queue.ts';
import { decodeBytes } from '../../photo/take-photo.ts';
import { flatten, shrink } from '../../photo/shrink.ts';
import { toSrgb } from '../../photo/to-srgb.ts';
import { stillWebp } from '../../photo/webp-header.ts';
import type { Pixels } from '../../ports.ts';
import { keptCodec, type KeptCodec } from './kept-codec.ts';
import { encodeTurbo, turboJpeg } from './turbo-jpeg.ts';

/** Compiled modules of `@jsquash/jpeg`, libjpeg-turbo and `@jsquash/webp`, which workerd takes from imports only. */
export interface PhotoModules {
  readonly jpegDecoder: WebAssembly.Module;
  readonly jpegEncoder: WebAssembly.Module;
  readonly webpDecoder: WebAssembly.Module;
  readonly webpEncoder: WebAssembly.Module;
}

/** The decoders, of which the one for what is kept serves one photo after the other. */
interface Decoders {
  readonly jpeg: KeptCodec<JpegDecoder>;
  readonly webp: WebAssembly.Module;
}

/** Codecs as WebAssembly. */
export function wasmPhotos(modules: PhotoModules): PhotoPort {
  const jpegEncoder = turboJpeg(modules.jpegEncoder);
  const decoders = {
    jpeg: keptCodec<JpegDecoder>(modules.jpegDecoder, (instantiateWasm) =>
      jpegDecoder({ noInitialRun: true, instantiateWasm }),
    ),
    webp: modules.webpDecoder,
  };
  return {
    limits: {
      maxBytes: PHOTO_MAX_BYTES.worker,
      maxPixels: PHOTO_MAX_PIXELS.worker,
      maxDecodeBytes: PHOTO_ISOLATE_MAX_BYTES,
      maxStoredPixels: PHOTO_STORED_MAX_PIXELS.worker,
      maxIntakes: PHOTO_INTAKES_MAX.worker,
    },
    inTurn: queue(PHOTOS_AT_ONCE.worker),

    async decode(bytes, header, { part, ...size }) {
      if (header.colour === 'cmyk') throw colourFault('The photo is in CMYK.');
      const profile = await profileOf(header);
      // What comes in may take all the memory that photos have.
      if (decodeBytes(header, bytes.length) > CODEC_KEPT_MAX_BYTES) jpegEncoder.forget();
      const pixels = await rawPixels(decoders, bytes, header);
      // A JPEG is opaque.
      if (header.type !== 'jpeg') flatten(pixels);
      // In place, then in memory of its own, so that the large one can go.
      const small = shrink(pixels, size, pixels.rgba as Uint8Array<ArrayBuffer>);
      const kept = part ? cut(small, part) : { ...small, rgba: small.rgba.slice() };
      if (profile) toSrgb(kept, profile);
      return kept;
    },

    encodeJpeg: (pixels, { quality, effort, chroma = '4:2:0' }) =>
      // What is decoded again is scaled down as well, and 4:2:0 saves a third of the memory.
      jpegEncoder.use((turbo) =>
        encodeTurbo(turbo, pixels, { quality, isProgressive: effort === 'small', chroma }),
      ),

    async encodeWebp({ width, height, rgba }, { quality }) {
      const encoder = await initEmscriptenModule<WebpEncoder>(webpEncoder, modules.webpEncoder);
      const webp = encoder.encode(rgba as BufferSource, width, height, {
        ...webpDefaults,
        ...(quality === 'lossless' ? { lossless: 1, quality: 75 } : { quality, use_sharp_yuv: 1 }),
      });
      if (webp) return webp;
      throw new PresscardError('render_failed', 'The card could not be encoded as WebP.');
    },
  };
}

async function rawPixels(decoders: Decoders, bytes: Uint8Array, header: PhotoHeader): Promise<Pixels> {
  try {
    const { width, height, data } = await decoded(decoders, bytes, header);
    if (width !== header.width || height !== header.height)
      throw new RangeError('The header states another size.');
    return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  } catch (cause) {
    throw new PresscardError('photo_unreadable', 'The photo is damaged; its pixels cannot be read.', {
      cause,
    });
  }
}

async function decoded(
  { jpeg, webp }: Decoders,
  bytes: Uint8Array,
  { type }: PhotoHeader,
): Promise<{ width: number; height: number; data: Uint8Array | Uint8ClampedArray }> {
  if (type === 'png') {
    const { rgba, ...size } = await decodePng(bytes);
    return { ...size, data: rgba };
  }
  const image =
    type === 'jpeg'
      ? await jpeg.use((decoder) => decoder.decode(bytes as BufferSource, false))
      : (await initEmscriptenModule<WebpDecoder>(webpDecoder, webp)).decode(stillWebp(bytes) as BufferSource);
  if (!image) throw new RangeError('The decoder gives nothing.');
  return image;
}

/** The profile to convert from; a damaged one, or one for other values, is as good as none, which means sRGB. */
async function profileOf({ profile, colour }: PhotoHeader): Promise<MatrixProfile | undefined> {
  if (!profile) return undefined;
  let read: MatrixProfile | undefined;
  try {
    const bytes = profile.deflated ? await inflate(profile.bytes, PHOTO_BLOCK_MAX_BYTES) : profile.bytes;
    const space = profileSpace(bytes);
    if (space !== 'RGB ' && !(space === 'GRAY' && colour === 'grey')) return undefined;
    read = readProfile(bytes);
  } catch {
    return undefined;
  }
  if (!read) throw colourFault('The photo has a colour profile made of tables.');
  return read;
}

const colourFault = (what: string): PresscardError =>
  new PresscardError('photo_colour_space', `${what} This runtime cannot convert it; save the photo in sRGB.`);
