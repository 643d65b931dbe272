/**
 * Every typeface that presscard may draw with. `npm run generate` unpacks the named slices into
 * `generated/fonts`, reads each file's real cmap and writes `index.json`, which is what the typesetter
 * chooses from; nothing else knows where a font comes from.
 */

interface FamilySource {
  /** Name as the face itself carries it. */
  readonly name: string;
  readonly npmPackage: string;
  readonly licence: 'OFL-1.1';
}

/** A family that ships one file for each weight and unicode range. */
interface StaticFamily extends FamilySource {
  readonly kind: 'static';
  /** CSS weights that a voice uses; nothing else is unpacked. */
  readonly weights: readonly number[];
  /** Slices of the package, in the order in which a character is looked for. */
  readonly subsets: readonly string[];
}

/** A family whose files hold all weights; HarfBuzz sets the one that a text asks for. All of its slices are taken. */
interface VariableFamily extends FamilySource {
  readonly kind: 'variable';
}

/** A family that comes as one whole file a weight and is cut into slices here, because its slices in npm have gaps. */
interface WholeFamily extends FamilySource {
  readonly kind: 'whole';
  /** Files of the package by CSS weight. */
  readonly files: Readonly<Record<number, string>>;
  /** Package whose slices are sorted by how often their characters are used; cut along them, a text touches few. */
  readonly cutAlong: string;
}

export type FontFamily = StaticFamily | VariableFamily | WholeFamily;

const EUROPEAN_SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;

function europeanFamily<const Name extends string>(
  name: Name,
  npmPackage: string,
  options: { weights: readonly number[]; subsets?: readonly string[] },
): StaticFamily & { readonly name: Name } {
  return { kind: 'static', name, npmPackage, subsets: EUROPEAN_SUBSETS, ...options, licence: 'OFL-1.1' };
}

function notoFamily<const Name extends string>(name: Name): VariableFamily & { readonly name: Name } {
  const npmPackage = `@fontsource-variable/${name.toLowerCase().replaceAll(/[' ]+/g, '-')}`;
  return { kind: 'variable', name, npmPackage, licence: 'OFL-1.1' };
}

function wholeHanFamily<const Name extends string>(name: Name): WholeFamily & { readonly name: Name } {
  const stem = name.toLowerCase().replaceAll(' ', '-');
  const file = name.replaceAll(' ', '');
  return {
    kind: 'whole',
    name,
    npmPackage: `@expo-google-fonts/${stem}`,
    files: { 400: `400Regular/${file}_400Regular.ttf`, 700: `700Bold/${file}_700Bold.ttf` },
    cutAlong: `@fontsource-variable/${stem}`,
    licence: 'OFL-1.1',
  };
}

const WITH_POLYTONIC_GREEK = [...EUROPEAN_SUBSETS, 'greek-ext'];

export const fontFamilies = [
  europeanFamily('Source Serif 4', '@fontsource/source-serif-4', { weights: [700] }),
  europeanFamily('Source Sans 3', '@fontsource/source-sans-3', {
    weights: [400, 700],
    subsets: WITH_POLYTONIC_GREEK,
  }),
  europeanFamily('Inter', '@fontsource/inter', { weights: [500, 700], subsets: WITH_POLYTONIC_GREEK }),
  europeanFamily('Fira Sans Condensed', '@fontsource/fira-sans-condensed', {
    weights: [500, 700],
    subsets: WITH_POLYTONIC_GREEK,
  }),
  notoFamily('Noto Serif Armenian'),
  notoFamily('Noto Sans Armenian'),
  notoFamily('Noto Serif Georgian'),
  notoFamily('Noto Sans Georgian'),
  notoFamily('Noto Naskh Arabic'),
  notoFamily('Noto Sans Arabic'),
  notoFamily('Noto Nastaliq Urdu'),
  notoFamily('Noto Serif Hebrew'),
  notoFamily('Noto Sans Hebrew'),
  notoFamily('Noto Serif Devanagari'),
  notoFamily('Noto Sans Devanagari'),
  notoFamily('Noto Serif Bengali'),
  notoFamily('Noto Sans Bengali'),
  notoFamily('Noto Sans Gurmukhi'),
  notoFamily('Noto Sans Gujarati'),
  notoFamily('Noto Sans Oriya'),
  notoFamily('Noto Sans Tamil'),
  notoFamily('Noto Sans Telugu'),
  notoFamily('Noto Sans Kannada'),
  notoFamily('Noto Sans Malayalam'),
  notoFamily('Noto Sans Sinhala'),
  notoFamily('Noto Sans Thai'),
  notoFamily('Noto Sans Lao'),
  notoFamily('Noto Sans Khmer'),
  notoFamily('Noto Sans Myanmar'),
  notoFamily('Noto Serif Tibetan'),
  notoFamily('Noto Sans Ethiopic'),
  notoFamily('Noto Sans Ol Chiki'),
  {
    kind: 'static',
    name: 'Noto Sans NKo',
    npmPackage: '@fontsource/noto-sans-nko',
    weights: [400],
    subsets: ['nko'],
    licence: 'OFL-1.1',
  },
  {
    kind: 'static',
    name: 'Noto Sans Tifinagh',
    npmPackage: '@fontsource/noto-sans-tifinagh',
    weights: [400],
    subsets: ['tifinagh'],
    licence: 'OFL-1.1',
  },
  notoFamily('Noto Sans JP'),
  notoFamily('Noto Sans KR'),
  wholeHanFamily('Noto Sans SC'),
  wholeHanFamily('Noto Sans TC'),
] as const satisfies readonly FontFamily[];

export type FontFamilyName = (typeof fontFamilies)[number]['name'];
