import type { Node } from '@takumi-rs/wasm';
import { cardLayout, type Box } from './card.ts';
import type { Card } from './cards.ts';

/** The card as Takumi's renderers take it: a tree of nodes built by hand, which costs least. */
export function takumiNode(card: Card): Node {
  return nodeOf(cardLayout(card));
}

function nodeOf({ style, ...content }: Box): Node {
  if ('text' in content) return { type: 'text', text: content.text, style };
  return { type: 'container', style, children: content.boxes.map(nodeOf) };
}
