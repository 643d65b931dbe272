/**
 * HarfBuzz reads SFNT and the packages ship WOFF2, so each slice of the manifest is unpacked once, here. The
 * index records the file's own cmap: the typesetter must not trust a declared unicode range, which may leave
 * a combining mark in another slice than its base.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as harfbuzz from 'harfbuzzjs';
import decompress from 'woff2-encoder/decompress';
import { withoutStrayMarks } from './marks.ts';
import { fontFamilies, type FontFamily } from '../../fonts/manifest.ts';
import type { FontIndex, FontSlice } from '../../src/typeset/font-index.ts';

export async function generateFonts(dirs: {
  packagesDir: string;
  outDir: string;
}): Promise<{ slices: number; bytes: number }> {
  mkdirSync(dirs.outDir, { recursive: true });
  const slices: FontSlice[] = [];
  for (const family of fontFamilies) {
    for (const weight of family.weights) {
      for (const style of family.styles) {
        for (const subset of family.subsets) {
          slices.push(await unpackSlice(family, { weight, style, subset }, dirs));
        }
      }
    }
  }
  const index: FontIndex = { slices };
  writeFileSync(join(dirs.outDir, 'index.json'), JSON.stringify(index));
  return { slices: slices.length, bytes: slices.reduce((sum, slice) => sum + slice.bytes, 0) };
}

async function unpackSlice(
  family: FontFamily,
  { weight, style, subset }: { weight: number; style: FontSlice['style']; subset: string },
  { packagesDir, outDir }: { packagesDir: string; outDir: string },
): Promise<FontSlice> {
  const stem = `${family.npmPackage.split('/').at(-1)}-${subset}-${weight}-${style}`;
  const woff2 = readFileSync(join(packagesDir, family.npmPackage, 'files', `${stem}.woff2`));
  const sfnt = await decompress(woff2);
  const sha256 = createHash('sha256').update(sfnt).digest('hex');
  const file = `${stem}.${sha256.slice(0, 12)}.ttf`;
  writeFileSync(join(outDir, file), sfnt);
  return {
    id: `${family.name}/${weight}/${style}/${subset}`,
    family: family.name,
    weight,
    style,
    file,
    bytes: sfnt.byteLength,
    sha256,
    coverage: cmapRanges(sfnt),
  };
}

/** Inclusive ranges of the code points that the font maps, flat and ascending. */
function cmapRanges(sfnt: Uint8Array): number[] {
  const face = new harfbuzz.Face(new harfbuzz.Blob(sfnt));
  const ranges: number[] = [];
  for (const codePoint of withoutStrayMarks(sfnt, [...face.collectUnicodes()])) {
    if (ranges.length > 0 && ranges.at(-1) === codePoint - 1) ranges[ranges.length - 1] = codePoint;
    else ranges.push(codePoint, codePoint);
  }
  return ranges;
}
