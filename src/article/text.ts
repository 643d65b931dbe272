import { decodeHTMLStrict } from 'entities/decode';
import { HEADLINE_MAX_GRAPHEMES, LABEL_MAX_CHARS, MARKS_PER_BASE_MAX } from '../limits.ts';

/**
 * Controls and bidi overrides go (an override can turn an order of words round), and so do places where something
 * stood that is no text; U+000A is the editor's own break. What no font has stays: its box says that it was there.
 */
const UNWANTED =
  /[\p{Cc}\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufeff\ufff9-\ufffd\p{Noncharacter_Code_Point}]/gu;
/** White space except the no-break spaces, which do their work in the setting. */
const WHITE_SPACE = /[^\S\u00a0\u202f\n]+/gu;
/** Joiners between them do not part marks from their base. */
const MARK = String.raw`(?:\p{M}[\u200c\u200d]*)`;
const MARKS_BEYOND_BOUND = new RegExp(`(${MARK}{${MARKS_PER_BASE_MAX}})${MARK}+`, 'gu');
/** U+2800 is the braille cell without a dot. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\s\u2800]/u;

/**
 * Text as it is set: well-formed, NFC, HTML's entities decoded once (`&amp;lt;` is `&lt;`), white space folded,
 * controls and overrides out, at most 8 marks on a base. ZWNJ, ZWJ, LRM, RLM, ALM, no-break spaces and soft
 * hyphens stay.
 *
 * Cleaning what is clean changes nothing, except that a second pass would decode a second layer of entities.
 */
export function cleanText(text: string): string {
  return decodeHTMLStrict(text.toWellFormed())
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(UNWANTED, (character) => (/\s/.test(character) ? character : ''))
    .replace(WHITE_SPACE, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n')
    .normalize('NFC')
    .replace(MARKS_BEYOND_BOUND, '$1')
    .trim();
}

/** Whether anything of the text leaves ink. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** User-perceived characters (UAX #29). */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The text, or its first 300 graphemes with an ellipsis when it is longer than any headline. */
export function boundHeadline(text: string): { text: string; shortened: boolean } {
  // A grapheme has a unit at least.
  if (text.length <= HEADLINE_MAX_GRAPHEMES) return { text, shortened: false };
  // Only as much as can matter is segmented: a grapheme of more than 32 units is no text.
  const candidates = splitGraphemes(text.slice(0, HEADLINE_MAX_GRAPHEMES * 32));
  if (candidates.length <= HEADLINE_MAX_GRAPHEMES) return { text, shortened: false };
  const kept = candidates.slice(0, HEADLINE_MAX_GRAPHEMES - 1).join('');
  const next = candidates[HEADLINE_MAX_GRAPHEMES - 1]!;
  const word = /^\s/.test(next) ? kept : kept.replace(/\s+\S*$/, '');
  return { text: `${(word === '' ? kept : word).trimEnd()}…`, shortened: true };
}

/** Clean text that stays on one line, whatever breaks it came with. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ');
}

/** A label on one line, at most 120 characters of it; undefined where nothing of it can be seen. */
export function shortLabel(text: string | undefined): string | undefined {
  const clean = cleanLine(text ?? '');
  if (!isVisible(clean)) return undefined;
  if (clean.length <= LABEL_MAX_CHARS) return clean;
  let kept = '';
  for (const grapheme of splitGraphemes(clean.slice(0, LABEL_MAX_CHARS * 2))) {
    if (kept.length + grapheme.length > LABEL_MAX_CHARS) break;
    kept += grapheme;
  }
  return kept;
}
