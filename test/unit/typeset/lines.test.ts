import { describe, expect, it } from 'vitest';
import type { SetText } from '../../../src/typeset/set-text.ts';
import { linesOf, setText } from './setting.ts';

/** Headlines in the order of nobody's choosing, the same in every run. */
const headlines = [
  'Harbour council approves the new bridge after a night of argument over costs and the old pier',
  'Ministers wait for storm damage reports – police close the river road to all traffic until Monday',
  'Ferry strike ends after nine days as owners agree to talk to crews again',
  'Mayor of the old town says bridge will open – if it ever opens – before the winter storms',
  'Night ferry returns to the islands after thirty years and the town turns out to see it',
  'Police and ministers blame each other for the flood – nobody blames the rain',
  'What the lighthouse keeper knew about the storm that took the pier away',
  'Storm costs rise again – council asks government to pay for the harbour wall',
  'Old market by the harbour opens again with music until the early morning',
  'River plan approved – argument goes on',
];
const widths = [520, 640, 760, 880, 1000, 1056];
const settings = everyWidth(headlines);

function everyWidth(texts: readonly string[]): { text: string; widthPx: number }[] {
  return texts.flatMap((text) => widths.map((widthPx) => ({ text, widthPx })));
}

const ladder = [116, 104, 96, 88, 80, 72, 66, 60, 56, 52, 48].map((sizePx) => ({ sizePx, lines: 4 }));

function set(text: string, widthPx: number): Promise<SetText> {
  return setText(text, { ladder, box: { widthPx, heightPx: 420 } });
}

/** A last line of one word that takes less than a third of the width. */
function hasWidow({ lines }: SetText, widthPx: number): boolean {
  const last = lines.at(-1)!;
  return lines.length > 1 && !last.text.includes(' ') && last.inkWidthPx < widthPx / 3;
}

describe('a last line of one short word', () => {
  it.each(settings)('is avoided where it can be: $widthPx px, “$text”', async ({ text, widthPx }) => {
    // Words joined by a no-break space cannot be parted: where that costs no size, a widow was needless.
    const joined = await set(text.replace(/ (\S+)$/, '\u00a0$1'), widthPx);
    const free = await set(text, widthPx);
    if (joined.fontSizePx === free.fontSizePx) expect(hasWidow(free, widthPx)).toBe(false);
  });
});

it('a last line of one short word is worth one step of size', async () => {
  const text = 'Constitutionalists win';
  const [large, small] = [116, 104].map((sizePx) => ({ sizePx, lines: 4 }));
  const inOneLine = await setText(text, { ladder: [small!], box: { widthPx: 2000, heightPx: 420 } });
  const box = { widthPx: inOneLine.widthPx + 5, heightPx: 420 };
  expect(hasWidow(await setText(text, { ladder: [large!], box }), box.widthPx)).toBe(true);
  expect(linesOf(await setText(text, { ladder: [large!, small!], box }))).toEqual([text]);
});

describe('a dash between two parts of a sentence', () => {
  const dashed = everyWidth([
    ...headlines.filter((text) => text.includes(' – ')),
    'Bridge opens at last – nobody comes',
    'Council says no – and means it',
    'Fishing bill passes – by one vote',
    'Lighthouse sold – keeper stays',
  ]);

  it.each(dashed)(
    'begins no line where it can be avoided: $widthPx px, “$text”',
    async ({ text, widthPx }) => {
      const joined = await set(text.replaceAll(' –', '\u00a0–'), widthPx);
      const free = await set(text, widthPx);
      if (joined.truncated || joined.fontSizePx !== free.fontSizePx) return;
      expect(linesOf(free).slice(1).join('\n')).not.toMatch(/^–/m);
    },
  );
});

/** All ways to part words into so many lines. */
function* partings(words: readonly string[], lines: number): Generator<string[]> {
  if (lines === 1) return yield [words.join(' ')];
  for (let first = 1; first <= words.length - lines + 1; first++) {
    for (const rest of partings(words.slice(first), lines - 1))
      yield [words.slice(0, first).join(' '), ...rest];
  }
}

const LEANING = /(?:^| )(?:a|an|the|of|to|in|on|at|by|for|from|with|over|after|before|and its|its|as|\d+)$/i;

/** What is wrong with lines, in the order of what counts: torn ones, a widow, words that lean, dashes in front. */
function wrongs({ lines }: SetText, widthPx: number): number[] {
  const widths = lines.map(({ inkWidthPx }) => inkWidthPx);
  const inner = lines.slice(0, -1);
  return [
    widths.slice(0, -1).filter((width) => width < 0.6 * Math.max(...widths)).length,
    hasWidow({ lines } as SetText, widthPx) ? 1 : 0,
    inner.filter(({ text }) => LEANING.test(text)).length,
    lines.slice(1).filter(({ text }) => /^[–—-]/.test(text)).length,
  ];
}

