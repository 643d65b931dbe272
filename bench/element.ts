import { cardLayout, type Box } from './card.ts';
import type { Card } from './cards.ts';

/** What JSX compiles to; satori and @vercel/og take it with or without a compiler. */
export interface Element {
  readonly type: 'div';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: string | readonly Element[];
  };
}

/** The card as satori and @vercel/og take it. */
export function cardElement(card: Card): Element {
  return elementOf(cardLayout(card));
}

function elementOf(box: Box): Element {
  const children = 'text' in box ? box.text : box.boxes.map(elementOf);
  return { type: 'div', props: { style: box.style, children } };
}
