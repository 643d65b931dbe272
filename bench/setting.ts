import { setImmediate } from 'node:timers/promises';
import { createPress, fitHeadline, renderCard } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { readArticle } from '../src/article/article.ts';
import { planCard } from '../src/plan/plan.ts';
import type { Press } from '../src/press.ts';
import { articleOf } from './card.ts';
import type { Card, CardSeries } from './cards.ts';
import { percentile } from './figures.ts';
import type { Options } from './options.ts';
import { timed } from './timed.ts';

/** Setting a headline: its language, its faces, its breaks, its size; nothing is painted. */
export const SETTING_AIM_MS = 0.5;

/** One line of the table of the setting stage. */
export interface SettingFigures {
  readonly card: CardSeries['id'];
  readonly label: string;
  /** The headline alone, from the plan of its card to placed glyphs. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** `fitHeadline`: the article is read and planned, and all texts of its card are set. */
  readonly fitMedianMs: number;
  /** The whole card, another headline of the same series in the same round. */
  readonly cardMedianMs: number;
  /** The headline's part of the card's time. */
  readonly share: number;
  /** The headline alone, in the order of the rounds. */
  readonly timesMs: readonly number[];
}

interface Times {
  readonly setMs: number[];
  readonly fitMs: number[];
  readonly cardMs: number[];
}

/**
 * Times one stage of presscard on Node: in every round each series sets one headline, fits another and paints
 * a third, so that no headline comes twice and the caches of the processor are those of a service that paints.
 */
export async function measureSetting(
  all: readonly CardSeries[],
  { warmUpRounds, rounds }: Options,
): Promise<SettingFigures[]> {
  const press = createPress({ ports: nodePorts() });
  const times = new Map<CardSeries, Times>(
    all.map((series) => [series, { setMs: [], fitMs: [], cardMs: [] }]),
  );
  for (let round = 1; round <= warmUpRounds + rounds; round++) {
    for (const [series, { setMs, fitMs, cardMs }] of times) {
      const [card, other, third] = [2, 1, 0].map((back) => series.cardOf(3 * round - back)) as [
        Card,
        Card,
        Card,
      ];
      const set = await setHeadlineMs(press, card);
      const fit = await timed(() => fitHeadline(press, articleOf(other)));
      const painted = await timed(() => renderCard(press, articleOf(third)));
      await setImmediate(); // what engines free, they free between two turns of the event loop
      if (round <= warmUpRounds) continue;
      setMs.push(set);
      fitMs.push(fit.ms);
      cardMs.push(painted.ms);
    }
  }
  return [...times].map(([series, measured]) => figuresOf(series, measured));
}

async function setHeadlineMs(press: Press, card: Card): Promise<number> {
  const { article } = readArticle(articleOf(card), press.outlets);
  const plan = planCard(article, {}, press.templates);
  const { headline } = plan.template.texts(plan);
  if (headline === undefined) throw new Error(`${plan.template.id} has no headline`);
  const { lang, headline: text } = article;
  const { ms } = await timed(() =>
    press.typesetter.set({ ...headline, text, language: lang, onOverflow: plan.onOverflow }),
  );
  return ms;
}

function figuresOf({ id, label }: CardSeries, { setMs, fitMs, cardMs }: Times): SettingFigures {
  const medianMs = percentile(setMs, 50);
  const cardMedianMs = percentile(cardMs, 50);
  return {
    card: id,
    label,
    medianMs,
    p95Ms: percentile(setMs, 95),
    fitMedianMs: percentile(fitMs, 50),
    cardMedianMs,
    share: medianMs / cardMedianMs,
    timesMs: setMs,
  };
}
