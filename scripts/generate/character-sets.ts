/** Part of a national character standard: the code points that its bytes decode to. */
export interface CharacterSet {
  /** Label of the decoder (WHATWG Encoding). */
  readonly encoding: 'gbk' | 'big5' | 'euc-jp' | 'euc-kr';
  readonly lead: readonly [first: number, last: number];
  readonly trail: readonly (readonly [first: number, last: number])[];
  /** Which of the decoded characters are meant. */
  readonly characters: RegExp;
}

/** Trail bytes of the 94x94 sets, and of Big5. */
export const GR = [[0xa1, 0xfe]] as const;
export const BIG5_TRAIL = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
] as const;

const HAN = /\p{Script=Han}/u;

export const gb2312Hanzi: CharacterSet = { encoding: 'gbk', lead: [0xb0, 0xf7], trail: GR, characters: HAN };
export const big5Level1: CharacterSet = {
  encoding: 'big5',
  lead: [0xa4, 0xc6],
  trail: BIG5_TRAIL,
  characters: HAN,
};
export const big5Level2: CharacterSet = { ...big5Level1, lead: [0xc9, 0xf9] };

/** The characters of a set, in the runtime's own tables. */
export function charactersOf({ encoding, lead, trail, characters }: CharacterSet): Set<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const found = new Set<string>();
  for (let first = lead[0]; first <= lead[1]; first++)
    for (const [from, to] of trail)
      for (let second = from; second <= to; second++) {
        const character = decode(decoder, first, second);
        // The private use area is where a decoder puts what has no character.
        if (character !== undefined && characters.test(character) && !/\p{Co}/u.test(character))
          found.add(character.normalize('NFC'));
      }
  return found;
}

/** @returns undefined for bytes that the set leaves open. */
function decode(decoder: TextDecoder, ...bytes: number[]): string | undefined {
  try {
    return decoder.decode(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
