import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, isVisible, splitGraphemes } from '../../../src/article/text.ts';
import type { SetText } from '../../../src/typeset/set-text.ts';
import type { TextSpec } from '../../../src/typeset/typesetter.ts';
import { voiceIds, voices } from '../../../src/typeset/voices.ts';
import { renderCard } from '../../../src/index.ts';
import { testPress } from '../../press.ts';
import { accountOf, linesOf, overflowOf, press, silentBoxes, unbroken } from './setting.ts';

const RUNS = { numRuns: 150 };

/** Letters that the fonts have, signs that break lines, and what senders paste without seeing it. */
const awkward = [
  ...'abcWÁjŻжЩỡđΩή     \n-–—.,…»“&$1259/()',
  ...'\u00ad\u00a0\u202f\u200b\u200c\u200d\u200f\u2011\u0301\u0323\u202e\ufeff\0',
  ...'ﬁ漢字한שاᚠ🙂',
  '\ud800',
  '\udc00',
  '👩‍👧',
  '🇩🇪',
  'Verfassungsgericht',
  'Высокопревосходительство',
  'սահմանադրական',
  'https://example.com/a_b.html',
  // Stacks, joins and slopes of every script.
  ...'Ộ ẫ ẹ̀ ծխի ღვინო قُلَّ ٹھہریں ڵێ שָׁלוֹם क्ष्म्य र्द्धि ন্ত্র ਸ਼੍ਰੀ ક્ષ્ણ ତ୍ତ୍ୱ க்ஷௌ స్త్రీ ಕ್ಷ್ಮಿ ന്ത്ര ශ්‍රී ปู่ ผี้ ກ້ຳ ស្ត្រី မြို့ င်္ဂ བརྒྱུད ጵ ᱟᱹ ߒߞߏ߲ ⵜⴰⵎ 𠮷 が 각 9️⃣ ☎ 🏴󠁧󠁢󠁳󠁣󠁴󠁿'.split(
    ' ',
  ),
];
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...awkward) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 120,
});
const anyLadder = fc
  .array(fc.record({ sizePx: fc.integer({ min: 8, max: 160 }), lines: fc.integer({ min: 1, max: 8 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => steps.toSorted((one, other) => other.sizePx - one.sizePx));
const side = fc.integer({ min: 40, max: 2000 });
const anySpec: fc.Arbitrary<TextSpec> = fc.record({
  text: anyText.map(cleanText),
  style: fc.constantFrom(...voiceIds).map((voice) => voices[voice].headline),
  ladder: anyLadder,
  box: fc.record({ widthPx: side, heightPx: side }),
  language: fc.constantFrom(
    ...'en ru el vi de hy zh zh-Hant ja ko ar fa ur he hi ta ml th km my bo am nqo und'.split(' '),
  ),
  onOverflow: fc.constant('cut' as const),
});

/** Runs a property over visible texts, in every kind of room. */
function overAnySetting(check: (set: SetText, spec: TextSpec) => Promise<void> | void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(anySpec, async (spec) => {
      fc.pre(isVisible(spec.text));
      await check(await press.typesetter.set(spec), spec);
    }),
    RUNS,
  );
}

/** Whether the room takes a text's first visible letter, with the ellipsis of a cut, at the smallest size. */
async function roomForOneLetter(spec: TextSpec): Promise<boolean> {
  const clusters = splitGraphemes(spec.text);
  const first = clusters.slice(0, clusters.findIndex(isVisible) + 1).join('');
  const step = { sizePx: spec.ladder.at(-1)!.sizePx, lines: 1 };
  const { widthPx, heightPx } = await press.typesetter.set({
    ...spec,
    text: `${first}…`,
    ladder: [step],
    box: { widthPx: 10_000, heightPx: 10_000 },
  });
  return widthPx <= spec.box.widthPx && heightPx <= spec.box.heightPx;
}

describe('any text in any room', () => {
  it('has all of its ink in the room, unless the room is too small for one letter', () =>
    overAnySetting(async (set, spec) => {
      if (overflowOf(set, spec.box) > 0) expect(await roomForOneLetter(spec)).toBe(false);
    }));

  it('has all of its ink in the box that it claims', () =>
    overAnySetting((set) => expect(overflowOf(set, set)).toBe(0)));

  it('is shown whole, or is cut and says so', () =>
    overAnySetting((set, { text }) => {
      const shown = unbroken(linesOf(set).join(''));
      if (!set.truncated) return expect(shown).toBe(unbroken(text));
      expect(shown.endsWith('…')).toBe(true);
      expect(unbroken(text).startsWith(shown.slice(0, -1))).toBe(true);
    }));

  it('is shown line after line as it is, but for a hyphen where a word is divided and the ellipsis of a cut', () =>
    overAnySetting((set) => {
      const account = accountOf(set);
      for (const [number, { skipped, sign }] of account.entries()) {
        expect(skipped).toMatch(/^[ \n\u200b]*$/);
        const isCut = set.truncated && number === account.length - 1;
        expect(isCut ? ['…'] : ['', '\u2010', '\u058a']).toContain(sign);
      }
      expect(account.at(-1)!.sign).toBe(set.truncated ? '…' : '');
    }));

  it('takes a size of the ladder and no more lines than it allows there', () =>
    overAnySetting((set, { ladder }) => {
      const steps = ladder.filter(({ sizePx }) => sizePx === set.fontSizePx);
      expect(steps).not.toHaveLength(0);
      expect(set.lines.length).toBeLessThanOrEqual(Math.max(...steps.map(({ lines }) => lines)));
      if (set.truncated) expect(set.fontSizePx).toBe(ladder.at(-1)!.sizePx);
    }));

  it('shows no empty glyph, and no box that is not listed', () =>
    overAnySetting((set) => expect(silentBoxes(set)).toBe(0)));

  it('is set alike every time', () =>
    overAnySetting(async (set, spec) => expect(await press.typesetter.set(spec)).toEqual(set)));

  it('makes the same bytes in a process that has drawn other cards before', async () => {
    const fresh = testPress();
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.constantFrom('harbour-post', 'fanus', 'minato'),
        async (headline, outlet) => {
          fc.pre(isVisible(cleanText(headline)));
          const [one, other] = await Promise.all(
            [press, fresh].map((own) => renderCard(own, { headline, outlet, date: '2026-03-14' })),
          );
          expect(Buffer.compare(one!.bytes, other!.bytes)).toBe(0);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is refused or shown whole where it must not be cut', () =>
    fc.assert(
      fc.asyncProperty(anySpec, async (spec) => {
        fc.pre(isVisible(spec.text));
        const refused = press.typesetter
          .set({ ...spec, onOverflow: 'refuse' })
          .catch((error: unknown) => error);
        const result = await refused;
        if (result instanceof Error) expect(result).toMatchObject({ code: 'headline_too_long' });
        else expect(unbroken(linesOf(result as SetText).join(''))).toBe(unbroken(spec.text));
      }),
      RUNS,
    ));
});

describe('text that nobody cleaned', () => {
  it('breaks nothing: lone surrogates, controls, nothing at all', () =>
    fc.assert(
      fc.asyncProperty(anyText, anySpec, async (text, spec) => {
        const set = await press.typesetter.set({ ...spec, text });
        expect(Number.isFinite(set.widthPx) && Number.isFinite(set.heightPx)).toBe(true);
      }),
      RUNS,
    ));
});
