import type { FontRun } from './choose.ts';
import type { Face, GlyphSource } from './faces.ts';
import type { Direction } from './direction.ts';
import type { TextStyle } from './voices.ts';

/** A text with the faces and runs that it is shaped with. */
export interface Paragraph {
  readonly text: string;
  readonly runs: readonly FontRun[];
  readonly style: TextStyle;
  /** By slice id. */
  readonly faces: ReadonlyMap<string, Face>;
  /** By emoji key. */
  readonly pictures: ReadonlyMap<string, GlyphSource>;
  readonly language: string;
  /** Base direction of the whole text. */
  readonly direction: Direction;
  /** Embedding level of every UTF-16 unit. */
  readonly levels: Uint8Array;
  /** Width of the hyphen that shows where a line ends inside a word. */
  readonly hyphenEm: number;
}
