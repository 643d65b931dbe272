import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as harfbuzz from 'harfbuzzjs';
import { afterAll, describe, expect, it } from 'vitest';
import { fontFamilies } from '../../fonts/manifest.ts';
import type { FontPort } from '../../src/ports.ts';
import { fileFonts } from '../../src/runtime/node/file-fonts.ts';
import { assetFonts, type AssetsBinding } from '../../src/runtime/worker/asset-fonts.ts';
import { covers } from '../../src/typeset/font-index.ts';

const fontsFolder = new URL('../../generated/fonts/', import.meta.url);
const { index } = fileFonts();

/** The static assets of a deployment, from the folder that becomes them. */
const assetsFrom = (folder: URL): AssetsBinding => ({
  async fetch(url) {
    const bytes = await readFile(new URL(`.${new URL(url).pathname}`, folder)).catch(() => undefined);
    return bytes ? new Response(bytes) : new Response('not found', { status: 404 });
  },
});

const ports: readonly { readonly name: string; readonly open: (folder: URL) => FontPort }[] = [
  { name: 'files', open: (folder) => fileFonts(folder) },
  { name: "the Worker's static assets", open: (folder) => assetFonts(assetsFrom(folder), index) },
];

const temporary = mkdtempSync(join(tmpdir(), 'presscard-fonts-'));
const emptied = pathToFileURL(`${temporary}/`);
copyFileSync(new URL('index.json', fontsFolder), new URL('index.json', emptied));
afterAll(() => rmSync(temporary, { recursive: true }));

describe.each(ports)('fonts from $name', ({ open }) => {
  const fonts = open(fontsFolder);

  it('have every slice that the index names, with the bytes and the digest that it states', async () => {
    expect(fonts.index.slices.length).toBeGreaterThan(0);
    for (const slice of fonts.index.slices) {
      const bytes = await fonts.load(slice);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect({ id: slice.id, bytes: bytes.byteLength, sha256 }).toEqual({
        id: slice.id,
        bytes: slice.bytes,
        sha256: slice.sha256,
      });
    }
  });

  it('say what to do when a file is missing', async () => {
    const [slice] = index.slices;
    await expect(open(emptied).load(slice!)).rejects.toMatchObject({
      code: 'font_missing',
      message: expect.stringMatching(new RegExp(`The font ${slice!.id} is not .*npm run setup`)),
    });
  });
});

describe('the index of the fonts', () => {
  it('claims no letter for which a file has no sign, and leaves out nothing but marks', async () => {
    const wrong: string[] = [];
    for (const slice of index.slices) {
      const face = new harfbuzz.Face(new harfbuzz.Blob(await readFile(new URL(slice.file, fontsFolder))));
      const inFile = new Set(face.collectUnicodes());
      const font = new harfbuzz.Font(face);
      for (const codePoint of inFile) {
        const isMark = /\p{Mn}/u.test(String.fromCodePoint(codePoint));
        const hasGlyph = (font.nominalGlyph(codePoint) ?? 0) !== 0;
        // A mark that the face cannot place does not count as covered.
        if (hasGlyph !== covers(slice, codePoint) && !isMark)
          wrong.push(`${slice.id}: ${codePoint.toString(16)}`);
        if (!inFile.has(codePoint + 1) && covers(slice, codePoint + 1))
          wrong.push(`${slice.id}: after ${codePoint.toString(16)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has every family of the manifest, in every weight that it names', () => {
    const found = new Set(index.slices.map(({ family }) => family));
    expect(fontFamilies.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
    for (const family of fontFamilies) {
      if (family.kind !== 'whole') continue;
      const weights = index.slices
        .filter((slice) => slice.family === family.name)
        .map((slice) => slice.weights[0]);
      expect(new Set(weights)).toEqual(new Set(Object.keys(family.files).map(Number)));
    }
  });

  it('has a file of its own for every slice', () => {
    expect(new Set(index.slices.map(({ id }) => id)).size).toBe(index.slices.length);
    expect(new Set(index.slices.map(({ file }) => file)).size).toBe(index.slices.length);
  });

  it('that is missing is reported with the folder and the command that makes it', () => {
    const nowhere = new URL('nowhere/', emptied);
    expect(() => fileFonts(nowhere)).toThrow(
      expect.objectContaining({
        code: 'font_missing',
        message: expect.stringMatching(/no font index in .*nowhere.*npm run setup/),
      }),
    );
  });

  it('that was cut short is reported the same way', () => {
    const cut = mkdtempSync(join(temporary, 'cut-'));
    writeFileSync(join(cut, 'index.json'), JSON.stringify(index).slice(0, 1_000));
    expect(() => fileFonts(pathToFileURL(`${cut}/`))).toThrow(
      expect.objectContaining({ code: 'font_missing' }),
    );
  });
});
