import { LRUCache } from 'lru-cache';
import { clampChroma, converter, formatHex, parse, wcagContrast } from 'culori/fn';
import { useMode, modeLrgb, modeOklab, modeOklch, modeRgb } from 'culori/fn';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);
useMode(modeOklch);
const toOklch = converter('oklch');

/** Least contrast of any text on a card, large text too (WCAG 2.2, 1.4.3 for small text). */
export const TEXT_CONTRAST_MIN = 4.5;

/** Ink is never pure black, paper text never pure white: both glare on a phone. */
export const INK_DARK = '#14171a';
export const INK_LIGHT = '#ffffff';

/** Answers that are kept: a card asks for thirty, and all cards of an outlet for the same. */
const ANSWERS_MAX = 5_000;
const contrasts = new LRUCache<string, number>({ max: ANSWERS_MAX });
const colours = new LRUCache<string, string>({ max: ANSWERS_MAX });

/** WCAG contrast ratio of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return remembered(contrasts, `${one} ${other}`, () => wcagContrast(one, other));
}

function remembered<T extends {}>(answers: LRUCache<string, T>, question: string, answer: () => T): T {
  const known = answers.get(question);
  if (known !== undefined) return known;
  const found = answer();
  answers.set(question, found);
  return found;
}

/** The ink for text on a field: a field keeps its exact colour, so the ink is what flips. */
export function inkOn(fill: string): string {
  if (contrast(fill, INK_LIGHT) >= TEXT_CONTRAST_MIN) return INK_LIGHT;
  return contrast(fill, INK_DARK) >= TEXT_CONTRAST_MIN ? INK_DARK : '#000000';
}

/**
 * The colour as text on a background: unchanged where it can be read, else the nearest lightness of the same
 * hue that reaches the contrast.
 *
 * @param least contrast to reach, 4.5 unless given.
 */
export function readableOn(colour: string, background: string, least = TEXT_CONTRAST_MIN): string {
  const question = `${colour} ${background} ${least}`;
  return remembered(colours, question, () => nearestReadable(colour, background, least));
}

function nearestReadable(colour: string, background: string, least: number): string {
  if (contrast(colour, background) >= least) return colour;
  const base = toOklch(parse(colour));
  if (!base) return inkOn(background);
  const goal = contrast(background, '#ffffff') > contrast(background, '#000000') ? 1 : 0;
  let readable: string = goal === 1 ? '#ffffff' : '#000000';
  let near = base.l;
  let far = goal;
  // Twelve halvings narrow the lightness down to less than one step of eight bits.
  for (let step = 0; step < 12; step++) {
    const l = (near + far) / 2;
    const candidate = formatHex(clampChroma({ ...base, l }, 'oklch'));
    if (contrast(candidate, background) >= least) {
      readable = candidate;
      far = l;
    } else near = l;
  }
  return readable;
}

/** Hues in degrees of OKLCH that turn into mud in the dark, and what is left of them there. */
const YELLOW_HUES = [45, 115] as const;
const DARK_YELLOW_CHROMA_MAX = 0.014;

/**
 * A ground in the hue of a colour: of this lightness (OKLCH, 0 to 1) and of at most this chroma, so that text
 * and not the ground is what shines. A grey stays grey.
 */
export function groundOf(colour: string, ground: { lightness: number; chromaMax: number }): string {
  const question = `${colour} ground ${ground.lightness} ${ground.chromaMax}`;
  return remembered(colours, question, () => inHueOf(colour, ground));
}

function inHueOf(colour: string, { lightness, chromaMax }: { lightness: number; chromaMax: number }): string {
  const base = toOklch(parse(colour));
  if (!base) return colour;
  const { h = 0 } = base;
  // Dark yellow is brown: such a ground keeps no more than its warmth.
  const most =
    lightness < 0.5 && h > YELLOW_HUES[0] && h < YELLOW_HUES[1] ? DARK_YELLOW_CHROMA_MAX : chromaMax;
  return formatHex(clampChroma({ ...base, l: lightness, c: Math.min(base.c, most) }, 'oklch'));
}
