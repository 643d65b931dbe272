import { readFileSync } from 'node:fs';
import type { Language } from './cards.ts';
import { designs } from './designs.ts';
import { fontFilesOf } from './font-slices.ts';

/** What Takumi's `registerFont` takes. A face that holds all weights is registered without one. */
export interface TakumiFont {
  readonly name: string;
  readonly weight?: number;
  readonly unicodeRange: [first: number, last: number][];
  readonly data: Uint8Array<ArrayBuffer>;
}

/** The faces of a language's card: every file of every family that its design names. */
export function takumiFontsOf(language: Language): TakumiFont[] {
  const { headlineFamily, labelFamily } = designs[language];
  const families = new Set(`${headlineFamily}, ${labelFamily}`.split(', '));
  return fontFilesOf(families).map(({ name, weight, unicodeRange, file }) => ({
    name,
    ...(weight === undefined ? {} : { weight }),
    unicodeRange,
    data: readFileSync(file),
  }));
}
