import { readFileSync } from 'node:fs';
import { unpackRanges, type FontIndex } from '../../src/typeset/font-index.ts';

const FAMILY = 'Noto Sans JP';
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** How many new characters stand between the particles of one headline. */
const GROUPS = [4, 3, 4, 3, 3, 3] as const;
const NEW_CHARACTERS = 20;

/**
 * A headline of the shape of a Japanese one whose Han characters no earlier round had. It means nothing: news
 * cannot be written from characters that never come twice. They are taken from all over the face's, so that
 * simple and intricate ones, and frequent and rare files, are mixed alike in every round.
 *
 * @throws when the face has no further characters: after 637 rounds.
 */
export function unseenHeadlineOf(round: number): string {
  const han = hanOf(FAMILY);
  const rounds = Math.floor(han.length / NEW_CHARACTERS);
  if (round > rounds)
    throw new Error(`${FAMILY} has unseen characters for ${rounds} rounds, not for ${round}`);
  let taken = 0;
  const take = (count: number): string =>
    Array.from({ length: count }, () => han[round - 1 + taken++ * rounds]).join('');
  const [a, b, c, d, e, f] = GROUPS.map(take);
  return `${a}の${b}を${c}へ、${d}が${e}について${f}すると発表`;
}

let cached: readonly string[] | undefined;

function hanOf(family: string): readonly string[] {
  return (cached ??= readHan(family));
}

function readHan(family: string): readonly string[] {
  const index = JSON.parse(
    readFileSync(new URL('../../generated/fonts/index.json', import.meta.url), 'utf8'),
  ) as FontIndex;
  const found = new Set<number>();
  for (const slice of index.slices) {
    if (slice.family !== family) continue;
    const ranges = unpackRanges(slice.coverage);
    for (let at = 0; at < ranges.length; at += 2) {
      for (let code = Math.max(ranges[at]!, FIRST_HAN); code <= Math.min(ranges[at + 1]!, LAST_HAN); code++)
        found.add(code);
    }
  }
  return [...found].sort((one, other) => one - other).map((code) => String.fromCodePoint(code));
}
