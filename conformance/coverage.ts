import { unpackRanges, type FontIndex } from '../src/typeset/font-index.ts';

/** A standard's characters: code points that its bytes decode to. */
interface Standard {
  readonly name: string;
  readonly encoding: string;
  readonly lead: readonly [first: number, last: number];
  readonly trail: readonly (readonly [first: number, last: number])[];
  /** Which of the decoded characters are meant. */
  readonly characters: RegExp;
}

const GR = [[0xa1, 0xfe]] as const;
const BIG5_TRAIL = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
] as const;

/** Rows of each standard through the runtime's decoder: the ideographs or syllables that it names by level. */
const standards: readonly Standard[] = [
  {
    name: 'GB 2312, hanzi (rows 16-87)',
    encoding: 'gbk',
    lead: [0xb0, 0xf7],
    trail: GR,
    characters: /\p{Script=Han}/u,
  },
  { name: 'GB 2312, signs (rows 1-9)', encoding: 'gbk', lead: [0xa1, 0xa9], trail: GR, characters: /./u },
  {
    name: 'Big5, level 1',
    encoding: 'big5',
    lead: [0xa4, 0xc6],
    trail: BIG5_TRAIL,
    characters: /\p{Script=Han}/u,
  },
  {
    name: 'Big5, level 2',
    encoding: 'big5',
    lead: [0xc9, 0xf9],
    trail: BIG5_TRAIL,
    characters: /\p{Script=Han}/u,
  },
  {
    name: 'JIS X 0208, kanji (rows 16-84)',
    encoding: 'euc-jp',
    lead: [0xb0, 0xf4],
    trail: GR,
    characters: /\p{Script=Han}/u,
  },
  {
    name: 'JIS X 0208, kana and signs (rows 1-8)',
    encoding: 'euc-jp',
    lead: [0xa1, 0xa8],
    trail: GR,
    characters: /./u,
  },
  {
    name: 'KS X 1001, hangul (rows 16-40)',
    encoding: 'euc-kr',
    lead: [0xb0, 0xc8],
    trail: GR,
    characters: /\p{Script=Hangul}/u,
  },
  {
    name: 'KS X 1001, hanja (rows 42-93)',
    encoding: 'euc-kr',
    lead: [0xca, 0xfd],
    trail: GR,
    characters: /\p{Script=Han}/u,
  },
];

export interface CoverageResult {
  readonly name: string;
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly string[];
}

/** How many characters of each standard have a glyph in some slice of any family. */
export function coverageOf(index: FontIndex): CoverageResult[] {
  const known = new Set<number>();
  for (const { coverage } of index.slices) {
    const ranges = unpackRanges(coverage);
    for (let at = 0; at < ranges.length; at += 2)
      for (let code = ranges[at]!; code <= ranges[at + 1]!; code++) known.add(code);
  }
  return standards.map((standard) => {
    const characters = [...charactersOf(standard)];
    const missing = characters.filter((character) => !known.has(character.codePointAt(0)!));
    return {
      name: standard.name,
      covered: characters.length - missing.length,
      total: characters.length,
      missing,
    };
  });
}

function charactersOf({ encoding, lead, trail, characters }: Standard): Set<string> {
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

function decode(decoder: TextDecoder, ...bytes: number[]): string | undefined {
  try {
    return decoder.decode(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}

export interface FontsOfScript {
  readonly family: string;
  readonly slices: number;
  readonly bytes: number;
}

/** How many files each family has and what they weigh; nearly every script has a family of its own. */
export function fontsOf({ slices }: FontIndex): FontsOfScript[] {
  const families = Map.groupBy(slices, ({ family }) => family);
  return [...families].map(([family, own]) => ({
    family,
    slices: own.length,
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
