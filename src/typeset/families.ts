import type { FontFamilyName } from '../../fonts/manifest.ts';
import han from '#generated/han.json' with { type: 'json' };
import { isWithin, OWN_FAMILY_PREFIX, unpackRanges } from './font-index.ts';
import type { TextStyle } from './voices.ts';

/** The face of a script in each kind of voice. Where a script has one face, both are the same. */
interface ScriptFaces {
  readonly serif: FontFamilyName;
  readonly sans: FontFamilyName;
}

function both(family: FontFamilyName): ScriptFaces {
  return { serif: family, sans: family };
}

/** Scripts beyond the voices' own, in the order in which a character is looked for. */
const scriptFaces: readonly ScriptFaces[] = [
  { serif: 'Noto Naskh Arabic', sans: 'Noto Sans Arabic' },
  { serif: 'Noto Serif Hebrew', sans: 'Noto Sans Hebrew' },
  { serif: 'Noto Serif Devanagari', sans: 'Noto Sans Devanagari' },
  { serif: 'Noto Serif Bengali', sans: 'Noto Sans Bengali' },
  both('Noto Sans Gurmukhi'),
  both('Noto Sans Gujarati'),
  both('Noto Sans Oriya'),
  both('Noto Sans Tamil'),
  both('Noto Sans Telugu'),
  both('Noto Sans Kannada'),
  both('Noto Sans Malayalam'),
  both('Noto Sans Sinhala'),
  both('Noto Sans Thai'),
  both('Noto Sans Lao'),
  both('Noto Sans Khmer'),
  both('Noto Sans Myanmar'),
  both('Noto Serif Tibetan'),
  both('Noto Sans Ethiopic'),
  { serif: 'Noto Serif Armenian', sans: 'Noto Sans Armenian' },
  { serif: 'Noto Serif Georgian', sans: 'Noto Sans Georgian' },
  both('Noto Sans Ol Chiki'),
  both('Noto Sans NKo'),
  both('Noto Sans Tifinagh'),
];

/** Han characters look different in each country: the language's own face first, then the widest. */
const hanFaces = {
  'zh-Hans': ['Noto Sans SC', 'Noto Sans TC', 'Noto Sans JP', 'Noto Sans KR'],
  'zh-Hant': ['Noto Sans TC', 'Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR'],
  ja: ['Noto Sans JP', 'Noto Sans SC', 'Noto Sans TC', 'Noto Sans KR'],
  ko: ['Noto Sans KR', 'Noto Sans JP', 'Noto Sans SC', 'Noto Sans TC'],
} as const satisfies Record<string, readonly FontFamilyName[]>;

/** Signs of mathematics that the text faces lack, such as ≒. */
const SIGNS = 'Noto Sans Math';

export const NASTALIQ = 'Noto Nastaliq Urdu';

/** Characters that only one of the two Chinese hands writes: what a bare “zh” leaves open. */
const onlySimplified = unpackRanges(han.onlySimplified);
const onlyTraditional = unpackRanges(han.onlyTraditional);

/** Which hand a script is written in, its text does not say. */
const NEVER = /(?!)/;

/**
 * Distance of baselines in em that the readers of a script are used to. Scripts with marks above and below
 * need more of it than Latin, and Han squares want air between their lines.
 */
const leadings: readonly (readonly [family: RegExp, script: RegExp, leadingEm: number])[] = [
  [/Nastaliq/, NEVER, 1.9],
  [/Arabic|NKo/, /[\p{Script=Arabic}\p{Script=Nko}]/u, 1.3],
  [
    /Devanagari|Bengali|Gurmukhi|Gujarati|Oriya|Tamil|Telugu|Kannada|Malayalam|Sinhala/,
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u,
    1.25,
  ],
  [
    /Thai|Lao|Khmer|Myanmar|Tibetan/,
    /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u,
    1.25,
  ],
  [
    / (SC|TC|JP|KR)$/,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u,
    1.18,
  ],
];

/**
 * @param families that draw a text. Those of presscard tell their script by their name; where a newsroom brings one,
 *   the text tells.
 * @returns the leading of the script that needs most, at least the style's own.
 */
export function leadingFor(
  { leadingEm, hasOwnLeading }: TextStyle,
  families: Iterable<string>,
  text: string,
): number {
  let most = leadingEm;
  for (const family of families) {
    const isBrought = family.startsWith(OWN_FAMILY_PREFIX);
    if (isBrought && hasOwnLeading) continue;
    const found = leadings.find(([name, script]) => (isBrought ? script.test(text) : name.test(family)));
    most = Math.max(most, found?.[2] ?? 0);
  }
  return most;
}

/** Every family that may draw a text of this style and language, in the order in which a character is looked for. */
export function familiesFor(
  { families, kind, urdu }: TextStyle,
  { text, language }: { text: string; language: string },
): readonly string[] {
  const isNastaliq = primary(language) === 'ur' && urdu !== 'naskh';
  return [
    ...families,
    ...(isNastaliq ? [NASTALIQ] : []),
    ...scriptFaces.map((faces) => faces[kind]),
    ...hanFaces[hanLanguage(text, language)],
    SIGNS,
  ];
}

function hanLanguage(text: string, language: string): keyof typeof hanFaces {
  const tag = language.toLowerCase();
  if (tag.startsWith('ja')) return 'ja';
  if (tag.startsWith('ko')) return 'ko';
  if (/^(zh|yue)\b.*(hant|tw|hk|mo)\b|^yue$/.test(tag)) return 'zh-Hant';
  if (/hans|cn|sg/.test(tag)) return 'zh-Hans';
  let traditional = 0;
  for (const [character] of text.matchAll(HAN)) {
    const codePoint = character.codePointAt(0)!;
    if (isWithin(onlyTraditional, codePoint)) traditional++;
    else if (isWithin(onlySimplified, codePoint)) traditional--;
  }
  return traditional > 0 ? 'zh-Hant' : 'zh-Hans';
}

const HAN = /\p{Script=Han}/gu;

function primary(language: string): string {
  return language.split('-')[0]!.toLowerCase();
}
