/** What is shared, for the address behind a share button. */
export interface Shared {
  /** Absolute. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Address of a tall picture, for networks that pin pictures and not pages. */
  readonly picture: string | undefined;
}

/** How we know: the network's own words or code, or what others measured and wrote. */
export type Evidence = 'official' | 'code' | 'reported';

/** What is left of a text where a network shows it. A line is about 35 columns; a CJK sign takes two. */
export interface TextCut {
  readonly max: number;
  readonly unit: 'bytes' | 'characters' | 'columns';
  readonly known: Evidence;
}

/** Where a crawler looks for something, the first that is there: names of meta tags, `title`, `img`, `json:…` of JSON-LD. */
export interface Reading {
  readonly title: readonly string[];
  readonly description: readonly string[];
  readonly image: readonly string[];
  /** Of two tags with one name. */
  readonly takes: 'first' | 'last';
}

/** What becomes of a picture. */
export interface PictureRules {
  /** Width by height of the large form; the middle of the picture is kept. Undefined where it is only scaled. */
  readonly ratio?: number;
  /** Narrower or lower pictures are shown small, in px. */
  readonly largeFrom?: { readonly width: number; readonly height?: number };
  /** Pictures below this are not shown, in px. */
  readonly shownFrom?: { readonly width: number; readonly height?: number };
  /** The large form wants `twitter:card` to be `summary_large_image`. */
  readonly wantsLargeCard?: true;
  readonly maxBytes?: number;
  /** Media types that are shown; any when left out. */
  readonly types?: readonly string[];
}

export interface Crawler {
  readonly userAgent: string;
  /** Its name in robots.txt, where it is known to ask. */
  readonly robots?: string;
  /** The `Range` that it asks for first. */
  readonly range?: string;
  /** It asks with HEAD before GET. */
  readonly head?: true;
  /** Bytes of the page in which it looks. */
  readonly pageMaxBytes?: number;
}

/** A network, and everything that presscard knows of it: the share button, the doctor and the warnings go by it. */
export interface Network {
  readonly name: string;
  /** File of Font Awesome Free whose drawing stands on the button. */
  readonly icon?: `${'brands' | 'solid'}/${string}`;
  /** The address behind the button; a network that has none is shared to by copying the link. */
  readonly share?: (shared: Shared) => string;
  /** Undefined where no crawler is known, or a person's own program asks. */
  readonly crawler?: Crawler;
  readonly reads?: Reading;
  readonly picture?: PictureRules;
  readonly title?: TextCut;
  readonly description?: TextCut;
  /** It shows nothing, or less, without one. */
  readonly needs?: readonly string[];
  /** How long it keeps what it read. */
  readonly keeps?: string;
  /** What an editor does to have it read the page again; undefined where nothing is known to work. */
  readonly refresh?: { readonly how: string; readonly tool?: string };
}
