import * as harfbuzz from 'harfbuzzjs';
import satori from 'satori';
import { CARD_STORE_MAX_BYTES } from '../../limits.ts';
import type { LogPort, Ports, RasterPort } from '../../ports.ts';
import { memoryStore } from '../../serve/memory-store.ts';
import { systemClock } from '../system-clock.ts';
import { zlibDeflate } from '../zlib-deflate.ts';
import { fileFonts } from './file-fonts.ts';
import { nativeRaster } from './native-raster.ts';
import { jsonLinesLog } from './json-lines-log.ts';

interface NodePortsOptions {
  readonly log?: LogPort;
  readonly raster?: RasterPort;
}

/** Ports of presscard on Node: fonts from its own folder, the native raster, a store in memory. */
export function nodePorts({ log = jsonLinesLog, raster = nativeRaster }: NodePortsOptions = {}): Ports {
  return {
    engines: { harfbuzz, satori },
    fonts: fileFonts(),
    raster,
    deflate: zlibDeflate,
    store: memoryStore({ maxBytes: CARD_STORE_MAX_BYTES }),
    clock: systemClock,
    log,
  };
}
