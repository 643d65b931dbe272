import { STARTS_WITH_UNIT } from './units.ts';

/** What is looked at on either side of a space: the longest unit and the longest number with its sign are shorter. */
const REACH_UNITS = 24;

/** A figure with its sign, its thousands parted by spaces included. */
const NUMBER_END = /(?:^|[\s(])[\p{Sc}№#±~<>+−-]*\p{Nd}[\p{Nd}.,:/\u00a0\u202f]*$/u;
/** The next three digits of a figure: 10 000, 3 500 000. */
const THOUSANDS = /^\p{Nd}{3}(?![\p{Nd}])/u;
const SHORT_NUMBER_END = /(?:^|[\s(])[\p{Sc}№#±~<>+−-]*\p{Nd}{1,3}(?:[\u00a0\u202f ]\p{Nd}{3})*$/u;
/** What stands before the figure that it counts: $ 50, No. 5, § 12, p. 7. */
const COUNTS_NEXT =
  /(?:^|[\s(])(?:\p{Sc}|№|§|#|n°|[Nn]o\.|[Nn]r\.|[Nn]º|pp?\.|[Vv]ol\.|Rs\.?|USD|EUR|GBP|стр\.|ст\.)$/u;
const NUMBER_START = /^\p{Nd}/u;

/** Languages whose one-letter prepositions and conjunctions no line ends with. */
const LATIN_SLAVIC = /^(?:pl|cs|sk|sl|hr|bs|sr|hsb|dsb|csb|szl)\b/i;
/** Letters that Polish, Czech, Slovak and their neighbours have and other Latin languages lack. */
const LATIN_SLAVIC_LETTER = /[ąęłńśźżřěůčšžďťňĽľŕĺ]/iu;
const ONE_CYRILLIC_LETTER = /(?:^|[\s(«„"“])[аАвВиИкКоОсСуУяЯіІйЙзЗўЎєЄ]$/u;
const ONE_LATIN_LETTER = /(?:^|[\s(„"“])[aAiIkKoOsSuUvVwWzZ]$/u;

const INITIAL_END = /(?:^|[\s.(«"“„])\p{Lu}\.$/u;
const NAME_START = /^\p{Lu}/u;

/**
 * Whether what stands on both sides of a space is read as one: a number and its unit, the thousands of a number, a
 * one-letter preposition and its word, the initials of a name.
 *
 * @param position where the line would begin.
 */
export function belongsTogether(text: string, position: number, language: string): boolean {
  if (text[position - 1] === '\n') return false;
  const before = text.slice(Math.max(0, position - REACH_UNITS), position).trimEnd();
  const after = text.slice(position, position + REACH_UNITS);
  if (NUMBER_END.test(before) && STARTS_WITH_UNIT.test(after)) return true;
  if (NUMBER_START.test(after)) {
    if (COUNTS_NEXT.test(before)) return true;
    return THOUSANDS.test(after) && SHORT_NUMBER_END.test(before);
  }
  if (INITIAL_END.test(before) && NAME_START.test(after)) return true;
  if (ONE_CYRILLIC_LETTER.test(before)) return true;
  const isSlavic = LATIN_SLAVIC.test(language) || LATIN_SLAVIC_LETTER.test(text);
  return isSlavic && ONE_LATIN_LETTER.test(before);
}
