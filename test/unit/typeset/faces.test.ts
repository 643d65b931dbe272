import { describe, expect, it } from 'vitest';
import { FONT_CACHE_MAX_BYTES } from '../../../src/limits.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { readArticle } from '../../../src/article/article.ts';
import { chooseSlices } from '../../../src/typeset/choose.ts';
import type { Face } from '../../../src/typeset/faces.ts';
import { unpackRanges } from '../../../src/typeset/font-index.ts';
import { missingGlyph } from '../../../src/typeset/missing.ts';
import { voiceIds, voices, type VoiceId } from '../../../src/typeset/voices.ts';
import { articles } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';
import { linesOf, press, setText, silentBoxes } from './setting.ts';

const { index } = press.ports.fonts;
const samples = {
  Latin: 'Ferry strike ends after nine days',
  'Latin with diacritics': 'Łódź, Århus, Čačak i Ďáblice: ŠÍĎ ŽLUŤOUČKÝ KŮŇ',
  Cyrillic: 'В порту заработал ночной паром: об’їзд, ўсё, ђаво',
  Greek: 'Άνοιξε ξανά η παλιά αγορά του λιμανιού',
  Vietnamese: 'Chuyến phà đêm đầu tiên cập bến sau ba mươi năm chờ đợi',
};

/** The families that a text is set in, white space left out. */
function familiesOf(text: string, voice: VoiceId): (string | undefined)[] {
  const inked = chooseSlices(text, { style: voices[voice].headline, language: 'en' }, index).filter(
    ({ start, end }) => text.slice(start, end).trim() !== '',
  );
  return [...new Set(inked.map(({ slice }) => slice?.family))];
}

describe.each(voiceIds)('the voice %s', (voice) => {
  it.each(Object.entries(samples))('sets %s text in its own family throughout', (_, text) => {
    expect(familiesOf(text, voice)).toEqual([voices[voice].headline.families[0]]);
  });

  it('sets every role in the weight that it names', () => {
    const weights = Object.values(voices[voice]).map((style) => [
      style.weight,
      ...new Set(
        chooseSlices('Ферри, ferry', { style, language: 'en' }, index).flatMap(
          ({ slice }) => slice?.weights ?? [],
        ),
      ),
    ]);
    for (const [asked, ...found] of weights) expect(found).toEqual([asked]);
  });
});

it.each(Object.entries(articles))(
  'no text of the card “%s” has an empty glyph or a silent box',
  async (_, input) => {
    const { article } = readArticle(input, press.outlets);
    for (const template of press.templates) {
      const plan = planCard(article, { template: template.id }, press.templates);
      for (const text of Object.values(template.texts(plan))) {
        if (!text) continue;
        const set = await press.typesetter.set({ ...text, language: article.lang, onOverflow: 'cut' });
        expect([text.text, silentBoxes(set)]).toEqual([text.text, 0]);
      }
    }
  },
);

describe('combining marks', () => {
  const stressed = 'за\u0301мок, ọ\u0301, ẹ\u0301, g\u0303';

  it.each(voiceIds)('stay with their base in one face, in the voice %s', (voice) => {
    const starts = new Set(
      chooseSlices(stressed, { style: voices[voice].headline, language: 'en' }, index).map(
        ({ start }) => start,
      ),
    );
    const marks = [...stressed.matchAll(/\p{M}/gu)].map(({ index }) => index);
    expect(marks).not.toHaveLength(0);
    expect(marks.filter((mark) => starts.has(mark))).toEqual([]);
  });

  it('stand over their base, not after it', async () => {
    const plain = await setText('замок');
    const marked = await setText('за\u0301мок');
    expect(marked.missing).toEqual([]);
    expect(marked.widthPx).toBe(plain.widthPx);
  });

  it.each(voiceIds)('stand above the middle of their letter, in the voice %s', async (voice) => {
    for (const text of ['о\u0301', 'О\u0301', 'Ю\u0301', 'ọ\u0301', 'Ọ\u0301']) {
      const { lines, fontSizePx } = await setText(text, { style: voices[voice].headline });
      const [base, mark] = [lines[0]!.glyphs[0]!, lines[0]!.glyphs.at(-1)!].map(
        ({ source, id, xPx, yPx }) => {
          const { left, right, top, bottom } = source.ink(id)!;
          const above = -yPx / fontSizePx;
          return {
            left,
            middle: xPx / fontSizePx + (left + right) / 2,
            right,
            top: top + above,
            bottom: bottom + above,
          };
        },
      );
      expect([text, mark!.bottom > base!.top]).toEqual([text, true]);
      expect([text, mark!.middle > base!.left && mark!.middle < base!.right]).toEqual([text, true]);
    }
  });

  it('show as one box with their base where no face has both, and are listed', async () => {
    const { lines, missing } = await setText('x\u1ab0');
    expect(lines[0]!.glyphs.map(({ source }) => source)).toEqual([missingGlyph]);
    expect(missing).toContain('\u1ab0');
  });
});

