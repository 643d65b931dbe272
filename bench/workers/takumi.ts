import { initSync, Renderer } from '@takumi-rs/wasm';
import takumiWasm from '@takumi-rs/wasm/takumi_wasm_bg.wasm';
import type { Language } from '../cards.ts';
import type { TakumiFont } from '../takumi-fonts.ts';
import { takumiPainter } from '../takumi-painter.ts';
import { answerBytes, answerCard } from './routes.ts';

initSync({ module: takumiWasm });
const renderers = new Map<Language, Renderer>();

const paint = takumiPainter(async (language) => {
  const renderer = renderers.get(language);
  if (renderer === undefined) throw new Error(`no font has been sent for ${language}`);
  return renderer;
});

/** `POST /font?language=&details=`: before the first card, because a hundred files are more than one imports. */
async function registerFont(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const language = searchParams.get('language') as Language;
  const details = JSON.parse(searchParams.get('details') ?? '') as Omit<TakumiFont, 'data'>;
  const renderer = renderers.get(language) ?? new Renderer();
  renderers.set(language, renderer);
  await renderer.registerFont({ ...details, data: new Uint8Array(await request.arrayBuffer()) });
  return new Response();
}

export default {
  fetch: async (request: Request): Promise<Response> =>
    request.method === 'POST' ? registerFont(request) : (answerBytes(request) ?? answerCard(request, paint)),
};
