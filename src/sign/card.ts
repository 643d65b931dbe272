/** The card that a card URL carries. Types only: `presscard/sign` has no dependency, not even on presscard. */

export type CardState =
  | 'news'
  | 'breaking'
  | 'live'
  | 'opinion'
  | 'correction'
  | 'obituary'
  | 'paid'
  | { readonly is: 'review'; readonly stars?: number | undefined }
  | { readonly is: 'podcast' | 'video'; readonly duration?: string | undefined }
  | { readonly is: 'quote'; readonly by?: string | undefined };

/**
 * Everything that changes a pixel of a card, and what a takedown and the share page need. The names are those
 * of an article, so that a CMS has one vocabulary. `null` and the empty text mean the same as leaving out.
 */
export interface Card {
  /** Left out only where `embargo` is given. U+000A is a break that the editor forces. */
  readonly headline?: string | undefined;
  /** An id, name or domain of an outlet. */
  readonly outlet: string;
  /** ISO 8601 with a zone; a person's spelling is understood as well. */
  readonly date?: string | undefined;
  readonly updated?: string | undefined;
  readonly kicker?: string | undefined;
  readonly standfirst?: string | undefined;
  readonly author?:
    | {
        readonly name: string;
        /** SHA-256 of a stored photo. */
        readonly portrait?: string | undefined;
        /** The point of it that its circle keeps, as in `photo`. */
        readonly focus?: readonly [x: number, y: number] | undefined;
      }
    | undefined;
  readonly photo?: CardPhoto | undefined;
  readonly state?: CardState | undefined;
  readonly notice?: string | undefined;
  /** Three headlines of an `index` card. */
  readonly items?: readonly string[] | undefined;
  /** BCP 47 tag. */
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** BCP 47 locale of the date, where it is not the outlet's. */
  readonly locale?: string | undefined;
  /** IANA zone of the date, where it is not the outlet's. */
  readonly zone?: string | undefined;

  readonly template?: string | undefined;
  /** `og` when left out. */
  readonly size?: string | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  /** `shrink` when left out. */
  readonly onOverflow?: 'shrink' | 'cut' | 'refuse' | undefined;

  /** The article, as the CMS calls it. */
  readonly id?: string | undefined;
  /** The article's address: a share page needs it whole. */
  readonly url?: string | undefined;
  /** In its place where only takedowns need it: the first 32 hex digits of the SHA-256 of the address. */
  readonly urlHash?: string | undefined;
  /** What its share page says beside the picture. No picture shows it, so an address of a picture leaves it out. */
  readonly page?: CardPage | undefined;

  /** The design version that `GET /v1/design` names. With the current one the card is cached for good. */
  readonly v?: string | undefined;
  /**
   * Times in whole seconds since 1970. `embargo`: a card made before that time; it carries no text of the
   * article. `until`: when a card's state ends. `x`: from when the address answers 410.
   */
  readonly embargo?: number | undefined;
  readonly until?: number | undefined;
  readonly x?: number | undefined;
}

export interface CardPhoto {
  /** What `PUT /v1/photos` answered: 64 lower-case hex digits. */
  readonly sha256: string;
  /** The point that every crop keeps, from the top left: `[0.5, 0.5]` is the middle. */
  readonly focus?: readonly [x: number, y: number] | undefined;
  readonly credit?: string | undefined;
  readonly alt?: string | undefined;
  readonly syndication?: boolean | undefined;
}

export interface CardPage {
  /** What networks show below the headline, where the card's own standfirst is not it. */
  readonly description?: string | undefined;
  /** Further articles, for readers. */
  readonly related?: readonly { readonly headline: string; readonly url?: string | undefined }[] | undefined;
  /** The article's photo where the card does not show it: search engines get it without any text. */
  readonly photo?: CardPhoto | undefined;
  /** `page`: the share buttons send the page's own address and not the article's. */
  readonly via?: 'page' | undefined;
}
