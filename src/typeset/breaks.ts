import { Rules } from '@cto.af/linebreak';
import { belongsTogether } from './no-break.ts';
import { isPhraseBreak } from './phrases.ts';

/** A stretch of text that is never broken, with the white space that follows it. */
export interface Atom {
  /** UTF-16 offsets: the ink is `start` to `end`, the space after it `end` to `next`. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** A line ends here because the editor said so (U+000A). */
  readonly forced: boolean;
}

const rules = new Rules();
const ZERO_WIDTH_JOINER = '\u200d';

/** Scripts without spaces between words: their breaks come from the runtime's dictionaries (UAX #14, class SA). */
const DICTIONARY_SCRIPTS = [
  { language: 'th', text: /\p{Script=Thai}[\p{Script=Thai}\p{M}]+/gu },
  { language: 'lo', text: /\p{Script=Lao}[\p{Script=Lao}\p{M}]+/gu },
  { language: 'km', text: /\p{Script=Khmer}[\p{Script=Khmer}\p{M}]+/gu },
  { language: 'my', text: /\p{Script=Myanmar}[\p{Script=Myanmar}\p{M}]+/gu },
] as const;
const HAS_DICTIONARY_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const STARTS_WORD = /[\p{L}\p{N}]/u;
/** A Burmese consonant without a vowel ends the syllable before it; the dictionary begins words with some. */
const KILLED_CONSONANT = /^\p{Script=Myanmar}[\u1037\u1038]?[\u1039\u103a]/u;
const HAS_KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const HANGUL_LETTER = /\p{Script=Hangul}/gu;
const KOREAN_LETTER = /[\p{Script=Hangul}\p{Script=Han}]/gu;
/** Dots between the parts of a Korean list: a line may end with one. */
const KOREAN_DOT = /(?<=\p{L})[·‧ㆍ](?=\p{L})/gu;

/** How a text's breaks are found: `words` as its language wants them, `anywhere` where UAX #14 lets it. */
export type BreakStrictness = 'words' | 'anywhere';

/** Cuts a text at its break opportunities (UAX #14), with the rules of its language on top. */
export function splitAtoms(text: string, language: string, strictness: BreakStrictness = 'words'): Atom[] {
  const positions = new Set<number>();
  const isKorean = strictness === 'words' && HANGUL.test(text);
  if (isKorean) for (const { index } of text.matchAll(KOREAN_DOT)) positions.add(index + 1);
  for (const { position } of rules.breaks(isKorean ? withKoreanWords(text, language) : text)) {
    // The library lets a line end inside a joined emoji, which LB8a forbids.
    if (text[position - 1] !== ZERO_WIDTH_JOINER) positions.add(position);
  }
  if (HAS_DICTIONARY_SCRIPT.test(text))
    for (const position of dictionaryBreaks(text)) positions.add(position);
  const kept = strictness === 'words' ? withoutTornWords(text, language, positions) : [...positions];

  const atoms: Atom[] = [];
  let start = 0;
  for (const next of new Set([...kept.sort((one, other) => one - other), text.length])) {
    const whole = text.slice(start, next);
    const ink = whole.replace(/[ \n\u200b]+$/, '');
    if (ink !== '') atoms.push({ start, end: start + ink.length, next, forced: whole.endsWith('\n') });
    start = next;
  }
  return atoms;
}

/**
 * Korean words are kept whole, figures, Latin names and what stands in brackets behind them included: the rules see
 * letters of an alphabet in the place of syllables (what CSS calls `keep-all`).
 */
function withKoreanWords(text: string, language: string): string {
  const letter = /^ko\b/i.test(language) ? KOREAN_LETTER : HANGUL_LETTER;
  return text.replace(letter, (character) => 'a'.repeat(character.length));
}

function* dictionaryBreaks(text: string): Generator<number> {
  for (const { language, text: pattern } of DICTIONARY_SCRIPTS) {
    const segmenter = wordSegmenter(language);
    for (const { 0: stretch, index: at } of text.matchAll(pattern)) {
      for (const { index } of segmenter.segment(stretch)) {
        // A word begins with a letter: signs and marks stay with what stands before them.
        const starts = STARTS_WORD.test(stretch.slice(index, index + 1));
        if (index > 0 && starts && !KILLED_CONSONANT.test(stretch.slice(index, index + 3))) yield at + index;
      }
    }
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** Breaks that UAX #14 allows and a reader of the language does not expect go out. */
function withoutTornWords(text: string, language: string, positions: ReadonlySet<number>): number[] {
  const phrases = language.startsWith('ja') || HAS_KANA.test(text) ? isPhraseBreak(text) : undefined;
  return [...positions].filter((position) => {
    const isSpaced = /[\s\u200b]/u.test(text[position - 1] ?? '');
    if (isSpaced) return !belongsTogether(text, position, language);
    if (RANGE.test(text.slice(position - 2, position + 1))) return false;
    const around = `${lastCharacter(text, position)}${String.fromCodePoint(text.codePointAt(position) ?? 0x20)}`;
    if (NUMBER_OF_HAN.test(around)) return false;
    return phrases === undefined || !EAST_ASIAN.test(around) || phrases(position);
  });
}

/** A score, a span of years or hours: 3–2, 2024–2026, 10:30–12:00. */
const RANGE = /^\p{Nd}[\p{Pd}\u2212]\p{Nd}$/u;

/** A figure and what it counts: 2024年, 15万. */
const NUMBER_OF_HAN = /^\p{Nd}\p{Script=Han}$/u;

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function lastCharacter(text: string, position: number): string {
  const code = text.charCodeAt(position - 1);
  return code >= 0xdc00 && code <= 0xdfff
    ? text.slice(position - 2, position)
    : text.slice(position - 1, position);
}
