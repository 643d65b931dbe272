import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PhotoPort } from '../../src/photo/port.ts';
import { sharpPhotos } from '../../src/runtime/node/sharp-photos.ts';
import { wasmPhotos } from '../../src/runtime/worker/wasm-photos.ts';

const { resolve } = createRequire(import.meta.url);
const compiled = async (file: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(resolve(file)));

/** Every implementation of the photo port. */
export const photoPorts: readonly { readonly name: string; readonly port: PhotoPort }[] = [
  { name: 'sharp', port: sharpPhotos },
  {
    name: 'wasm',
    port: wasmPhotos({
      jpegDecoder: await compiled('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
      jpegEncoder: await compiled('../../generated/engines/jpeg.wasm'),
      webpDecoder: await compiled('@jsquash/webp/codec/dec/webp_dec.wasm'),
      webpEncoder: await compiled('@jsquash/webp/codec/enc/webp_enc.wasm'),
    }),
  },
];
