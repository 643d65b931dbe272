import type { CardTexts, SetTexts } from '../../templates/template.ts';
import type { Art } from './art.ts';
import { outlineText } from './outlines.ts';

/** The card as one SVG document: the art, and every text as outlines over it. */
export function composeSvg(art: Art, texts: CardTexts, set: SetTexts): string {
  const outlines = [...art.places].map(([name, place]) => {
    const text = set[name];
    const look = texts[name];
    return text && look ? outlineText(text, place, look.colour) : '';
  });
  return art.svg.replace('</svg>', () => `${outlines.join('')}</svg>`);
}
