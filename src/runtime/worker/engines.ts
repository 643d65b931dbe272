import layoutWasm from 'satori/layout.wasm';
import * as harfbuzz from '../../../generated/engines/harfbuzz.mjs';
import satori, { init } from '../../../generated/engines/satori.mjs';
import type { EnginePort } from '../../ports.ts';

await init(layoutWasm);

// HarfBuzz compiles a small stub when the outline callbacks are first registered, which workerd allows only
// while the Worker starts: one outline of an empty face registers them here.
const noFace = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(0)));
new harfbuzz.Font(noFace).glyphToJson(0);

/** satori and HarfBuzz as `npm run generate` made them loadable in workerd. */
export const engines: EnginePort = { harfbuzz, satori };
