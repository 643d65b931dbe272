import { initSync, Renderer } from '@takumi-rs/wasm';
import takumiWasm from '@takumi-rs/wasm/takumi_wasm_bg.wasm';
import type { Language, PhotoId } from '../cards.ts';
import type { TakumiFont } from '../takumi-fonts.ts';
import { takumiPainter } from '../takumi-painter.ts';
import { answerBytes, answerCard } from './routes.ts';

initSync({ module: takumiWasm });
const renderers = new Map<Language, Renderer>();
const photos = new Map<PhotoId, Uint8Array>();

const paint = takumiPainter(
  async (language) => {
    const renderer = renderers.get(language);
    if (renderer === undefined) throw new Error(`no font has been sent for ${language}`);
    return renderer;
  },
  async (id) => {
    const photo = photos.get(id);
    if (photo === undefined) throw new Error(`the photo ${id} has not been sent`);
    return photo;
  },
);

/**
 * `POST /font?language=&details=` and `POST /photo?id=`: before the first card, because a hundred files are more
 * than one imports.
 */
async function take(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const data = new Uint8Array(await request.arrayBuffer());
  if (pathname === '/photo') {
    photos.set(searchParams.get('id') as PhotoId, data);
    return new Response();
  }
  const language = searchParams.get('language') as Language;
  const details = JSON.parse(searchParams.get('details') ?? '') as Omit<TakumiFont, 'data'>;
  const renderer = renderers.get(language) ?? new Renderer();
  renderers.set(language, renderer);
  await renderer.registerFont({ ...details, data });
  return new Response();
}

export default {
  fetch: async (request: Request): Promise<Response> =>
    request.method === 'POST' ? take(request) : (answerBytes(request) ?? answerCard(request, paint)),
};
