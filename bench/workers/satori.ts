import { initWasm, Resvg } from '@resvg/resvg-wasm';
import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm';
import layoutWasm from 'satori/layout.wasm';
import sansRegular from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff';
import sansBold from '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff';
import serifBold from '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from '../card.ts';
import type { Card } from '../cards.ts';
import { cardElement } from '../element.ts';
import { letSatoriStart } from './let-satori-start.ts';
import { answerBytes, answerCard } from './routes.ts';

letSatoriStart();
const { default: satori, init } = await import('satori/standalone');
const started = Promise.all([init(layoutWasm), initWasm(resvgWasm)]);
const options: Parameters<typeof satori>[1] = {
  width: CARD_WIDTH_PX,
  height: CARD_HEIGHT_PX,
  fonts: [
    { name: 'Source Serif', weight: 700, style: 'normal', data: serifBold },
    { name: 'Source Sans', weight: 400, style: 'normal', data: sansRegular },
    { name: 'Source Sans', weight: 700, style: 'normal', data: sansBold },
  ],
};

async function paint(card: Card): Promise<Uint8Array> {
  await started;
  const resvg = new Resvg(await satori(cardElement(card), options));
  const picture = resvg.render();
  const png = picture.asPng();
  picture.free();
  resvg.free();
  return png;
}

export default {
  fetch: async (request: Request): Promise<Response> => answerBytes(request) ?? answerCard(request, paint),
};
