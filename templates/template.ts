import type { JSXNode } from 'satori/jsx';
import type { Article } from '../src/article/article.ts';
import type { FittingBox, Ladder } from '../src/typeset/fit.ts';
import type { SetText } from '../src/typeset/set-text.ts';
import type { TextStyle } from '../src/typeset/voices.ts';
import type { CardSize } from './sizes.ts';

/** What a template draws from. */
export interface CardSubject {
  readonly article: Article;
  readonly size: CardSize;
  /** The photo that the card shows; undefined for a card of text alone. */
  readonly photo?: SubjectPhoto | undefined;
}

export interface SubjectPhoto {
  /** The line that names whose it is, to be drawn where it can be read. */
  readonly credit: string | undefined;
}

/** A text of a card: what it says, how it looks, the room it has. */
export interface CardText {
  readonly text: string;
  readonly style: TextStyle;
  readonly ladder: Ladder;
  readonly box: FittingBox;
  /** As `#rrggbb`. */
  readonly colour: string;
  /** Stands on the photo itself, and not on a fill of the template: the photo is darkened behind it as far as it must be. */
  readonly overPhoto?: boolean;
}

/** The texts of a card by name; an absent one takes no room. `headline` is the one whose fit is answered. */
export type CardTexts = { readonly headline: CardText } & Readonly<Record<string, CardText | undefined>>;
export type SetTexts = Readonly<Record<string, SetText | undefined>>;

/**
 * A design: plain functions from data to texts, and from set texts to an element. It never lets satori draw a
 * word: a text is a `<TextBox>` of known size in satori's layout, and presscard paints the glyphs there.
 */
export interface Template {
  readonly id: string;
  /**
   * For a design that shows a photo: whether texts stand on it or beside it. A photo that may carry no overlay
   * is never put under one. Left out, the design is of text alone.
   */
  readonly photo?: 'under' | 'beside';
  /** One line for people who choose. */
  readonly description: string;
  /** What is set, before anything is laid out. */
  texts(subject: CardSubject): CardTexts;
  /** Where everything stands, and all that is not text. */
  art(subject: CardSubject, texts: SetTexts): JSXNode;
}
