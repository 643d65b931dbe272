import { readArticle, type Article, type Warning } from './article/article.ts';
import { altText } from './article/alt.ts';
import { encodeIndexed, encodePng } from './encode/png.ts';
import { composeSvg } from './paint/compose.ts';
import { planCard, type CardOptions, type CardPlan } from './plan/plan.ts';
import type { Press } from './press.ts';
import { startTimings, type Timings } from './timings.ts';
import { fitOf, type Fit } from './typeset/fit-answer.ts';
import { setTexts } from './plan/set-texts.ts';

/** A finished card and everything that can be said about it. */
export interface RenderedCard {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: 'image/png' | 'image/svg+xml';
  readonly article: Article;
  readonly plan: CardPlan;
  readonly fit: Fit;
  /** What the card says, for those who cannot see it. */
  readonly alt: string;
  readonly warnings: readonly Warning[];
  readonly timings: Timings;
}

/**
 * An article in, its share card out: the article is read and planned, its texts are set, the art is laid out
 * around them, both are composed and painted, and the pixels are encoded.
 *
 * @param input an article as the contract describes it; anything else is refused with the field's name.
 * @throws PresscardError for every input that makes no card; `render_failed` or `font_missing` when the
 * installation is at fault.
 */
export async function renderCard(
  press: Press,
  input: unknown,
  options: CardOptions = {},
): Promise<RenderedCard> {
  const { deflate, clock } = press.ports;
  const timings = startTimings(clock);

  const { article, warnings } = readArticle(input, press.outlets);
  const plan = planCard(article, options, press.templates);
  timings.lap('plan');

  const texts = plan.template.texts(plan);
  const set = await setTexts(press.typesetter, texts, plan);
  timings.lap('typeset');

  const art = await press.layout.layOut(plan.template.art(plan, set.texts), plan.size);
  timings.lap('layout');

  const answer = {
    article,
    plan,
    fit: fitOf(set.texts.headline, article),
    alt: altText(article),
    warnings: [...warnings, ...set.warnings],
  };
  if (plan.format === 'svg') {
    const bytes = new TextEncoder().encode(composeSvg(art, texts, set.texts));
    timings.lap('compose');
    return { ...answer, bytes, contentType: 'image/svg+xml', timings: timings.done() };
  }
  const painted = press.painter.paint(art, texts, set.texts);
  timings.lap('paint');

  const bytes =
    painted.kind === 'indexed' ? encodeIndexed(painted.pixels, deflate) : encodePng(painted.pixels, deflate);
  timings.lap('encode');
  return { ...answer, bytes, contentType: 'image/png', timings: timings.done() };
}

/**
 * How a headline will stand on its card, without painting it.
 *
 * @throws PresscardError as `renderCard` does.
 */
export async function fitHeadline(press: Press, input: unknown, options: CardOptions = {}): Promise<Fit> {
  const { article } = readArticle(input, press.outlets);
  return (await fitCard(press, planCard(article, options, press.templates))).fit;
}

/** The fit of a planned card, with the warnings of its texts. */
export async function fitCard(
  press: Press,
  plan: CardPlan,
): Promise<{ fit: Fit; warnings: readonly Warning[] }> {
  const { texts, warnings } = await setTexts(press.typesetter, plan.template.texts(plan), plan);
  return { fit: fitOf(texts.headline, plan.article), warnings };
}
