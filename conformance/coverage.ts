import {
  BIG5_TRAIL,
  big5Level1,
  big5Level2,
  charactersOf,
  gb2312Hanzi,
  GR,
  type CharacterSet,
} from '../scripts/generate/character-sets.ts';
import { unpackRanges, type FontIndex } from '../src/typeset/font-index.ts';

/** Part of a standard under the name by which the report lists it. */
interface Standard extends CharacterSet {
  readonly name: string;
}

/** Rows of each standard through the runtime's decoder: the ideographs or syllables that it names by level. */
const standards: readonly Standard[] = [
  { name: 'GB 2312, hanzi (rows 16-87)', ...gb2312Hanzi },
  { name: 'GB 2312, signs (rows 1-9)', encoding: 'gbk', lead: [0xa1, 0xa9], trail: GR, characters: /./u },
  { name: 'Big5, level 1', ...big5Level1 },
  { name: 'Big5, level 2', ...big5Level2 },
  {
    name: 'Big5, signs (A1-A3)',
    encoding: 'big5',
    lead: [0xa1, 0xa3],
    trail: BIG5_TRAIL,
    characters: /./u,
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
    name: 'KS X 1001, letters and signs (rows 1-12)',
    encoding: 'euc-kr',
    lead: [0xa1, 0xac],
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
