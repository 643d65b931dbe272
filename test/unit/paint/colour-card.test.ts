import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { setTexts } from '../../../src/plan/set-texts.ts';
import { articles, type ArticleName } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';

const press = testPress();

/** What rounding a colour costs that is mixed twice, of 255. */
const STEP = 3;
/** Where two glyphs overlap at their edges, their coverage adds up otherwise than that of one outline. */
const OVERLAP_PIXELS = 0.001;

describe('a card of any colours that is put together from its art and its glyphs', () => {
  const shown: [template: string, name: ArticleName][] = [
    ['photo', 'long'],
    ['photo', 'arabic'],
    ['split', 'hindi'],
    ['classic', 'cyrillic'],
    ['night', 'japanese'],
  ];

  it.each(shown)('looks as if it was painted whole, alpha included: %s %s', async (template, name) => {
    const { article } = readArticle(articles[name], press.outlets);
    const plan = planCard(article, { template }, press.templates, { hasPhoto: true });
    const texts = plan.template.texts(plan);
    const { texts: set } = await setTexts(press.typesetter, texts, plan);
    const art = await press.layout.layOut(plan.template.art(plan, set), { size: plan.size, set });
    const whole = press.painter.paintWhole(art, texts, set);
    const { kind, pixels } = press.painter.paint(art, texts, set, { colours: 'any' });
    if (kind !== 'rgba') throw new Error('It has a palette.');
    const far = whole.rgba.reduce(
      (count, value, at) => count + (Math.abs(value - pixels.rgba[at]!) > STEP ? 1 : 0),
      0,
    );
    expect(far / whole.rgba.length).toBeLessThan(OVERLAP_PIXELS);
  });
});
