import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori from 'satori';
import { cardElement } from '../element.ts';
import type { Painter } from '../engine.ts';
import { satoriOptions } from './satori-options.ts';

export async function open(): Promise<Painter> {
  await initWasm(readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  return async (card) => {
    const resvg = new Resvg(await satori(cardElement(card), satoriOptions));
    const picture = resvg.render();
    const png = picture.asPng();
    picture.free();
    resvg.free();
    return png;
  };
}
