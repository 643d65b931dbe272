/**
 * Every typeface that presscard may draw with. `npm run generate` unpacks the named slices into
 * `generated/fonts`, reads each file's real cmap and writes `index.json`, which is what the typesetter
 * chooses from; nothing else knows where a font comes from.
 */

export type FontStyle = 'normal' | 'italic';

export interface FontFamily {
  /** Name as the face itself carries it. */
  readonly name: string;
  /** npm package that ships the family as WOFF2 slices by unicode range. */
  readonly npmPackage: string;
  /** CSS weights that a voice uses; nothing else is unpacked. */
  readonly weights: readonly number[];
  readonly styles: readonly FontStyle[];
  /** Slices of the package, in the order in which a character is looked for. */
  readonly subsets: readonly string[];
  readonly licence: 'OFL-1.1';
}

const EUROPEAN_SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;

export const fontFamilies = [
  {
    name: 'Source Serif 4',
    npmPackage: '@fontsource/source-serif-4',
    weights: [700],
    styles: ['normal'],
    subsets: EUROPEAN_SUBSETS,
    licence: 'OFL-1.1',
  },
  {
    name: 'Source Sans 3',
    npmPackage: '@fontsource/source-sans-3',
    weights: [400, 700],
    styles: ['normal'],
    subsets: [...EUROPEAN_SUBSETS, 'greek-ext'],
    licence: 'OFL-1.1',
  },
  {
    name: 'Inter',
    npmPackage: '@fontsource/inter',
    weights: [500, 700],
    styles: ['normal'],
    subsets: [...EUROPEAN_SUBSETS, 'greek-ext'],
    licence: 'OFL-1.1',
  },
  {
    name: 'Fira Sans Condensed',
    npmPackage: '@fontsource/fira-sans-condensed',
    weights: [500, 700],
    styles: ['normal'],
    subsets: [...EUROPEAN_SUBSETS, 'greek-ext'],
    licence: 'OFL-1.1',
  },
] as const satisfies readonly FontFamily[];

export type FontFamilyName = (typeof fontFamilies)[number]['name'];
