import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm';
import fontIndex from '../../../generated/fonts/index.json' with { type: 'json' };
import { CARD_STORE_MAX_BYTES } from '../../limits.ts';
import type { Ports } from '../../ports.ts';
import { memoryStore } from '../../serve/memory-store.ts';
import { systemClock } from '../system-clock.ts';
import { zlibDeflate } from '../zlib-deflate.ts';
import { assetFonts, type AssetsBinding } from './asset-fonts.ts';
import { consoleLog } from './console-log.ts';
import { engines } from './engines.ts';
import { wasmRaster } from './wasm-raster.ts';

const raster = await wasmRaster(resvgWasm);

/** Ports of presscard inside workerd: fonts from static assets, the wasm raster, a store for this isolate. */
export function workerPorts({ assets }: { assets: AssetsBinding }): Ports {
  return {
    engines,
    fonts: assetFonts(assets, fontIndex as unknown as Ports['fonts']['index']),
    raster,
    deflate: zlibDeflate,
    store: memoryStore({ maxBytes: CARD_STORE_MAX_BYTES }),
    clock: systemClock,
    log: consoleLog,
  };
}
