import { HEADLINE_MAX_GRAPHEMES, LABEL_MAX_CHARS, MARKS_PER_BASE_MAX } from '../limits.ts';

/** Entities that feeds and saved pages leave in their texts; decoded once, so `&amp;lt;` stays `&lt;`. */
const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

/** Controls and bidi overrides go (an override can turn an order of words round); U+000A is the editor's own break. */
const UNWANTED = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\p{Co}\p{Cn}]/gu;
/** White space except the no-break spaces, which do their work in the setting. */
const WHITE_SPACE = /[^\S\u00a0\u202f\n]+/gu;
const MARKS_BEYOND_BOUND = new RegExp(`((?:\\p{M}\\u200d*){${MARKS_PER_BASE_MAX}})(?:\\p{M}\\u200d*)+`, 'gu');
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\s]/u;

/**
 * Text as it is set: well-formed, NFC, entities decoded once, white space folded, controls and overrides
 * out, at most 8 marks on a base. ZWNJ, ZWJ, LRM, RLM, ALM, no-break spaces and soft hyphens stay.
 *
 * Cleaning what is clean changes nothing, except that a second pass would decode a second layer of entities.
 */
export function cleanText(text: string): string {
  return decodeEntities(text.toWellFormed().replaceAll('\ufffd', ''))
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

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return Object.hasOwn(NAMED_ENTITIES, name) ? NAMED_ENTITIES[name]! : whole;
      const codePoint = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      const scalar = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
      return scalar ? String.fromCodePoint(codePoint) : whole;
    },
  );
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
