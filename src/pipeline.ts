import { readArticle, type Article, type Warning } from './article/article.ts';
import { altText } from './article/alt.ts';
import { encodeCard, MEDIA_TYPES, type PixelFormat } from './encode/encode.ts';
import { encodeIndexed } from './encode/png.ts';
import { cardPixels } from './paint/card-pixels.ts';
import { composeSvg } from './paint/compose.ts';
import { layPhoto, planPhoto } from './paint/lay-photo.ts';
import { layPortrait } from './paint/lay-portrait.ts';
import { circleImage, photoImage } from './paint/photo-image.ts';
import { creditsOf } from './photo/credits.ts';
import { BESIDE_TEMPLATE } from './plan/choose-template.ts';
import { planCard, type CardOptions, type CardPlan } from './plan/plan.ts';
import type { Press } from './press.ts';
import { startTimings, type Timings } from './timings.ts';
import { fitOf, type Fit } from './typeset/fit-answer.ts';
import { setCard } from './plan/set-card.ts';

/** A finished card and everything that can be said about it. */
export interface RenderedCard {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: (typeof MEDIA_TYPES)[PixelFormat] | 'image/svg+xml';
  readonly article: Article;
  readonly plan: CardPlan;
  readonly fit: Fit;
  /** What the card says, for those who cannot see it. */
  readonly alt: string;
  readonly warnings: readonly Warning[];
  readonly timings: Timings;
}

export interface RenderOptions extends CardOptions {
  /** The article's photo as `takePhoto` gives it: checked, upright, in sRGB. Without it the card has text alone. */
  readonly photo?: Uint8Array | undefined;
  /** The portrait of the article's author, as `takePhoto` gives it, for a design that shows one. Without it the name stands alone. */
  readonly portrait?: Uint8Array | undefined;
  /** When the card is looked at, in ms since 1970; now, when left out. A state ends, an article grows old. */
  readonly nowMs?: number | undefined;
}

/** The crop of a photo whose focus nobody knows. */
const MIDDLE = [0.5, 0.5] as const;

/**
 * An article in, its share card out: the article is read and planned, its texts are set, the art is laid out
 * around them, both are composed and painted over the photo, and the pixels are encoded.
 *
 * @param input an article as the contract describes it; anything else is refused with the field's name.
 * @throws PresscardError for every input that makes no card or a photo that cannot be read; `render_failed` or `font_missing` when the
 * installation is at fault.
 */
export function renderCard(press: Press, input: unknown, given: RenderOptions = {}): Promise<RenderedCard> {
  return render(press, input, given, { photoMayLieUnder: true });
}

async function render(
  press: Press,
  input: unknown,
  given: RenderOptions,
  { photoMayLieUnder }: { photoMayLieUnder: boolean },
): Promise<RenderedCard> {
  const { photo: bytes, portrait: faceBytes, nowMs, ...options } = given;
  const { photos, clock } = press.ports;
  const timings = startTimings(clock);

  const { article, warnings } = readArticle(input, press.outlets);
  const seen = {
    nowMs: nowMs ?? clock.now(),
    hasPhoto: bytes !== undefined,
    hasPortrait: faceBytes !== undefined,
    photoMayLieUnder,
  };
  const planIn = (template = options.template): CardPlan =>
    planCard(article, { ...options, template }, press.templates, seen);
  const asked = planIn();
  timings.lap('plan');

  const { plan, texts, set, warnings: ofSetting } = await setCard(press.typesetter, asked, planIn);
  timings.lap('typeset');

  const art = await press.layout.layOut(plan.template.art(plan, set), { size: plan.size, set });
  timings.lap('layout');

  const standing = { art, texts, set };
  const photoPlan = plan.photo && bytes && planPhoto(standing, bytes, article.photo?.focus ?? MIDDLE);
  if (photoMayLieUnder && photoPlan && !photoPlan.framing.isFocusFree)
    return renderBeside(press, input, given, plan);
  const photo = photoPlan && bytes ? await layPhoto(photos, bytes, photoPlan, standing) : undefined;
  const portrait =
    plan.portrait && faceBytes
      ? await layPortrait(photos, faceBytes, art, article.author?.focus ?? MIDDLE)
      : undefined;
  const hasPhoto = photo !== undefined || portrait !== undefined;
  if (hasPhoto) timings.lap('photo');

  const answer = {
    article,
    plan,
    fit: fitOf(set['headline'], article),
    alt: altText(article, plan),
    warnings: [...warnings, ...ofSetting],
  };
  if (plan.format === 'svg') {
    const svg = composeSvg(art, texts, set);
    timings.lap('compose');
    const overPhoto = photo ? await photoImage(photo, svg, photos) : svg;
    const whole = portrait ? await circleImage(portrait, overPhoto, photos) : overPhoto;
    const document = new TextEncoder().encode(whole);
    return { ...answer, bytes: document, contentType: 'image/svg+xml', timings: timings.done() };
  }
  const { format } = plan;
  const painted = press.painter.paint(art, texts, set, {
    colours: format !== 'png' ? 'any' : hasPhoto ? 'exact' : 'few',
  });
  timings.lap('paint');

  const bytesOfCard = async (): Promise<Uint8Array<ArrayBuffer>> => {
    if (painted.kind === 'indexed') return encodeIndexed(painted.pixels, press.ports.deflate, 'runs');
    const pixels = cardPixels(painted.pixels, { photo, portrait });
    const credits = photo ? await creditsOf(bytes!) : {};
    return encodeCard(pixels, { format, hasPhoto, credits }, press.ports);
  };
  const card = await bytesOfCard();
  timings.lap('encode');
  return { ...answer, bytes: card, contentType: MEDIA_TYPES[format], timings: timings.done() };
}

/**
 * The card with its text beside the photo: nothing may stand on what the photo is about. A headline that is too long
 * for that must not hand over to a photo under the text again.
 */
async function renderBeside(
  press: Press,
  input: unknown,
  options: RenderOptions,
  { template: { id } }: CardPlan,
): Promise<RenderedCard> {
  const beside = { ...options, template: BESIDE_TEMPLATE };
  const card = await render(press, input, beside, { photoMayLieUnder: false });
  const covers = `In the template ${id} a text would stand on the photo’s focus`;
  const message = card.plan.photo ? `${covers}, so the photo stands beside the text.` : `${covers}.`;
  return { ...card, warnings: [...card.warnings, { code: 'photo_focus_covered', message }] };
}

/**
 * How a headline will stand on its card, without painting it.
 *
 * @throws PresscardError as `renderCard` does.
 */
export async function fitHeadline(press: Press, input: unknown, options: CardOptions = {}): Promise<Fit> {
  return (await fitCard(press, input, options)).fit;
}

/** Everything that can be said about a card without painting it. @throws PresscardError as `renderCard` does. */
export async function fitCard(
  press: Press,
  input: unknown,
  options: CardOptions = {},
): Promise<Pick<RenderedCard, 'article' | 'plan' | 'fit' | 'alt' | 'warnings'>> {
  const { article, warnings } = readArticle(input, press.outlets);
  const nowMs = press.ports.clock.now();
  const hasPortrait = article.author?.portrait !== undefined;
  const planIn = (template = options.template): CardPlan =>
    planCard(article, { ...options, template }, press.templates, { nowMs, hasPortrait });
  const { plan, set, warnings: ofSetting } = await setCard(press.typesetter, planIn(), planIn);
  return {
    article,
    plan,
    fit: fitOf(set['headline'], article),
    alt: altText(article, plan),
    warnings: [...warnings, ...ofSetting],
  };
}
