import { existsSync, readFileSync } from 'node:fs';
import { cleanText } from '../../src/article/text.ts';
import { chooseSlices } from '../../src/typeset/choose.ts';
import type { FontIndex } from '../../src/typeset/font-index.ts';
import { voices } from '../../src/typeset/voices.ts';
import { runCases, type UnicodeResult } from './result.ts';

const TEXT_BY_DEFAULT = {
  what: 'a sign of a font in place of a picture',
  reason: 'Without U+FE0F these signs ask for their text form (Emoji_Presentation is No), and a face has it.',
};

/** emoji-test.txt: whether each emoji, in every form in which it is written, is one picture; undefined where the file is absent. */
export function testEmoji(corpus: URL, index: FontIndex): UnicodeResult | undefined {
  const file = new URL('unicode/emoji-test.txt', corpus);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9A-F]/.test(line) && !/; component/.test(line));
  return runCases(lines, (line) => {
    const codes = line.split(';')[0]!.trim().split(' ');
    const text = cleanText(String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16))));
    const runs = chooseSlices(text, { style: voices.editorial.headline, language: 'en' }, index);
    if (runs.length === 1 && runs[0]!.emoji !== undefined) return undefined;
    if (runs.some(({ emoji, slice }) => emoji === undefined && slice === undefined)) return { what: 'a box' };
    return /^\P{Emoji_Presentation}$/u.test(text) ? TEXT_BY_DEFAULT : { what: 'several pieces' };
  });
}
