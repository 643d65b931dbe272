import fontIndex from '#generated/fonts/index.json' with { type: 'json' };
import type { EngineSet, Ports } from '../../ports.ts';
import { systemClock } from '../system-clock.ts';
import { zlibDeflate } from '../zlib-deflate.ts';
import { assetFonts, type AssetsBinding } from './asset-fonts.ts';
import { consoleLog } from './console-log.ts';
import { firstEngines } from './engines.ts';
import { photos } from './photos.ts';
import { strictFetch } from './strict-fetch.ts';

/**
 * Ports of presscard inside workerd: fonts from static assets, the wasm raster.
 *
 * @param engines others than those that the isolate started with, from `startEngines`.
 */
export function workerPorts({
  assets,
  engines = firstEngines,
}: {
  assets: AssetsBinding;
  engines?: EngineSet;
}): Ports {
  return {
    ...engines,
    fonts: assetFonts(assets, fontIndex as unknown as Ports['fonts']['index']),
    photos,
    fetch: strictFetch,
    deflate: zlibDeflate,
    clock: systemClock,
    log: consoleLog,
  };
}
