import type { Direction } from '../src/typeset/direction.ts';
import type { VoiceId } from '../src/typeset/voices.ts';

/** The faces of the voice's own scripts, which is where a letter of them belongs. */
const ofVoices: Readonly<Record<VoiceId, RegExp>> = {
  editorial: /^Source (Serif 4|Sans 3)$/,
  modern: /^(Inter|Source (Serif 4|Sans 3))$/,
  tabloid: /^(Fira Sans Condensed|Inter|Source (Serif 4|Sans 3))$/,
};
const OWN_SCRIPTS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * The family in which a letter of a script belongs beside a serif; beside a sans it is the same name with Sans
 * for Serif. Arabic and Han also go by language. The keys are Unicode's long names, as `\p{Script=…}` takes them.
 */
const familyOfScript: Readonly<Record<string, string>> = {
  Hebrew: 'Noto Serif Hebrew',
  Devanagari: 'Noto Serif Devanagari',
  Bengali: 'Noto Serif Bengali',
  Gurmukhi: 'Noto Sans Gurmukhi',
  Gujarati: 'Noto Sans Gujarati',
  Oriya: 'Noto Sans Oriya',
  Tamil: 'Noto Sans Tamil',
  Telugu: 'Noto Sans Telugu',
  Kannada: 'Noto Sans Kannada',
  Malayalam: 'Noto Sans Malayalam',
  Sinhala: 'Noto Sans Sinhala',
  Thai: 'Noto Sans Thai',
  Lao: 'Noto Sans Lao',
  Khmer: 'Noto Sans Khmer',
  Myanmar: 'Noto Sans Myanmar',
  Ethiopic: 'Noto Sans Ethiopic',
  Armenian: 'Noto Serif Armenian',
  Georgian: 'Noto Serif Georgian',
  Ol_Chiki: 'Noto Sans Ol Chiki',
  Nko: 'Noto Sans NKo',
  Tifinagh: 'Noto Sans Tifinagh',
  Hiragana: 'Noto Sans JP',
  Katakana: 'Noto Sans JP',
  Hangul: 'Noto Sans KR',
};
/** Tibetan has a serif alone. */
const TIBETAN = 'Noto Serif Tibetan';

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

/** What decides which face a letter belongs in. */
export interface Writing {
  readonly lang: string;
  readonly script: string;
  readonly voice: VoiceId;
  /** Whether Urdu was set in Naskh, because Nastaliq would have been cut. */
  readonly isNaskh: boolean;
}

/** @returns the families that may draw the cluster; undefined where any may (digits, punctuation, signs). */
export function expectedFamily(
  cluster: string,
  { lang, script, voice, isNaskh }: Writing,
): RegExp | undefined {
  const isSerif = voice === 'editorial';
  if (/^\p{Script=Arabic}/u.test(cluster) && /^[\p{L}\p{M}]/u.test(cluster)) {
    if (lang === 'ur' && !isNaskh) return /^Noto Nastaliq Urdu$/;
    return isSerif ? /^Noto Naskh Arabic$/ : /^Noto Sans Arabic$/;
  }
  if (/^\p{Script=Han}/u.test(cluster)) return hanFamilies[script] ?? /^Noto Sans (SC|TC|JP|KR)$/;
  if (!/^\p{L}/u.test(cluster)) return undefined;
  if (OWN_SCRIPTS.test(cluster)) return ofVoices[voice];
  if (/^\p{Script=Tibetan}/u.test(cluster)) return new RegExp(`^${TIBETAN}$`);
  const family = patterns.find(([pattern]) => pattern.test(cluster))?.[1];
  return family === undefined
    ? undefined
    : new RegExp(`^${isSerif ? family : family.replace('Serif', 'Sans')}$`);
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Nkoo']);

export function directionOfScript(script: string): Direction {
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}
