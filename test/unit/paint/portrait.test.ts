import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { overlayCircle } from '../../../src/paint/overlay-circle.ts';
import type { BoxRoom } from '../../../src/paint/art.ts';
import type { Pixels } from '../../../src/ports.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { setCard } from '../../../src/plan/set-card.ts';
import { sizeIds, sizes } from '../../../templates/sizes.ts';
import { articles } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';

const press = testPress();

describe('a circle laid over a card', () => {
  const side = fc.integer({ min: 1, max: 60 });
  const place = fc.integer({ min: -70, max: 70 });

  it('shows the photo within, leaves the card alone without, and mixes both on its edge', () => {
    fc.assert(
      fc.property(side, place, place, (px, leftPx, topPx) => {
        const card = plane(64, 40, 0);
        overlayCircle(card, { ...plane(px, px, 255), leftPx, topPx });
        for (let y = 0; y < 40; y++) {
          for (let x = 0; x < 64; x++) {
            const far = Math.hypot(x + 0.5 - leftPx - px / 2, y + 0.5 - topPx - px / 2) - px / 2;
            const [red, , , alpha] = card.rgba.subarray((y * 64 + x) * 4);
            expect(alpha).toBe(255);
            if (far <= -0.5) expect(red).toBe(255);
            else if (far >= 0.5) expect(red).toBe(0);
            else expect(Math.abs(red! - (0.5 - far) * 255)).toBeLessThanOrEqual(0.5);
          }
        }
      }),
    );
  });

  it('has the area of its circle, so that its edge is neither jagged nor swollen', () => {
    const card = plane(100, 100, 0);
    overlayCircle(card, { ...plane(88, 88, 255), leftPx: 6, topPx: 6 });
    const sum = card.rgba.reduce((all, value, at) => all + (at % 4 === 0 ? value / 255 : 0), 0);
    expect(sum / (Math.PI * 44 ** 2)).toBeCloseTo(1, 2);
  });
});

describe('the portrait of an author', () => {
  const kinds = {
    'left to right': { ...articles.short, author: 'Maria Papadopoulou' },
    'right to left': { ...articles.short, outlet: 'al-marfa', headline: 'عاصفة', author: 'ليلى البحري' },
    'with a notice': { ...articles.short, author: 'Maria Papadopoulou', notice: 'Paid for. '.repeat(20) },
    'with the longest name': { ...articles.short, author: 'Maria Papadopoulou-Featherstonehaugh '.repeat(5) },
    'with a duration': {
      ...articles.short,
      author: 'Maria Papadopoulou',
      state: { is: 'podcast', duration: '42:10' },
    },
  };

  it.each(Object.entries(kinds))(
    'stands before name and date, which are centred on it, and touches nothing: %s',
    async (_, input) => {
      for (const size of sizeIds) {
        const { portrait, date, author, others, dir } = await stand(input, size);
        const { marginPx, widthPx, inkBottomPx } = sizes[size];
        expect([portrait.widthPx, Math.round(portrait.heightPx)]).toEqual([
          portrait.widthPx,
          portrait.widthPx,
        ]);
        expect(portrait.topPx + portrait.heightPx).toBeLessThanOrEqual(inkBottomPx + 0.5);
        const isFirst = dir === 'rtl' ? portrait.leftPx + portrait.widthPx : portrait.leftPx;
        expect(isFirst).toBe(dir === 'rtl' ? widthPx - marginPx : marginPx);
        const middle = (author.topPx + date.baselinePx) / 2;
        expect(Math.abs(middle - portrait.topPx - portrait.heightPx / 2)).toBeLessThanOrEqual(
          input === kinds['with a duration'] ? sizes[size].metaPx : 1.5,
        );
        expect(others.filter((box) => overlaps(box, portrait)).map(({ name }) => name)).toEqual([]);
      }
    },
  );

  it('takes nothing of the headline', async () => {
    for (const size of sizeIds) {
      const [one, other] = [true, false].map((hasPortrait) =>
        stand({ ...articles.long, author: 'Maria Papadopoulou' }, size, hasPortrait),
      );
      expect((await one)!.headlinePx).toBe((await other)!.headlinePx);
    }
  });
});

async function stand(input: object, size: (typeof sizeIds)[number], hasPortrait = true) {
  const { article } = readArticle(input, press.outlets);
  const planIn = (template = 'opinion') =>
    planCard(article, { template, size }, press.templates, { hasPortrait });
  const { plan, set } = await setCard(press.typesetter, planIn(), planIn);
  expect(plan.template.id).toBe('opinion');
  const art = await press.layout.layOut(plan.template.art(plan, set), { size: plan.size, set });
  const boxOf = (name: string) => {
    const [text, place] = [set[name]!, art.places.get(name)!];
    const { widthPx, heightPx } = text;
    return { name, ...place, widthPx, heightPx, baselinePx: place.topPx + text.baselinePx };
  };
  return {
    portrait: art.portrait ?? { leftPx: 0, topPx: 0, widthPx: 0, heightPx: 0 },
    author: boxOf('author'),
    date: boxOf('date'),
    others: [...art.places.keys()].map(boxOf),
    dir: article.dir,
    headlinePx: set['headline']!.fontSizePx,
  };
}

function overlaps(one: BoxRoom, other: BoxRoom): boolean {
  return (
    one.leftPx < other.leftPx + other.widthPx &&
    other.leftPx < one.leftPx + one.widthPx &&
    one.topPx < other.topPx + other.heightPx &&
    other.topPx < one.topPx + one.heightPx
  );
}

function plane(width: number, height: number, value: number): Pixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([value, value, value, 255], at);
  return { width, height, rgba };
}
