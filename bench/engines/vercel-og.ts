import { ImageResponse } from '@vercel/og';
import { cardElement } from '../element.ts';
import type { Painter } from '../engine.ts';
import { satoriOptions } from './satori-options.ts';

export function open(): Painter {
  return async (card) => {
    const response = new ImageResponse(cardElement(card), satoriOptions);
    return new Uint8Array(await response.arrayBuffer());
  };
}
