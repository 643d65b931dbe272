import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm';
import harfbuzzWasm from 'harfbuzzjs/dist/harfbuzz.wasm';
import layoutWasm from 'satori/layout.wasm';
import { startHarfBuzz } from '#generated/engines/harfbuzz.mjs';
import satori, { init } from '#generated/engines/satori.mjs';
import type { EngineSet } from '../../ports.ts';
import { wasmRaster } from '../wasm-raster.ts';

/**
 * satori, HarfBuzz and resvg as `npm run generate` made them loadable in workerd, each with a new instance of
 * its module. satori has one layout engine at a time: the latest.
 */
export async function startEngines(): Promise<EngineSet> {
  const harfbuzz = await startHarfBuzz(harfbuzzWasm);
  // HarfBuzz compiles a small stub for each signature when the outline callbacks are first registered, which
  // workerd allows only while the Worker starts. One outline of an empty face registers them here; a later
  // start finds the stubs of the first.
  const noFace = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(0)));
  new harfbuzz.Font(noFace).glyphToJson(0);
  await init(layoutWasm);
  return { engines: { harfbuzz, satori }, raster: wasmRaster(resvgWasm) };
}

/** The engines that this isolate started with. */
export const firstEngines: EngineSet = await startEngines();
