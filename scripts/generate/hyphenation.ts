/** Writes the hyphenation patterns that the typesetter knows of, one file each, as they come in the package `hyphen`. */
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternNames, patternsFile } from '../../src/typeset/hyphenation-languages.ts';

const require = createRequire(import.meta.url);

/** @returns how many sets of patterns there are. */
export function generateHyphenation({ outDir }: { outDir: string }): number {
  for (const name of patternNames) {
    const [levels, trie, exceptions] = require(`hyphen/patterns/${name}.js`) as unknown[];
    if (!Array.isArray(levels) || typeof trie !== 'object')
      throw new Error(`The patterns ${name} of the package hyphen are not written as they used to be`);
    const file = join(outDir, patternsFile(name));
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify([levels, trie, exceptions ?? {}]));
  }
  return patternNames.length;
}
