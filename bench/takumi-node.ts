import type { Node } from '@takumi-rs/wasm';
import { cardLayout, type Box } from './card.ts';

/** The card as Takumi's renderers take it: a tree of nodes built by hand, which costs least. */
export function takumiNode(headline: string): Node {
  return nodeOf(cardLayout(headline));
}

function nodeOf({ style, ...content }: Box): Node {
  if ('text' in content) return { type: 'text', text: content.text, style };
  return { type: 'container', style, children: content.boxes.map(nodeOf) };
}
