import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { PresscardError } from '../../errors.ts';
import type { RasterPort } from '../../ports.ts';

/**
 * resvg as WebAssembly, for workerd; the same port and the same pixels as the native addon.
 *
 * @param wasm the compiled `@resvg/resvg-wasm/index_bg.wasm`. The engine can be initialised once.
 */
export async function wasmRaster(wasm: WebAssembly.Module): Promise<RasterPort> {
  await initWasm(wasm);
  return {
    paint(svg) {
      let resvg: InstanceType<typeof Resvg> | undefined;
      let image: ReturnType<InstanceType<typeof Resvg>['render']> | undefined;
      try {
        resvg = new Resvg(svg, { font: { loadSystemFonts: false } });
        image = resvg.render();
        return { width: image.width, height: image.height, rgba: image.pixels };
      } catch (cause) {
        throw new PresscardError('render_failed', 'The card could not be painted.', { cause });
      } finally {
        // wasm memory is not collected: what is not freed here is lost until the isolate ends.
        image?.free();
        resvg?.free();
      }
    },
  };
}
