import { Resvg } from '@resvg/resvg-js';
import { PresscardError } from '../../errors.ts';
import type { RasterPort } from '../../ports.ts';

/** A reference to anything but the document itself or data inside it. */
const LOCAL_REFERENCE = /\shref\s*=\s*["'](?!#|data:|https?:)/i;

/** resvg as a native addon. */
export const nativeRaster: RasterPort = {
  paint(svg) {
    // The addon would read a local file that an <image> names; wasm has no files, and a card needs none.
    if (LOCAL_REFERENCE.test(svg)) {
      throw new PresscardError(
        'render_failed',
        'The card refers to a file. Hand pictures over as data URIs.',
      );
    }
    try {
      const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
      const { width, height, pixels } = image;
      // A Buffer, whose `slice` is no copy: one kept row would hold the whole picture.
      return { width, height, rgba: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length) };
    } catch (cause) {
      throw new PresscardError('render_failed', 'The card could not be painted.', { cause });
    }
  },
};
