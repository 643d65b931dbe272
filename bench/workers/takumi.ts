import { initSync, Renderer } from '@takumi-rs/wasm';
import takumiWasm from '@takumi-rs/wasm/takumi_wasm_bg.wasm';
import sansRegular from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2';
import sansBold from '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2';
import serifBold from '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff2';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from '../card.ts';
import { takumiNode } from '../takumi-node.ts';
import { answerBytes, answerCard } from './routes.ts';

initSync({ module: takumiWasm });
const renderer = new Renderer();
const fontsRegistered = Promise.all([
  renderer.registerFont({ name: 'Source Serif', weight: 700, style: 'normal', data: serifBold }),
  renderer.registerFont({ name: 'Source Sans', weight: 400, style: 'normal', data: sansRegular }),
  renderer.registerFont({ name: 'Source Sans', weight: 700, style: 'normal', data: sansBold }),
]);

async function paint(headline: string): Promise<Uint8Array> {
  await fontsRegistered;
  return renderer.render(takumiNode(headline), { width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX });
}

export default {
  fetch: async (request: Request): Promise<Response> => answerBytes(request) ?? answerCard(request, paint),
};
