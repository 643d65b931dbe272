import { Renderer } from '@takumi-rs/wasm/node';
import type { Painter } from '../engine.ts';
import { keptPhotos } from '../photos.ts';
import { takumiFontsOf } from '../takumi-fonts.ts';
import { takumiPainter } from '../takumi-painter.ts';

export function open(): Painter {
  return takumiPainter(async (language) => {
    const renderer = new Renderer();
    for (const font of takumiFontsOf(language)) await renderer.registerFont(font);
    return renderer;
  }, keptPhotos());
}