/** Negative where the first differing number of one is the smaller one. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((wrong, index) => wrong !== other[index]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}

describe('of all ways to part a headline into as many lines at the same size', () => {
  const short = headlines.filter((text) => text.split(' ').length <= 14);

  it.each(everyWidth(short))(
    'none is better in what counts most: $widthPx px, “$text”',
    async ({ text, widthPx }) => {
      const found = await set(text, widthPx);
      const step = { sizePx: found.fontSizePx, lines: 4 };
      const own = wrongs(found, widthPx);
      for (const lines of partings(text.split(' '), found.lines.length)) {
        const box = { widthPx, heightPx: 2000 };
        const other = await setText(lines.join('\n'), { ladder: [step], box });
        if (other.lines.length !== lines.length || other.truncated) continue;
        expect({ lines, order: Math.sign(compare(wrongs(other, widthPx), own)) }).not.toEqual({
          lines,
          order: -1,
        });
      }
    },
  );
});

describe('the shape of a headline', () => {
  it.each(settings)('has no torn line: $widthPx px, “$text”', async ({ text, widthPx }) => {
    const { lines } = await set(text, widthPx);
    const longest = Math.max(...lines.map(({ inkWidthPx }) => inkWidthPx));
    const shortest = Math.min(...lines.slice(0, -1).map(({ inkWidthPx }) => inkWidthPx), longest);
    expect(shortest).toBeGreaterThan(longest / 2);
  });

  it('is worth one step of size', async () => {
    const [large, small] = [104, 96].map((sizePx) => ({ sizePx, lines: 4 }));
    const box = { widthPx: 560, heightPx: 420 };
    const torn = await setText('Old market opens again', { ladder: [large!], box });
    expect(linesOf(torn)).toEqual(['Old market', 'opens', 'again']);
    const free = await setText('Old market opens again', { ladder: [large!, small!], box });
    expect(linesOf(free)).toEqual(['Old market', 'opens again']);
  });

  it('is as even as its words allow', async () => {
    const { lines } = await setText('aaaa aaaa aaaa aaaa aaaa aaaa', {
      box: { widthPx: 560, heightPx: 400 },
    });
    expect(new Set(lines.map(({ text }) => text))).toEqual(new Set(['aaaa aaaa aaaa']));
  });

  it.each([
    ['en', 'Council approves of the plan', /\b(of|the)$/m],
    ['ru', 'Первые пассажиры в новом порту', /(^|\s)в$/m],
    ['el', 'Άνοιξε ξανά η παλιά αγορά', /(^|\s)η$/m],
  ])(
    'does not leave a word that leans on the next one at the end of a line, in %s',
    async (language, text, leaning) => {
      for (let widthPx = 420; widthPx < 760; widthPx += 20) {
        const spec = { language, ladder: [{ sizePx: 60, lines: 4 }], box: { widthPx, heightPx: 420 } };
        const free = await setText(text, spec);
        const joined = await setText(
          text.replace(/ (of|the|в|η) (?=\S)/g, ' $1\u00a0').replace(/ (of) /, ' $1\u00a0'),
          spec,
        );
        if (joined.lines.length === free.lines.length && !joined.truncated) {
          expect(linesOf(free).slice(0, -1).join('\n')).not.toMatch(leaning);
        }
      }
    },
  );
});

describe('a script without spaces', () => {
  it.each([
    ['zh', '上海市政府宣布明年开始建设新的国际机场航站楼', '政府 宣布 明年 开始 建设 国际 机场 航站楼'],
    [
      'zh',
      '北京大学研究人员发现新型材料可以提高电池效率',
      '北京大学 研究 人员 发现 新型 材料 可以 提高 电池 效率',
    ],
  ])('is broken between words where that costs nothing, in %s: %s', async (language, text, words) => {
    let torn = 0;
    let lines = 0;
    for (let widthPx = 420; widthPx < 900; widthPx += 20) {
      const found = linesOf(await setText(text, { language, box: { widthPx, heightPx: 500 } }));
      lines += found.length - 1;
      const ends = found.slice(0, -1).map((_, index) => found.slice(0, index + 1).join('').length);
      torn += ends.filter((end) => tears(text, words.split(' '), end)).length;
    }
    expect(torn / lines).toBeLessThan(0.15);
  });
});

/** Whether a break at this place stands inside one of the words. */
function tears(text: string, words: readonly string[], place: number): boolean {
  return words.some((word) => {
    const start = text.indexOf(word);
    return start < place && place < start + word.length;
  });
}
