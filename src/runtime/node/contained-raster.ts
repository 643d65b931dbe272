import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RasterPort } from '../../ports.ts';
import { wasmRaster } from '../wasm-raster.ts';

/**
 * resvg as WebAssembly on Node, for threads: the native addon ends the whole process when memory runs out
 * (measured: status 134), and a thread inside it cannot be ended. This one traps, and is ended like any
 * other code.
 */
export function containedRaster(): RasterPort {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  return wasmRaster(new WebAssembly.Module(readFileSync(file)));
}
