import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { fitHeadline } from '../../../src/index.ts';
import { HEADLINE_MAX_GRAPHEMES, HEADLINE_MIN_PX } from '../../../src/limits.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { splitAtoms } from '../../../src/typeset/breaks.ts';
import type { Ladder } from '../../../src/typeset/fit.ts';
import type { SetText } from '../../../src/typeset/set-text.ts';
import type { TextSpec } from '../../../src/typeset/typesetter.ts';
import { splitGraphemes } from '../../../src/article/text.ts';
import { templates } from '../../../templates/registry.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { articles, type ArticleName } from '../../fixtures/articles.ts';
import { linesOf, overflowOf, press, setText, unbroken } from './setting.ts';

/** Everything that is set on a card, as the template asks for it. */
function specsOf(name: ArticleName, options: { template: string; size: string }): Record<string, TextSpec> {
  const { article } = readArticle(articles[name], press.outlets);
  const plan = planCard(article, options, press.templates);
  const texts = Object.entries(plan.template.texts(plan)).flatMap(([role, text]) =>
    text ? [[role, { ...text, language: article.lang, onOverflow: 'cut' }] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** How much has been read at the end of each part. */
function lengths(parts: readonly string[]): number[] {
  let length = 0;
  return parts.map((part) => (length += unbroken(part).length));
}

/** Whether every word stands, and stands in one piece: lines end where the language lets them. */
function standsWhole(set: SetText, { text, language }: Pick<TextSpec, 'text' | 'language'>): boolean {
  const ends = new Set(lengths(splitAtoms(text, language).map(({ start, end }) => text.slice(start, end))));
  return !set.truncated && lengths(linesOf(set)).every((end) => ends.has(end));
}

/** The largest step of the ladder at which the text stands whole, found by trying each step alone. */
async function largestStep(spec: TextSpec): Promise<number> {
  for (const [index, step] of spec.ladder.entries()) {
    if (standsWhole(await press.typesetter.set({ ...spec, ladder: [step] }), spec)) return index;
  }
  return -1;
}

const names = Object.keys(articles) as ArticleName[];
const cards = templates.flatMap(({ id }) => sizeIds.map((size) => ({ template: id, size })));

describe.each(cards)('on a $template card of size $size', (card) => {
  it.each(names)('all ink of “%s” stands in the room of its text, and no word is lost', async (name) => {
    for (const [role, spec] of Object.entries(specsOf(name, card))) {
      const set = await press.typesetter.set(spec);
      expect([role, overflowOf(set, spec.box), overflowOf(set, set)]).toEqual([role, 0, 0]);
      expect(unbroken(linesOf(set).join(''))).toBe(unbroken(spec.text));
    }
  });

  // Urdu prefers Nastaliq to a larger size in Naskh; a word wider than the card has rules of its own, below.
  it.each(names.filter((name) => name !== 'urdu' && name !== 'longWord'))(
    'the headline of “%s” takes the largest size it can, give or take one step',
    async (name) => {
      const spec = specsOf(name, card)['headline']!;
      const { fontSizePx } = await press.typesetter.set(spec);
      const step = spec.ladder.findIndex(({ sizePx }) => sizePx === fontSizePx);
      const largest = await largestStep(spec);
      expect(fontSizePx).toBeGreaterThanOrEqual(HEADLINE_MIN_PX);
      if (largest === -1) expect(step).toBe(spec.ladder.length - 1);
      else expect([largest, largest + 1]).toContain(step);
    },
  );

  it('a short headline is larger than a long one', async () => {
    const [short, long] = await Promise.all(
      (['short', 'long'] as const).map((name) => press.typesetter.set(specsOf(name, card)['headline']!)),
    );
    expect(short!.fontSizePx).toBeGreaterThan(long!.fontSizePx);
  });
});

describe('a break that the editor forces', () => {
  it('ends the line there, and nowhere else', async () => {
    expect(linesOf(await setText('Ferry strike\nends'))).toEqual(['Ferry strike', 'ends']);
  });

  it('is kept at the smallest size too', async () => {
    const ladder: Ladder = [{ sizePx: 48, lines: 5 }];
    const set = await setText(`Ferry\n${'x'.repeat(60)}`, { ladder });
    expect(linesOf(set)[0]).toBe('Ferry');
  });

  it('is kept in a headline that is cut', async () => {
    const set = await setText(`Ferry\n${'strike ends after nine days '.repeat(9).trim()}`);
    expect(set.truncated).toBe(true);
    expect(linesOf(set)[0]).toBe('Ferry');
  });
});

describe('a word that is wider than the card', () => {
  const ladder: Ladder = [80, 64, 48].map((sizePx) => ({ sizePx, lines: 3 }));
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';

  it('stays whole where a size not much smaller holds it', async () => {
    const spec = { language: 'de', box: { widthPx: 600, heightPx: 400 } };
    const set = await setText('Verfassungsgericht', { ...spec, ladder });
    expect(linesOf(set)).toEqual(['Verfassungsgericht']);
    expect(set.fontSizePx).toBeLessThan(80);
  });

  it('is divided with a hyphen where the whole headline would be half as small otherwise', async () => {
    const text = 'Donaudampfschifffahrtsgesellschaft entlässt Kapitän';
    const spec = { language: 'de', box: { widthPx: 850, heightPx: 700 } };
    const steps: Ladder = [120, 108, 96, 84, 72, 60, 48].map((sizePx) => ({ sizePx, lines: 6 }));
    const set = await setText(text, { ...spec, ladder: steps });
    expect(linesOf(set).filter((line) => line.endsWith('‐'))).toHaveLength(1);
    const whole = await setText(text.replace('schafts', 'schafts\u2060'), {
      ...spec,
      language: 'und',
      ladder: steps,
    });
    expect(set.fontSizePx).toBeGreaterThanOrEqual(whole.fontSizePx * 1.5);
    expect(unbroken(linesOf(set).join(''))).toBe(unbroken(text));
    expect(overflowOf(set, spec.box)).toBe(0);
  });

  it('is divided where it stands at no size, and nothing of it is lost', async () => {
    const box = { widthPx: 600, heightPx: 400 };
    const set = await setText(word, { ladder, box, language: 'de' });
    expect(set.lines.length).toBeGreaterThan(1);
    expect(
      linesOf(set)
        .slice(0, -1)
        .every((line) => line.endsWith('‐')),
    ).toBe(true);
    expect(unbroken(linesOf(set).join(''))).toBe(word);
    expect(overflowOf(set, box)).toBe(0);
  });

  it('is broken at the smallest size only, and without a hyphen, where its language has no patterns', async () => {
    const box = { widthPx: 600, heightPx: 400 };
    for (const language of ['und', 'cs', 'ru', 'ar']) {
      const set = await setText(word, { ladder, box, language });
      expect(set.fontSizePx).toBe(48);
      expect(linesOf(set).join('')).toBe(word);
    }
  });

  it('does not touch the words beside it that have room', async () => {
    const box = { widthPx: 500, heightPx: 600 };
    const set = await setText(`Gericht: ${word} Gericht`, { ladder, box, language: 'de' });
    expect(linesOf(set).join('\n')).not.toMatch(/Ge‐|Ge$/m);
  });

  it.each([
    ['an address', 'https://harbour-post.example/politics/a_very_long_headline-of-nine-days.html', /[/._-]$/],
    ['a hashtag', '#FerryStrikeEndsAfterNineDaysInTheHarbour', /\p{Ll}$/u],
  ])('is broken at its parts where it is %s', async (_, text, ending) => {
    const set = await setText(text, {
      ladder: [{ sizePx: 48, lines: 9 }],
      box: { widthPx: 400, heightPx: 900 },
    });
    expect(set.lines.length).toBeGreaterThan(1);
    expect(linesOf(set).join('')).toBe(text);
    for (const line of linesOf(set).slice(0, -1)) expect(line).toMatch(ending);
    if (text.startsWith('#')) for (const line of linesOf(set).slice(1)) expect(line).toMatch(/^\p{Lu}/u);
  });

  it('is broken between letters, never between a letter and its mark', async () => {
    const marked = 'нга\u0301й'.repeat(12);
    const whole = new Set(splitGraphemes(marked));
    for (let widthPx = 300; widthPx < 420; widthPx += 7) {
      const set = await setText(marked, { ladder, box: { widthPx, heightPx: 800 } });
      expect(set.lines.length).toBeGreaterThan(1);
      expect(
        linesOf(set)
          .flatMap(splitGraphemes)
          .filter((one) => !whole.has(one) && one !== '…'),
      ).toEqual([]);
    }
  });
});

describe('a soft hyphen', () => {
  it('shows as a hyphen where the line ends with it', async () => {
    const text = 'Donaudampf\u00adschifffahrts\u00adgesellschaft';
    const [set, written] = await Promise.all(
      [text, 'Donaudampf-\nschifffahrts-\ngesellschaft'].map((one) =>
        setText(one, { box: { widthPx: 420, heightPx: 400 } }),
      ),
    );
    expect(set!.lines.map(({ glyphs }) => glyphs.length)).toEqual(
      written!.lines.map(({ glyphs }) => glyphs.length),
    );
  });

  it('stands in the answer as the hyphen that is seen', async () => {
    const text = 'Donaudampf\u00adschifffahrts\u00adgesellschaft';
    const set = await setText(text, { box: { widthPx: 420, heightPx: 400 } });
    expect(linesOf(set)).toEqual(['Donaudampf‐', 'schifffahrts‐', 'gesellschaft']);
  });

  it('is Armenian in Armenian', async () => {
    const set = await setText('սահմա\u00adնադրական', {
      language: 'hy',
      box: { widthPx: 420, heightPx: 400 },
    });
    expect(linesOf(set)).toEqual(['սահմա֊', 'նադրական']);
    expect(set.missing).toEqual([]);
  });

  it('is not used where the word has room', async () => {
    const set = await setText('Reise mit der Donau\u00addampf\u00adschifffahrt', {
      box: { widthPx: 720, heightPx: 400 },
    });
    expect(linesOf(set).join('')).not.toContain('‐');
  });

  it('shows nothing inside a line', async () => {
    const [soft, plain] = await Promise.all(['Donau\u00addampf', 'Donaudampf'].map((text) => setText(text)));
    expect(soft!.lines[0]!.glyphs).toHaveLength(plain!.lines[0]!.glyphs.length);
  });
});

describe('a headline that no size holds', () => {
  const endless = 'ferry strikes in the harbour of the old town '.repeat(10);
  const headline = splitGraphemes(endless).slice(0, HEADLINE_MAX_GRAPHEMES).join('').trim();

  it.each(cards)('is cut after a word and says so, on $template $size', async (card) => {
    const spec = { ...specsOf('long', card)['headline']!, text: headline };
    const set = await press.typesetter.set(spec);
    const shown = linesOf(set).join(' ');
    expect(overflowOf(set, spec.box)).toBe(0);
    if (!set.truncated) return expect(shown).toBe(headline);
    expect(shown.endsWith('…')).toBe(true);
    const words = headline.split(' ');
    const kept = shown.slice(0, -1).split(' ');
    expect(kept).toEqual(words.slice(0, kept.length));
    expect(kept.length).toBeLessThan(words.length);
  });

  it('is cut at the smallest size, with as many words as stand there', async () => {
    const spec = specsOf('long', { template: 'classic', size: 'og' })['headline']!;
    const set = await press.typesetter.set({ ...spec, text: headline });
    expect(set.truncated).toBe(true);
    expect(set.fontSizePx).toBe(spec.ladder.at(-1)!.sizePx);
    const kept = linesOf(set).join(' ').slice(0, -1);
    const nextWord = headline.slice(kept.length).trim().split(' ')[0]!;
    const longer = await press.typesetter.set({ ...spec, text: `${kept} ${nextWord}…` });
    expect(longer.truncated).toBe(true);
  });

  it('keeps no comma or dash before the ellipsis', async () => {
    const box = { widthPx: 500, heightPx: 70 };
    for (const text of [
      'Ferry strike ends, at last, after nine days',
      'Ferry strike – ends after nine days',
    ]) {
      const set = await setText(text, { ladder: [{ sizePx: 48, lines: 1 }], box });
      expect(set.truncated).toBe(true);
      expect(linesOf(set)[0]).toMatch(/\p{L}…$/u);
    }
  });

  it('begins no line with a dash where a word can go with it', async () => {
    const text = `Council says no – ${'and means it – '.repeat(12)}again`;
    for (let widthPx = 500; widthPx < 700; widthPx += 10) {
      const set = await setText(text, {
        ladder: [{ sizePx: 48, lines: 4 }],
        box: { widthPx, heightPx: 400 },
      });
      expect(set.truncated).toBe(true);
      expect(linesOf(set).join('\n')).not.toMatch(/^–/m);
    }
  });

  it.each(cards)('says so where it was longer than any headline, on $template $size', async (card) => {
    const fit = await fitHeadline(press, { ...articles.long, headline: endless }, card);
    expect(fit.truncated).toBe(true);
    expect(fit.lines.at(-1)!.endsWith('…')).toBe(true);
  });

  it('is refused where it must not be cut', async () => {
    const spec = specsOf('long', { template: 'classic', size: 'og' })['headline']!;
    await expect(
      press.typesetter.set({ ...spec, text: headline, onOverflow: 'refuse' }),
    ).rejects.toMatchObject({ code: 'headline_too_long', fields: [{ field: 'headline' }] });
  });

  it('is not refused when it stands whole', async () => {
    const text = articles.long.headline;
    const set = await setText(text, { ladder: [{ sizePx: 48, lines: 5 }], onOverflow: 'refuse' });
    expect(standsWhole(set, { text, language: 'en' })).toBe(true);
  });

  it('loses letters, with an ellipsis, where not even one word stands beside it', async () => {
    // The word alone stands in every one of these widths; the word with the ellipsis does not.
    const ladder: Ladder = [{ sizePx: 48, lines: 1 }];
    const word = await setText('Verfassungsgericht', { ladder });
    for (const widthPx of [word.widthPx, word.widthPx + 10, word.widthPx + 20]) {
      const box = { widthPx, heightPx: 100 };
      const set = await setText('Verfassungsgericht sagt nein', { ladder, box });
      expect(linesOf(set)[0]).toMatch(/^Verfassungs.*…$/);
      expect(set.truncated).toBe(true);
      expect(overflowOf(set, box)).toBe(0);
    }
  });
});
