import type { Node } from '@takumi-rs/wasm';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';
import type { Language } from './cards.ts';
import type { Painter } from './engine.ts';
import { takumiNode } from './takumi-node.ts';

/** What Takumi's renderers, native and wasm, have in common. */
interface TakumiRenderer {
  render(node: Node, options: { width: number; height: number; lang: string }): Promise<Uint8Array>;
}

/**
 * Takumi as a painter of cards, with a renderer for each language that holds its faces only, so that no card
 * looks for its glyphs among those of another.
 *
 * @param openRenderer called once a language, when its first card is painted.
 */
export function takumiPainter(openRenderer: (language: Language) => Promise<TakumiRenderer>): Painter {
  const renderers = new Map<Language, Promise<TakumiRenderer>>();
  return async (card) => {
    const { language } = card;
    const renderer = renderers.get(language) ?? openRenderer(language);
    renderers.set(language, renderer);
    const size = { width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX };
    return (await renderer).render(takumiNode(card), { ...size, lang: language });
  };
}
