import { cardLayout, type Box } from './card.ts';

/** What JSX compiles to; satori and @vercel/og take it with or without a compiler. */
export interface Element {
  readonly type: 'div';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: string | readonly Element[];
  };
}

/** The card as satori and @vercel/og take it. */
export function cardElement(headline: string): Element {
  return elementOf(cardLayout(headline));
}

function elementOf(box: Box): Element {
  const children = 'text' in box ? box.text : box.boxes.map(elementOf);
  return { type: 'div', props: { style: box.style, children } };
}
