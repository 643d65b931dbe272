import { readFileSync } from 'node:fs';
import { unpackRanges, type FontIndex } from '../src/typeset/font-index.ts';

/** A file of a face, as the whole generated set has it: some scripts have one, Japanese has a hundred. */
export interface FontFile {
  /** Name of the family without a digit at its end, which CSS would want in quotes. */
  readonly name: string;
  /** CSS weight; undefined where the file holds all weights. */
  readonly weight: number | undefined;
  /** The characters that the file really maps, inclusive. */
  readonly unicodeRange: [first: number, last: number][];
  readonly file: URL;
}

const folder = new URL('../generated/fonts/', import.meta.url);

/** Every file of these families, exactly those that presscard itself reads. */
export function fontFilesOf(families: Iterable<string>): FontFile[] {
  const { slices } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as FontIndex;
  const wanted = new Set(families);
  return slices.flatMap(({ family, weights, coverage, file }) => {
    const name = family.replace(/ \d+$/, '');
    if (!wanted.has(name)) return [];
    const [lightest, boldest] = weights;
    return {
      name,
      weight: lightest === boldest ? lightest : undefined,
      unicodeRange: pairs(unpackRanges(coverage)),
      file: new URL(file, folder),
    };
  });
}

function pairs(flat: Uint32Array): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2]!, flat[at * 2 + 1]!]);
}
