import type { FontRun } from './choose.ts';
import type { Face } from './faces.ts';
import type { TextStyle } from './voices.ts';

/** A text with the faces and runs that it is shaped with. */
export interface Paragraph {
  readonly text: string;
  readonly runs: readonly FontRun[];
  readonly style: TextStyle;
  readonly faces: ReadonlyMap<string, Face>;
  readonly language: string;
}
