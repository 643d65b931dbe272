/**
 * Writes `generated/han.json`: the Chinese characters that only one of the two hands writes, by what the
 * standards of each leave out. A headline whose language is a bare `zh` is told apart by them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packRanges } from '../../src/typeset/font-index.ts';
import { big5Level1, big5Level2, charactersOf, gb2312Hanzi } from './character-sets.ts';

export function generateHan(outDir: string): void {
  const simplified = charactersOf(gb2312Hanzi);
  const common = charactersOf(big5Level1);
  // Level 2 holds many a character that Taiwan hardly writes, some of them simplified: it makes nothing traditional.
  const traditional = new Set([...common, ...charactersOf(big5Level2)]);
  const table = {
    onlySimplified: packWithout(simplified, traditional),
    onlyTraditional: packWithout(common, simplified),
  };
  writeFileSync(join(outDir, 'han.json'), `${JSON.stringify(table)}\n`);
}

function packWithout(characters: ReadonlySet<string>, others: ReadonlySet<string>): string {
  const own = [...characters].filter((character) => !others.has(character));
  return packRanges(own.map((character) => character.codePointAt(0)!).sort((one, other) => one - other));
}