describe('a character that no font has', () => {
  it('shows as a box and is listed', async () => {
    const { lines, missing } = await setText('The ᚠ stone');
    expect(missing).toEqual(['ᚠ']);
    expect(lines[0]!.glyphs.filter(({ source }) => source === missingGlyph)).toHaveLength(1);
  });

  it('takes one box with its mark', async () => {
    const { lines } = await setText('ᚠ\u0301');
    expect(lines[0]!.glyphs.map(({ source }) => source)).toEqual([missingGlyph]);
  });

  it('is listed without the joiners around it, and once', async () => {
    const { missing } = await setText('ᚠ\u200dᚢ\u200dᚠ');
    expect(missing).toEqual(['ᚠ', 'ᚢ']);
  });

  it('leaves the words around it in their face', async () => {
    const { lines } = await setText('The ᚠ stone');
    const inked = lines[0]!.glyphs.filter(({ source }) => source !== missingGlyph);
    expect(inked.map(({ source }) => (source as Face).slice.family)).toEqual(
      Array.from('Thestone', () => 'Source Serif 4'),
    );
  });
});

describe('characters without ink', () => {
  it.each([
    ['narrow no-break space', '\u202f'],
    ['no-break space', '\u00a0'],
    ['figure space', '\u2007'],
    ['zero-width joiner', '\u200d'],
    ['zero-width non-joiner', '\u200c'],
    ['left-to-right mark', '\u200e'],
    ['soft hyphen', '\u00ad'],
    ['variation selector', '\ufe0f'],
    ['word joiner', '\u2060'],
  ])('a %s is never missing and draws nothing', async (_, character) => {
    const set = await setText(`5${character}km`);
    expect(set.missing).toEqual([]);
    expect(set.lines[0]!.glyphs).toHaveLength(3);
  });

  it('a narrow no-break space is narrower than a space, and both are wider than none', async () => {
    const [narrow, wide, none] = await Promise.all(
      ['5\u202fkm', '5\u00a0km', '5km'].map((text) => setText(text)),
    );
    expect(narrow!.widthPx).toBeLessThan(wide!.widthPx);
    expect(narrow!.widthPx).toBeGreaterThan(none!.widthPx);
  });
});

it.each(voiceIds)('a no-break hyphen is drawn as a hyphen in the voice %s', async (voice) => {
  const style = voices[voice].headline;
  const [unbreakable, plain] = await Promise.all(
    ['Covid\u201119', 'Covid-19'].map((text) => setText(text, { style })),
  );
  expect(unbreakable!.missing).toEqual([]);
  expect(unbreakable!.widthPx).toBe(plain!.widthPx);
});

it('a line that begins after a cut is set in the same glyphs as before it', async () => {
  // đ stands in two slices; inside the text it is taken from the slice of the letter before it.
  for (let widthPx = 300; widthPx < 700; widthPx += 10) {
    const cut = await setText('tế đế kế đế '.repeat(20).trim(), {
      box: { widthPx, heightPx: 300 },
      ladder: [{ sizePx: 48, lines: 3 }],
    });
    expect(cut.truncated).toBe(true);
    expect([linesOf(cut), silentBoxes(cut)]).toEqual([linesOf(cut), 0]);
  }
});

describe('the fonts in memory', () => {
  it('are those that were used last, within their bound: the others go out', async () => {
    const { typesetter } = testPress();
    const languages = { SC: 'zh-Hans', TC: 'zh-Hant', JP: 'ja', KR: 'ko' } as const;
    let loaded = 0;
    for (const { family, coverage, bytes, weights } of index.slices) {
      const language = languages[family.slice(-2) as keyof typeof languages];
      if (language === undefined || weights[1] < 700) continue;
      const text = String.fromCodePoint(unpackRanges(coverage).at(-1)!);
      await typesetter.set({
        text,
        style: voices.editorial.headline,
        ladder: [{ sizePx: 60, lines: 1 }],
        box: { widthPx: 500, heightPx: 200 },
        language,
        onOverflow: 'cut',
      });
      loaded += bytes;
      if (loaded < FONT_CACHE_MAX_BYTES / 2) expect(typesetter.evictedBytes).toBe(0);
    }
    expect(loaded).toBeGreaterThan(FONT_CACHE_MAX_BYTES);
    expect(typesetter.evictedBytes).toBeGreaterThan(0);
  });
});
