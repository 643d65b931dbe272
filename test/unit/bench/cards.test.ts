import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../bench/card.ts';
import { seenSeries, unseen } from '../../../bench/cards.ts';
import { designs } from '../../../bench/designs.ts';
import { readArticle } from '../../../src/article/article.ts';
import { fitHeadline } from '../../../src/index.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { testPress } from '../../press.ts';

/** The benchmark's own default, warm-up included. */
const ROUNDS = 160;
/** Far below the warm-up: the Latin headlines come back after 44 rounds, the phrases of the others after 9. */
const ROUNDS_UNTIL_ALL_SEEN = 50;

function headlines(series: (typeof seenSeries)[number], rounds = ROUNDS): string[] {
  return Array.from({ length: rounds }, (_, at) => series.cardOf(at + 1).headline);
}

describe.each(seenSeries)('the $label cards of the benchmark', (series) => {
  const press = testPress();
  const { language } = series.cardOf(1);

  test('have another headline every round', () => {
    expect(new Set(headlines(series, 2000)).size).toBe(2000);
  });

  test('have no character that is first seen after the warm-up', () => {
    const seen = new Set(headlines(series, ROUNDS_UNTIL_ALL_SEEN).join(''));
    expect(headlines(series).filter((text) => [...text].some((character) => !seen.has(character)))).toEqual(
      [],
    );
  });

  test('are set whole, in three or four lines', async () => {
    for (const round of [1, 40, 80, 120, 160]) {
      const fit = await fitHeadline(press, articleOf(series.cardOf(round)));
      expect(fit.truncated).toBe(false);
      expect([3, 4]).toContain(fit.lines.length);
    }
  });

  test('have the words for the peers that presscard writes itself', () => {
    const { article } = readArticle(articleOf(series.cardOf(1)), press.outlets);
    const plan = planCard(article, {}, press.templates);
    const texts = plan.template.texts(plan);
    const { mark, date, domain, direction } = designs[language];
    expect({ mark, date, domain, direction }).toEqual({
      mark: texts['mark']?.text,
      date: texts['date']?.text,
      domain: texts['domain']?.text,
      direction: article.dir,
    });
  });
});

describe('the unseen cards of the benchmark', () => {
  test('never have the same new character twice', () => {
    const han = headlines(unseen).flatMap((text) => text.replace('発表', '').match(/\p{Script=Han}/gu) ?? []);
    expect(han.length).toBe(ROUNDS * 20);
    expect(new Set(han).size).toBe(han.length);
  });

  test('end with a clear error where the face has no further character', () => {
    expect(() => unseen.cardOf(100_000)).toThrow(/unseen characters for \d+ rounds/);
  });
});
