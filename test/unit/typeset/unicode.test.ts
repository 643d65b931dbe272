import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testBidi } from '../../../conformance/unicode/bidi.ts';
import { testEmoji } from '../../../conformance/unicode/emoji.ts';
import { deliberateDifferences, testLineBreaks } from '../../../conformance/unicode/line-breaks.ts';
import { press } from './setting.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const folder = fileURLToPath(new URL('unicode/', corpus));

// Unicode's own files are not part of the repository; a clone without them says so here.
describe.skipIf(!existsSync(folder))(`Unicode’s tests in ${folder}`, () => {
  it('lines break where UAX #14 lets them, but for what is listed with its reason', () => {
    const { total, differences } = testLineBreaks(corpus)!;
    expect(total).toBeGreaterThan(0);
    expect(differences.filter(({ reason }) => reason === undefined)).toEqual([]);
    expect(differences.map(({ what }) => what).sort()).toEqual(
      deliberateDifferences.map(({ what }) => what).sort(),
    );
  });

  it('every emoji is a picture, in every form in which it is written, but for signs that ask for their text form', () => {
    const { total, differences } = testEmoji(corpus, press.ports.fonts.index)!;
    expect(total).toBeGreaterThan(0);
    expect(differences.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  it('right-to-left and left-to-right text stand in the order of UAX #9, every case', () => {
    const { total, differences } = testBidi(corpus)!;
    expect(total).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });
});
