/**
 * Makes the font slices: files of one face for one range of characters, as SFNT, which is what HarfBuzz reads.
 * Slices of the packages are unpacked from WOFF2; Han families whose slices have gaps are cut from whole files;
 * the voices' own families stay whole, because a word torn between two files loses its kerning.
 * The index records each file's own cmap: the typesetter must not trust a declared unicode range, which may
 * leave a combining mark in another slice than its base.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as harfbuzz from 'harfbuzzjs';
import subsetFont from 'subset-font';
import decompress from 'woff2-encoder/decompress';
import { strayMarks } from './marks.ts';
import { fontFamilies, type FontFamily } from '../../fonts/manifest.ts';
import { generateEmoji } from './emoji.ts';
import { packRanges, type FontIndex, type FontSlice } from '../../src/typeset/font-index.ts';

/** Characters of a slice that no list of frequent ones names. */
const RARE_SLICE_CHARACTERS = 400;

/** Slices beside a family's own script: Latin comes from the voices' families, signs from the Han ones. */
const NOT_OF_THE_SCRIPT = /^(latin|math|symbols|cyrillic|greek|vietnamese)/;

interface SliceFile {
  readonly subset: string;
  readonly weights: FontSlice['weights'];
  readonly sfnt: Uint8Array;
}

export async function generateFonts(dirs: {
  packagesDir: string;
  outDir: string;
}): Promise<{ slices: number; bytes: number; emoji: number }> {
  mkdirSync(dirs.outDir, { recursive: true });
  const slices: FontSlice[] = [];
  for (const family of fontFamilies) {
    for await (const file of filesOf(family, dirs.packagesDir))
      slices.push(writeSlice(family, file, dirs.outDir));
  }
  const index: FontIndex = {
    slices: slices.filter(({ coverage }) => coverage !== ''),
    emoji: generateEmoji(dirs),
  };
  writeFileSync(join(dirs.outDir, 'index.json'), JSON.stringify(index));
  return {
    slices: index.slices.length,
    bytes: slices.reduce((sum, slice) => sum + slice.bytes, 0),
    emoji: index.emoji.keys.length,
  };
}

async function* filesOf(family: FontFamily, packagesDir: string): AsyncGenerator<SliceFile> {
  const folder = join(packagesDir, family.npmPackage);
  const stem = family.npmPackage.split('/').at(-1)!;
  const unpack = (file: string): Promise<Uint8Array> => decompress(readFileSync(join(folder, 'files', file)));
  switch (family.kind) {
    case 'variable':
      for (const file of readdirSync(join(folder, 'files')).sort()) {
        const subset = file.match(/^(.*)-wght-normal\.woff2$/)?.[1]?.slice(stem.length + 1);
        if (subset === undefined || NOT_OF_THE_SCRIPT.test(subset)) continue;
        const sfnt = await unpack(file);
        yield { subset, weights: weightsOf(sfnt), sfnt };
      }
      return;
    case 'whole':
      for (const [weight, file] of Object.entries(family.files)) {
        const whole = readFileSync(join(folder, file));
        const weights = [Number(weight), Number(weight)] as const;
        if (family.cutAlong === undefined) {
          yield { subset: 'whole', weights, sfnt: whole };
          continue;
        }
        const sets = cutAlong(codePointsOf(whole), join(packagesDir, family.cutAlong, 'unicode.json'));
        for (const [number, codePoints] of sets.entries()) {
          const sfnt = await subsetFont(whole, String.fromCodePoint(...codePoints), { targetFormat: 'sfnt' });
          yield { subset: String(number), weights, sfnt };
        }
      }
  }
}

function writeSlice(family: FontFamily, { subset, weights, sfnt }: SliceFile, outDir: string): FontSlice {
  const codePoints = codePointsOf(sfnt);
  const sha256 = createHash('sha256').update(sfnt).digest('hex');
  const weight = weights[0] === weights[1] ? String(weights[0]) : 'variable';
  const name = `${family.name.toLowerCase().replaceAll(' ', '-')}-${subset.replace(/[^a-z0-9-]/g, '')}-${weight}`;
  const file = `${name}.${sha256.slice(0, 12)}.ttf`;
  writeFileSync(join(outDir, file), sfnt);
  return {
    id: `${family.name}/${weight}/${subset}`,
    family: family.name,
    weights,
    file,
    bytes: sfnt.byteLength,
    sha256,
    coverage: packRanges(codePoints),
    ...strayMarks(sfnt, codePoints),
  };
}

/** The characters in the sets that the package names, then the others in sets of equal length. */
function cutAlong(codePoints: readonly number[], unicodeFile: string): number[][] {
  const left = new Set(codePoints);
  const take = (wanted: Iterable<number>): number[] =>
    [...wanted].filter((codePoint) => left.delete(codePoint));
  const named = JSON.parse(readFileSync(unicodeFile, 'utf8')) as Record<string, string>;
  const sets = Object.values(named).map((ranges) => take(expand(ranges)));
  const rare = [...left];
  for (let at = 0; at < rare.length; at += RARE_SLICE_CHARACTERS)
    sets.push(rare.slice(at, at + RARE_SLICE_CHARACTERS));
  return sets.filter((set) => set.length > 0);
}

/** A CSS `unicode-range`: `U+4E00-4E02,U+4E07`. */
function expand(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((text) => Number.parseInt(text, 16));
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}

function codePointsOf(sfnt: Uint8Array): number[] {
  return [...new harfbuzz.Face(new harfbuzz.Blob(sfnt)).collectUnicodes()].sort((one, other) => one - other);
}

function weightsOf(sfnt: Uint8Array): FontSlice['weights'] {
  const { wght } = new harfbuzz.Face(new harfbuzz.Blob(sfnt)).getAxisInfos();
  return [wght?.min ?? 400, wght?.max ?? 400];
}
