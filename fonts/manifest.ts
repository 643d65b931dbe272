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

/** A family whose files hold all weights; HarfBuzz sets the one that a text asks for. All of its slices are taken. */
interface VariableFamily extends FamilySource {
  readonly kind: 'variable';
}

/** A family that comes as one whole file a weight. */
interface WholeFamily extends FamilySource {
  readonly kind: 'whole';
  /** Files of the package by CSS weight; a voice uses each of them. */
  readonly files: Readonly<Record<number, string>>;
  /**
   * Package whose slices are sorted by how often their characters are used: cut along them, a text touches
   * few. Without it the file is one slice, untouched, so that no word is torn between two and kerns throughout.
   */
  readonly cutAlong?: string;
}

export type FontFamily = VariableFamily | WholeFamily;

const styleNames = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold' } as const;

function wholeFamily<const Name extends string>(
  name: Name,
  weights: readonly (keyof typeof styleNames)[],
): WholeFamily & { readonly name: Name } {
  const file = name.replaceAll(' ', '');
  const path = (weight: keyof typeof styleNames): string => {
    const style = `${weight}${styleNames[weight]}`;
    return `${style}/${file}_${style}.ttf`;
  };
  return {
    kind: 'whole',
    name,
    npmPackage: `@expo-google-fonts/${dashed(name)}`,
    files: Object.fromEntries(weights.map((weight) => [weight, path(weight)])),
    licence: 'OFL-1.1',
  };
}

/** The slanted files of a family, as a family of its own: a text asks for one or the other. */
function italicFamily<const Name extends string>(
  name: Name,
  weight: keyof typeof styleNames,
): WholeFamily & { readonly name: `${Name} Italic` } {
  const file = name.replaceAll(' ', '');
  const style = `${weight}${styleNames[weight]}_Italic`;
  return {
    kind: 'whole',
    name: `${name} Italic`,
    npmPackage: `@expo-google-fonts/${dashed(name)}`,
    files: { [weight]: `${style}/${file}_${style}.ttf` },
    licence: 'OFL-1.1',
  };
}

/** Han families whose slices in npm have gaps, cut here. */
function wholeHanFamily<const Name extends string>(name: Name): WholeFamily & { readonly name: Name } {
  return { ...wholeFamily(name, [400, 700]), cutAlong: `@fontsource-variable/${dashed(name)}` };
}

function notoFamily<const Name extends string>(name: Name): VariableFamily & { readonly name: Name } {
  const npmPackage = `@fontsource-variable/${dashed(name)}`;
  return { kind: 'variable', name, npmPackage, licence: 'OFL-1.1' };
}

function dashed(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

export const fontFamilies = [
  wholeFamily('Source Serif 4', [700]),
  wholeFamily('Source Sans 3', [400, 700]),
  wholeFamily('Inter', [500, 700]),
  wholeFamily('Fira Sans Condensed', [500, 700]),
  italicFamily('Source Serif 4', 600),
  italicFamily('Inter', 600),
  italicFamily('Fira Sans Condensed', 600),
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
  wholeFamily('Noto Sans NKo', [400]),
  wholeFamily('Noto Sans Tifinagh', [400]),
  notoFamily('Noto Sans JP'),
  notoFamily('Noto Sans KR'),
  wholeHanFamily('Noto Sans SC'),
  wholeHanFamily('Noto Sans TC'),
  wholeFamily('Noto Sans Math', [400]),
] as const satisfies readonly FontFamily[];

export type FontFamilyName = (typeof fontFamilies)[number]['name'];
