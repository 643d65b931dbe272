import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { cardElement } from '../element.ts';
import type { Painter } from '../engine.ts';
import { satoriOptions } from './satori-options.ts';

/** satori draws the words as outlines, so resvg needs no fonts; looking for the system's would only cost. */
const resvgOptions = { font: { loadSystemFonts: false } };

export function open(): Painter {
  return async (card) => {
    const svg = await satori(cardElement(card), satoriOptions);
    return new Resvg(svg, resvgOptions).render().asPng();
  };
}
