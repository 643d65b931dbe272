import { Resvg } from '@resvg/resvg-js';
import { PresscardError } from '../../errors.ts';
import type { RasterPort } from '../../ports.ts';

/** resvg as a native addon. */
export const nativeRaster: RasterPort = {
  paint(svg) {
    try {
      const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
      return { width: image.width, height: image.height, rgba: image.pixels };
    } catch (cause) {
      throw new PresscardError('render_failed', 'The card could not be painted.', { cause });
    }
  },
};
