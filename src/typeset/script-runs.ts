/** Scripts that presscard has faces for. Han and both kana are one: a Japanese word mixes them. */
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Nko}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Gurmukhi}/u,
  /\p{Script=Gujarati}/u,
  /\p{Script=Oriya}/u,
  /\p{Script=Tamil}/u,
  /\p{Script=Telugu}/u,
  /\p{Script=Kannada}/u,
  /\p{Script=Malayalam}/u,
  /\p{Script=Sinhala}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Lao}/u,
  /\p{Script=Khmer}/u,
  /\p{Script=Myanmar}/u,
  /\p{Script=Tibetan}/u,
  /\p{Script=Ethiopic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Ol_Chiki}/u,
  /\p{Script=Tifinagh}/u,
] as const;
const OTHER = SCRIPTS.length;
/** Of any script: digits, signs, spaces, marks. */
const SHARED = OTHER + 1;
const JOINED: ReadonlySet<number> = new Set(
  ['ا', 'ߊ'].map((letter) => SCRIPTS.findIndex((pattern) => pattern.test(letter))),
);

const IS_SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u;
const ONLY_ASCII = /^[\0-\x7f]*$/;
/** The brackets in use among Unicode's pairs; quotation marks are none, because languages pair them differently. */
const BRACKETS = new Map(
  ['()', '[]', '{}', '（）', '［］', '｛｝', '「」', '『』', '【】', '〈〉', '《》', '〔〕'].map(
    ([open, close]) => [close!, open!],
  ),
);
const OPENING = new Set(BRACKETS.values());

/**
 * The script of every UTF-16 unit, as a number: equal ones are shaped together. Digits, signs and spaces are
 * of the script before them, and a closing bracket is of its opening one's (UAX #24, 5.1 and 5.2), which is how
 * browsers do it.
 */
export function scriptsOf(text: string): Uint8Array {
  const scripts = new Uint8Array(text.length);
  if (ONLY_ASCII.test(text)) return scripts;
  let current = firstScript(text);
  const open: { bracket: string; script: number }[] = [];
  let at = 0;
  for (const character of text) {
    const own = scriptOf(character);
    if (own !== SHARED) current = own;
    else if (OPENING.has(character)) open.push({ bracket: character, script: current });
    else if (BRACKETS.has(character)) {
      const partner = open.findLastIndex(({ bracket }) => bracket === BRACKETS.get(character));
      if (partner !== -1) {
        current = open[partner]!.script;
        open.length = partner;
      }
    }
    for (let unit = 0; unit < character.length; unit++) scripts[at++] = current;
  }
  return scripts;
}

/** Whether the letters of a script join: such text is never tracked, and neither are the signs that belong to it. */
export function isJoined(script: number): boolean {
  return JOINED.has(script);
}

function firstScript(text: string): number {
  for (const character of text) {
    const script = scriptOf(character);
    if (script !== SHARED) return script;
  }
  return 0;
}

/** What was found of the characters below U+10000; 0 is not known yet, else the script's number plus one. */
const known = new Uint8Array(0x10000);

function scriptOf(character: string): number {
  const code = character.length === 1 ? character.charCodeAt(0) : undefined;
  if (code !== undefined && known[code] !== 0) return known[code]! - 1;
  const found = SCRIPTS.findIndex((pattern) => pattern.test(character));
  const script = found !== -1 ? found : IS_SHARED.test(character) ? SHARED : OTHER;
  if (code !== undefined) known[code] = script + 1;
  return script;
}
