import { startResvg } from '#generated/engines/resvg.mjs';
import { PresscardError } from '../errors.ts';
import type { RasterPort } from '../ports.ts';
import { isEngineFailure } from '../render/engine-failure.ts';

/**
 * resvg as WebAssembly: the same port and the same pixels as the native addon. What goes wrong in it stays in
 * it: it cannot end the process, and each call gives an engine with a memory of its own.
 *
 * @param wasm the compiled `@resvg/resvg-wasm/index_bg.wasm`.
 */
export function wasmRaster(wasm: WebAssembly.Module): RasterPort {
  const { Resvg } = startResvg(wasm);
  let broken: unknown;
  return {
    paint(svg) {
      // Nothing is asked of an engine that broke, neither to paint nor to free.
      if (broken) throw failed(broken);
      const held: { free(): void }[] = [];
      // wasm memory is not collected: what is not freed here is lost until the engine is thrown away.
      const free = (): void => held.toReversed().forEach((one) => one.free());
      try {
        const resvg = new Resvg(svg, { font: { loadSystemFonts: false } });
        held.push(resvg);
        const image = resvg.render();
        held.push(image);
        const pixels = { width: image.width, height: image.height, rgba: image.pixels };
        free();
        return pixels;
      } catch (cause) {
        if (isEngineFailure(cause)) broken = cause;
        else free();
        throw failed(cause);
      }
    },
  };
}

function failed(cause: unknown): PresscardError {
  return new PresscardError('render_failed', 'The card could not be painted.', { cause });
}
