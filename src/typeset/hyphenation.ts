import createHyphenator, { type PatternsDefinition } from 'hyphen';
import { LRUCache } from 'lru-cache';
import { splitGraphemes } from '../article/text.ts';
import { HYPHENATION_CACHE_MAX_BYTES } from '../limits.ts';
import type { FontPort, LogPort } from '../ports.ts';
import { hyphenationFor, patternsFile } from './hyphenation-languages.ts';

/** Where words may be divided: by UTF-16 offset the sign that ends the line there, which may be empty. */
export type Hyphens = ReadonlyMap<number, string>;

/** Letters kept together at a word's ends: the strictest that any of the languages asks for. */
const BEFORE_HYPHEN_MIN_LETTERS = 2;
const AFTER_HYPHEN_MIN_LETTERS = 3;
/** Capitals up to this many are an abbreviation that is read as one sign. */
const ACRONYM_MAX_LETTERS = 6;

const TOKEN = /\S+/gu;
/** URLs, e-mail addresses and handles, domains and file names, hashtags, paths. */
const ADDRESS = /[@/\\_]|^[^\p{L}\p{N}]*#|^www\.|\p{L}\.\p{L}/u;
const WORD = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{M}\u200c\u200d]+(?![\p{L}\p{N}\p{M}])/gu;
const ACRONYM = new RegExp(`^\\p{Lu}{1,${ACRONYM_MAX_LETTERS}}$`, 'u');
const MARKER = '\u00ad';

/** Divides words by their language's patterns, which are fetched when a word first needs them. */
export class Hyphenator {
  readonly #patterns: LRUCache<string, PatternsDefinition>;
  readonly #log: LogPort;

  constructor(fonts: FontPort, log: LogPort) {
    this.#log = log;
    this.#patterns = new LRUCache({
      maxSize: HYPHENATION_CACHE_MAX_BYTES,
      fetchMethod: async (name, _stale, { options }) => {
        const bytes = await fonts.load({ id: `hyphenation/${name}`, file: patternsFile(name) });
        options.size = bytes.byteLength;
        return JSON.parse(new TextDecoder().decode(bytes)) as PatternsDefinition;
      },
    });
  }

  /**
   * @param language BCP 47 tag of the text.
   * @returns no place for words that have no patterns. Patterns that cannot be loaded cost a line in the log,
   * never the card.
   */
  async divide(text: string, language: string): Promise<Hyphens> {
    const places = new Map<number, string>();
    for (const { word, start } of wordsOf(text)) {
      const hyphenation = hyphenationFor(word, language);
      const patterns = hyphenation && (await this.#load(hyphenation.patterns));
      if (!patterns) continue;
      for (const offset of placesIn(word, patterns, language)) places.set(start + offset, hyphenation.hyphen);
    }
    return places;
  }

  async #load(name: string): Promise<PatternsDefinition | undefined> {
    try {
      return await this.#patterns.fetch(name);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#log.write('warn', 'hyphenation_missing', { patterns: name, reason });
      return undefined;
    }
  }
}

/** Words that may be divided: none in addresses, hashtags and numbers, no abbreviations. */
function* wordsOf(text: string): Generator<{ word: string; start: number }> {
  for (const { 0: token, index: at } of text.matchAll(TOKEN)) {
    if (ADDRESS.test(token)) continue;
    for (const { 0: word, index } of token.matchAll(WORD)) {
      if (!ACRONYM.test(word)) yield { word, start: at + index };
    }
  }
}

function placesIn(word: string, [levels, trie, exceptions]: PatternsDefinition, language: string): number[] {
  const letters = splitGraphemes(word);
  if (letters.length < BEFORE_HYPHEN_MIN_LETTERS + AFTER_HYPHEN_MIN_LETTERS) return [];
  // The library keeps every word that it has seen in the object of exceptions: it is given a fresh one.
  const divide = createHyphenator([levels, trie, { ...exceptions }], {
    html: false,
    hyphenChar: MARKER,
    minWordLength: 1,
  });
  const wanted = new Set<number>();
  for (const piece of divide(lowerCase(word, language)).split(MARKER)) {
    wanted.add(Math.max(0, ...wanted) + piece.length);
  }
  const places: number[] = [];
  let offset = 0;
  for (const [index, letter] of letters.entries()) {
    const isInside = index >= BEFORE_HYPHEN_MIN_LETTERS && letters.length - index >= AFTER_HYPHEN_MIN_LETTERS;
    if (isInside && wanted.has(offset)) places.push(offset);
    offset += letter.length;
  }
  return places;
}

/** Lower case unit by unit: the patterns are, offsets must stay, and the machine's own language must not matter. */
function lowerCase(word: string, language: string): string {
  const isTurkic = /^(?:tr|az)\b/i.test(language);
  return word.replace(/\p{Lu}/gu, (letter) => {
    if (isTurkic && letter === 'I') return 'ı';
    if (letter === 'İ') return 'i';
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}
