import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import type { IndexedPixels } from '../../../src/encode/palette.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { setTexts } from '../../../src/plan/set-texts.ts';
import type { Pixels } from '../../../src/ports.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { articles, type ArticleName } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';

const press = testPress();

/** What rounding a blended colour may cost. */
const STEP = 2;
/** Where two glyphs overlap at their edges, one outline covers a little more than the stronger of two masks. */
const OVERLAP_PIXELS = 0.0005;

async function bothWays(name: ArticleName, template: string, size: string) {
  const { article } = readArticle(articles[name], press.outlets);
  const plan = planCard(article, { template, size }, press.templates);
  const texts = plan.template.texts(plan);
  const set = await setTexts(press.typesetter, texts, plan);
  const art = await press.layout.layOut(plan.template.art(plan, set.texts), {
    size: plan.size,
    set: set.texts,
  });
  const whole = press.painter.paintWhole(art, texts, set.texts);
  return { composed: press.painter.paint(art, texts, set.texts, { colours: 'few' }), whole };
}

function differences(
  { width, height, rows, palette }: IndexedPixels,
  { rgba }: Pixels,
): { beyondStep: number; most: number } {
  let beyondStep = 0;
  let most = 0;
  for (let at = 0; at < width * height; at++) {
    const index = rows[at + 1 + Math.floor(at / width)]!;
    let worst = 0;
    for (let channel = 0; channel < 3; channel++) {
      worst = Math.max(worst, Math.abs(palette[index * 3 + channel]! - rgba[at * 4 + channel]!));
    }
    if (worst > STEP) beyondStep += 1;
    most = Math.max(most, worst);
  }
  return { beyondStep: beyondStep / (width * height), most };
}

const names = Object.keys(articles) as ArticleName[];
/** What differs from design to design shows with these; every other article in the default one. */
const telling: readonly ArticleName[] = ['long', 'plate', 'pale', 'arabic', 'emoji'];
const cards = press.templates.flatMap(({ id }) =>
  (id === 'classic' ? names : telling).flatMap((name) =>
    (name === 'long' ? sizeIds : (['og'] as const)).map((size) => [id, size, name] as const),
  ),
);

describe('a card that is put together from its art and its glyphs', () => {
  it.each(cards)('looks as if it was painted whole: %s %s %s', async (template, size, name) => {
    const { composed, whole } = await bothWays(name, template, size);
    if (composed.kind === 'rgba') {
      expect(composed.pixels.rgba).toEqual(whole.rgba);
      return;
    }
    const { beyondStep } = differences(composed.pixels, whole);
    expect(beyondStep).toBeLessThan(OVERLAP_PIXELS);
  });

  it('is put together, wherever it has no emoji', async () => {
    for (const template of ['classic', 'night', 'plain']) {
      expect((await bothWays('long', template, 'og')).composed.kind).toBe('indexed');
    }
    expect((await bothWays('emoji', 'classic', 'og')).composed.kind).toBe('rgba');
  });
});
