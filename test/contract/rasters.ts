import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RasterPort } from '../../src/ports.ts';
import { nativeRaster } from '../../src/runtime/node/native-raster.ts';
import { wasmRaster } from '../../src/runtime/worker/wasm-raster.ts';

const wasmFile = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');

/** Every implementation of the raster port. The wasm engine can be initialised once in a process. */
export const rasters: readonly { readonly name: string; readonly raster: RasterPort }[] = [
  { name: 'native', raster: nativeRaster },
  { name: 'wasm', raster: await wasmRaster(await WebAssembly.compile(await readFile(wasmFile))) },
];
