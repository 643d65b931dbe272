import type { Direction } from '../src/typeset/direction.ts';

const LATIN_GREEK_CYRILLIC = /^(Source Serif 4|Source Sans 3)$/;

/**
 * The family in which a letter of a script belongs on an editorial card; Arabic and Han also go by language.
 * The keys are Unicode's long names, as `\p{Script=…}` takes them.
 */
const familyOfScript: Readonly<Record<string, RegExp>> = {
  Latin: LATIN_GREEK_CYRILLIC,
  Greek: LATIN_GREEK_CYRILLIC,
  Cyrillic: LATIN_GREEK_CYRILLIC,
  Hebrew: /^Noto Serif Hebrew$/,
  Devanagari: /^Noto Serif Devanagari$/,
  Bengali: /^Noto Serif Bengali$/,
  Gurmukhi: /^Noto Sans Gurmukhi$/,
  Gujarati: /^Noto Sans Gujarati$/,
  Oriya: /^Noto Sans Oriya$/,
  Tamil: /^Noto Sans Tamil$/,
  Telugu: /^Noto Sans Telugu$/,
  Kannada: /^Noto Sans Kannada$/,
  Malayalam: /^Noto Sans Malayalam$/,
  Sinhala: /^Noto Sans Sinhala$/,
  Thai: /^Noto Sans Thai$/,
  Lao: /^Noto Sans Lao$/,
  Khmer: /^Noto Sans Khmer$/,
  Myanmar: /^Noto Sans Myanmar$/,
  Tibetan: /^Noto Serif Tibetan$/,
  Ethiopic: /^Noto Sans Ethiopic$/,
  Armenian: /^Noto Serif Armenian$/,
  Georgian: /^Noto Serif Georgian$/,
  Ol_Chiki: /^Noto Sans Ol Chiki$/,
  Nko: /^Noto Sans NKo$/,
  Tifinagh: /^Noto Sans Tifinagh$/,
  Hiragana: /^Noto Sans JP$/,
  Katakana: /^Noto Sans JP$/,
  Hangul: /^Noto Sans KR$/,
};

const patterns = Object.entries(familyOfScript).map(
  ([script, family]) => [new RegExp(`^\\p{Script=${script}}`, 'u'), family] as const,
);

/** Han is drawn as the country writes it: `script` is the headline's own (Hans, Hant, Jpan, Kore). */
const hanFamilies: Readonly<Record<string, RegExp>> = {
  Hans: /^Noto Sans SC$/,
  Hant: /^Noto Sans TC$/,
  Jpan: /^Noto Sans JP$/,
  Kore: /^Noto Sans KR$/,
};

/**
 * @param isNaskh whether Urdu was set in Naskh, because Nastaliq would have been cut.
 * @returns the families that may draw the cluster; undefined where any may (digits, punctuation, signs). */
export function expectedFamily(
  cluster: string,
  { lang, script, isNaskh }: { lang: string; script: string; isNaskh: boolean },
): RegExp | undefined {
  if (/^\p{Script=Arabic}/u.test(cluster) && /^[\p{L}\p{M}]/u.test(cluster))
    return lang === 'ur' && !isNaskh ? /^Noto Nastaliq Urdu$/ : /^Noto Naskh Arabic$/;
  if (/^\p{Script=Han}/u.test(cluster)) return hanFamilies[script] ?? /^Noto Sans (SC|TC|JP|KR)$/;
  if (!/^\p{L}/u.test(cluster)) return undefined;
  return patterns.find(([pattern]) => pattern.test(cluster))?.[1];
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Nkoo']);

export function directionOfScript(script: string): Direction {
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}
