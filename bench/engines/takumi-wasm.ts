import { Renderer } from '@takumi-rs/wasm/node';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from '../card.ts';
import type { Painter } from '../engine.ts';
import { faces } from '../fonts.ts';
import { takumiNode } from '../takumi-node.ts';
import { fontFile } from './font-file.ts';

export async function open(): Promise<Painter> {
  const renderer = new Renderer();
  for (const face of faces) {
    const { name, weight, style } = face;
    await renderer.registerFont({ name, weight, style, data: fontFile(face, 'woff2') });
  }
  return (headline) =>
    renderer.render(takumiNode(headline), { width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX });
}
