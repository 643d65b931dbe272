import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm';
import fontIndex from '../../../generated/fonts/index.json' with { type: 'json' };
import type { Ports } from '../../ports.ts';
import { systemClock } from '../system-clock.ts';
import { zlibDeflate } from '../zlib-deflate.ts';
import { assetFonts, type AssetsBinding } from './asset-fonts.ts';
import { consoleLog } from './console-log.ts';
import { engines } from './engines.ts';
import { wasmRaster } from './wasm-raster.ts';

const raster = await wasmRaster(resvgWasm);

/** Ports of presscard inside workerd: fonts from static assets, the wasm raster. */
export function workerPorts({ assets }: { assets: AssetsBinding }): Ports {
  return {
    engines,
    fonts: assetFonts(assets, fontIndex as unknown as Ports['fonts']['index']),
    raster,
    deflate: zlibDeflate,
    clock: systemClock,
    log: consoleLog,
  };
}
