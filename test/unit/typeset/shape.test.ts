import { describe, expect, it } from 'vitest';
import { voices } from '../../../src/typeset/voices.ts';
import { setText } from './setting.ts';

const headline = voices.editorial.headline;
const untracked = { ...headline, trackingEm: 0 };

/** From one line's origin to the pen after the text, at 100 px: set before a letter whose place is known. */
async function penAfter(text: string, style: typeof untracked): Promise<number> {
  const { lines } = await setText(`${text}|`, { style, ladder: [{ sizePx: 100, lines: 1 }] });
  return lines[0]!.glyphs.at(-1)!.xPx;
}

describe('letters beside each other', () => {
  it('AV stands closer than A and V apart', async () => {
    const apart = (await penAfter('A', untracked)) + (await penAfter('V', untracked));
    expect(await penAfter('AV', untracked)).toBeLessThan(apart);
  });

  it('AV is as close after a Cyrillic word as after a Latin one', async () => {
    const [latin, latinOnly, cyrillic, cyrillicOnly] = await Promise.all(
      ['mir AV', 'mir ', 'мир AV', 'мир '].map((text) => penAfter(text, untracked)),
    );
    expect(cyrillic! - cyrillicOnly!).toBeCloseTo(latin! - latinOnly!, 6);
  });

  it('fi is one glyph in untracked text and two in tracked text', async () => {
    const glyphs = async (trackingEm: number): Promise<number> =>
      (await setText('office', { style: { ...headline, trackingEm } })).lines[0]!.glyphs.length;
    expect(await glyphs(0)).toBeLessThan('office'.length);
    expect(await glyphs(headline.trackingEm)).toBe('office'.length);
  });

  it('tracking moves every following letter by the same amount', async () => {
    const tight = (await setText('nnnn', { style: untracked })).lines[0]!.glyphs;
    const wide = (await setText('nnnn', { style: { ...untracked, trackingEm: 0.1 } })).lines[0]!.glyphs;
    wide.forEach(({ xPx }, index) => expect(xPx - tight[index]!.xPx).toBeCloseTo(index * 6, 6));
  });

  it('tracking leaves joined scripts alone, with the digits and signs that belong to them', async () => {
    const [plain, tracked] = await Promise.all(
      [0, 0.2].map((trackingEm) => setText('الساعة 11:00 "غدا"', { style: { ...headline, trackingEm } })),
    );
    expect(tracked!.widthPx).toBe(plain!.widthPx);
  });

  it('tracking does not tear a mark from its base', async () => {
    const wide = { ...untracked, trackingEm: 0.5 };
    const [plain, marked] = await Promise.all(
      ['она там', 'она\u0301 там'].map((text) => setText(text, { style: wide })),
    );
    expect(marked!.widthPx).toBe(plain!.widthPx);
  });
});

describe('lines under each other', () => {
  it('keep one distance, which grows where ink would touch', async () => {
    const narrow = { box: { widthPx: 300, heightPx: 800 } };
    const plain = await setText('nnnnnnn nnnnnnn nnnnnnn', narrow);
    const stacked = await setText('ggggggg Ấẫẩậẫẩ ggggggg', narrow);
    const gaps = (set: typeof plain): number[] =>
      set.lines.slice(1).map(({ baselinePx }, index) => baselinePx - set.lines[index]!.baselinePx);
    expect(new Set(gaps(plain)).size).toBe(1);
    expect(new Set(gaps(stacked)).size).toBe(1);
    expect(gaps(stacked)[0]!).toBeGreaterThan(gaps(plain)[0]!);
  });

  it('begin on one vertical, whatever the bearing of their first letter', async () => {
    const { lines } = await setText('Jab\nTab\nWab\nOab', { style: untracked });
    for (const { glyphs, xPx } of lines) {
      const { source, id, xPx: first } = glyphs[0]!;
      expect(xPx + first + source.ink(id)!.left * 60).toBeCloseTo(0, 6);
    }
  });
});
