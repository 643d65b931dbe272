import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as harfbuzz from 'harfbuzzjs';
import satori, { init } from '#generated/engines/satori.mjs';
import type { LogPort, Ports, RasterPort } from '../../ports.ts';
import { systemClock } from '../system-clock.ts';
import { zlibDeflate } from '../zlib-deflate.ts';
import { fileFonts } from './file-fonts.ts';
import { nativeRaster } from './native-raster.ts';
import { jsonLinesLog } from './json-lines-log.ts';
import { pinnedFetch } from './pinned-fetch.ts';
import { sharpPhotos } from './sharp-photos.ts';

// The copy without satori's own HarfBuzz, as in workerd: half of a megabyte less to read, and nothing to start in vain.
const layoutWasm = createRequire(import.meta.url).resolve('satori/layout.wasm');
await init(new WebAssembly.Module(readFileSync(layoutWasm)));

interface NodePortsOptions {
  readonly log?: LogPort;
  readonly raster?: RasterPort;
}

/** Ports of presscard on Node: fonts from its own folder, the native raster. */
export function nodePorts({ log = jsonLinesLog, raster = nativeRaster }: NodePortsOptions = {}): Ports {
  return {
    engines: { harfbuzz, satori },
    fonts: fileFonts(),
    raster,
    photos: sharpPhotos,
    fetch: pinnedFetch(),
    deflate: zlibDeflate,
    clock: systemClock,
    log,
  };
}
