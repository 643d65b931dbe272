import type { JSXNode } from 'satori/jsx';
import type { Article } from '../src/article/article.ts';
import type { ArticleState, StateId } from '../src/article/state.ts';
import type { FittingBox, Ladder } from '../src/typeset/fit.ts';
import type { SetText } from '../src/typeset/set-text.ts';
import type { TextStyle } from '../src/typeset/voices.ts';
import type { CardSize } from './sizes.ts';

/** Light ink on a dark ground, or the other way round. */
export const themeIds = ['light', 'dark'] as const;
export type Theme = (typeof themeIds)[number];

/** What a template draws from. */
export interface CardSubject {
  readonly article: Article;
  /** The article's state while the card shows it: one that has ended is `news`. */
  readonly state: ArticleState;
  readonly size: CardSize;
  readonly theme: Theme;
  /** The year of an article that is old, for a design that shows no date. */
  readonly yearStamp?: number | undefined;
  /** The photo that the card shows; undefined for a card of text alone. */
  readonly photo?: SubjectPhoto | undefined;
  /** Whether the card shows the portrait of its author. */
  readonly portrait?: true | undefined;
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
  /** The brand's colour, where `colour` is what had to be made of it so that it can be read; the answer says so. */
  readonly askedColour?: string | undefined;
  /** Texts of one group are set at one size, the smallest that one of them needs. */
  readonly group?: string;
  /** What must stand on the card whole, or there is no card. */
  readonly mustStand?: boolean;
  /** Stands on the photo itself, and not on a fill of the template: the photo is darkened behind it as far as it must be. */
  readonly overPhoto?: boolean;
}

/** The texts of a card by name; an absent one takes no room. `headline` is the one whose fit is answered. */
export type CardTexts = Readonly<Record<string, CardText | undefined>>;
export type SetTexts = Readonly<Record<string, SetText | undefined>>;

/**
 * A design: plain functions from data to texts, and from set texts to an element. It never lets satori draw a
 * word: a text is a `<TextBox>` of known size in satori's layout, and presscard paints the glyphs there.
 */
export interface Template {
  readonly id: string;
  /**
   * Of a newsroom's own design: any number above the last one whenever its look changes, so that cards which were
   * signed before are not kept for a year with the old one. Those of presscard have none.
   */
  readonly version?: number;
  /**
   * For a design that shows a photo: whether texts stand on it or beside it. A photo that may carry no overlay
   * is never put under one. Left out, the design is of text alone.
   */
  readonly photo?: 'under' | 'beside';
  /** Whether it is a card without its photo as well. */
  readonly photoIsOptional?: true;
  /** It shows the portrait of the author, where there is one, in a `<PortraitBox>`. */
  readonly portrait?: true;
  /** Articles of this state are drawn with it, unless another design is asked for. */
  readonly state?: StateId;
  /** It lists the article's items. */
  readonly items?: true;
  /** It has no room for a line that must stand there by law. */
  readonly omitsNotice?: true;
  /** It shows no date, so an old article carries its year. */
  readonly stampsYear?: true;
  /** The one that is taken when nobody asks stands first; `light` alone when left out. */
  readonly themes?: readonly Theme[];
  /** One line for people who choose. */
  readonly description: string;
  /** What is set, before anything is laid out. */
  texts(subject: CardSubject): CardTexts;
  /** Where everything stands, and all that is not text. */
  art(subject: CardSubject, texts: SetTexts): JSXNode;
}
