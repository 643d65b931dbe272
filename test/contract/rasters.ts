import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RasterPort } from '../../src/ports.ts';
import { nativeRaster } from '../../src/runtime/node/native-raster.ts';
import { wasmRaster } from '../../src/runtime/wasm-raster.ts';

const wasmFile = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');

/** Every implementation of the raster port. */
export const rasters: readonly { readonly name: string; readonly raster: RasterPort }[] = [
  { name: 'native', raster: nativeRaster },
  { name: 'wasm', raster: wasmRaster(await WebAssembly.compile(await readFile(wasmFile))) },
];
