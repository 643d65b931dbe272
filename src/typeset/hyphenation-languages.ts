/** A language's patterns and what shows where they divide a word. */
export interface Hyphenation {
  /** Name of the patterns in the package `hyphen`, which takes them from TeX. */
  readonly patterns: string;
  /** Empty in scripts that divide a word without a sign. */
  readonly hyphen: string;
}

/** Shown where a line ends inside a word. The faces draw it as their plain hyphen. */
const HYPHEN = '\u2010';
const ARMENIAN_HYPHEN = '\u058a';

/**
 * Patterns by the script of the word and the language of the text. Not here are the languages whose patterns
 * are under the GPL (Czech, Slovak, Indonesian), and those that break between syllables anyway (Thai, Ethiopic).
 */
const patternsByScript = {
  Latin: {
    ...sameNames(
      'af ca cy da es et eu fi fr fur ga gl hr hsb hu is it kmr lt lv nb nl oc pl pt rm sl sq sv tk tr',
    ),
    bs: 'sh-latn',
    cnr: 'sh-latn',
    de: 'de-1996',
    en: 'en-us',
    ku: 'kmr',
    nn: 'nb',
    no: 'nb',
    sh: 'sh-latn',
    sr: 'sh-latn',
  },
  Cyrillic: {
    ...sameNames('be bg ru uk'),
    bs: 'sh-cyrl',
    cnr: 'sh-cyrl',
    mn: 'mn-cyrl',
    sh: 'sh-cyrl',
    sr: 'sh-cyrl',
  },
  Greek: { el: 'el-monoton' },
  Armenian: { hy: 'hy' },
  Georgian: { ka: 'ka' },
  Devanagari: sameNames('hi mr'),
  Bengali: sameNames('as bn'),
  Gurmukhi: { pa: 'pa' },
  Gujarati: { gu: 'gu' },
  Oriya: { or: 'or' },
  Tamil: { ta: 'ta' },
  Telugu: { te: 'te' },
  Kannada: { kn: 'kn' },
  Malayalam: { ml: 'ml' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The signs of scripts that do not show the plain hyphen: Armenian has its own, those of India show none. */
const hyphens: Readonly<Record<string, string>> = {
  Latin: HYPHEN,
  Cyrillic: HYPHEN,
  Greek: HYPHEN,
  Georgian: HYPHEN,
  Armenian: ARMENIAN_HYPHEN,
};

/** English is divided by sound in America and by origin elsewhere. */
const AMERICAN = /^en(?:-Latn)?(?:-(?:US|CA|PH)\b.*)?$/i;
const BRITISH = 'en-gb';

/** What shows where a line ends with a soft hyphen of the text's own, by the character before it. */
export function softHyphenAfter(character: string): string {
  return /\p{Script=Armenian}/u.test(character) ? ARMENIAN_HYPHEN : HYPHEN;
}

/** Every set of patterns that a word may need. */
export const patternNames: readonly string[] = [
  ...new Set([
    BRITISH,
    ...Object.values(patternsByScript).flatMap((byLanguage) => Object.values(byLanguage)),
  ]),
];

/** Where the generated patterns lie, under the fonts folder or the static assets. */
export function patternsFile(name: string): string {
  return `hyphenation/${name}.json`;
}

const scripts = Object.entries(patternsByScript).map(([script, byLanguage]) => ({
  script,
  byLanguage: byLanguage as Readonly<Record<string, string>>,
  word: new RegExp(`^[\\p{Script=${script}}\\p{M}\\u200c\\u200d]+$`, 'u'),
}));

/**
 * How a word is divided in a text of a language.
 *
 * @param language BCP 47 tag.
 * @returns undefined where there are no patterns: for the language, or for a word in another script.
 */
export function hyphenationFor(word: string, language: string): Hyphenation | undefined {
  const primary = language.split('-')[0]!.toLowerCase();
  const found = scripts.find(
    ({ byLanguage, word: isOfScript }) => Object.hasOwn(byLanguage, primary) && isOfScript.test(word),
  );
  if (!found) return undefined;
  const patterns = primary === 'en' && !AMERICAN.test(language) ? BRITISH : found.byLanguage[primary]!;
  return { patterns, hyphen: hyphens[found.script] ?? '' };
}

function sameNames(languages: string): Record<string, string> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, language]));
}
