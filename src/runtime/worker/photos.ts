import jpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm';
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.wasm';
import webpEncoder from '@jsquash/webp/codec/enc/webp_enc.wasm';
import jpegEncoder from '#generated/engines/jpeg.wasm';
import { wasmPhotos } from './wasm-photos.ts';

/** The photo port of the Worker. */
export const photos = wasmPhotos({ jpegDecoder, jpegEncoder, webpDecoder, webpEncoder });
