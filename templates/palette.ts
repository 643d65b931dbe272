import { contrast, groundOf, inkOn, INK_DARK, readableOn } from '../src/outlet/colour.ts';
import type { CardSubject } from './template.ts';

/** The colours of one card, each as `#rrggbb`. Every text colour reaches 4.5:1 on its ground. */
export interface Palette {
  readonly ground: string;
  /** Separates a white card from a white feed; undefined where the ground's tint does that. */
  readonly frame: string | undefined;
  readonly headline: string;
  readonly mark: string;
  readonly kicker: string;
  readonly meta: string;
  /** Fills: the brand's exact colour. */
  readonly rule: string;
  /** Field of a plate mark; undefined where the mark stands as a word. */
  readonly plate: string | undefined;
  readonly plateInk: string;
  /** The brand as a shape that must be seen: a play sign, a quotation mark. */
  readonly accent: string;
  readonly star: string;
  /** The red of a state as a small shape, and as a field with its ink. */
  readonly alert: string;
  readonly alertField: string;
  readonly alertInk: string;
  /** The brand's colour where a text has it, as far as it can be read. */
  readonly asked: { readonly mark?: string; readonly kicker?: string };
}

const FRAME = '#dfe2e5';
/** A paper of less contrast to white than this needs the frame. */
const TINT_CONTRAST_MIN = 1.04;
const META_ON_PAPER = '#50565b';
const NIGHT_INK = '#f5f7f9';
const META_ON_NIGHT = '#b4bcc4';
/** On a dark ground a colour at 4.5:1 can be read and looks switched off. */
export const GLOW_CONTRAST_MIN = 7;
/** Shapes that carry a meaning (WCAG 2.2, 1.4.11). */
const SHAPE_CONTRAST_MIN = 3;

/** The two reds of states: a field under white, a mark on dark. */
export const ALERT_FIELD = '#c8102e';
const ALERT_ON_DARK = '#ff4d5e';
const WHITE = '#ffffff';

/** Stars are golden whatever the brand: nobody takes them for anything else. */
const GOLD = '#f2c879';

/** What stands for the brand on a card that must not shine in its colour: an obituary, a paid article. */
const MUTED = '#50565b';

/** What stands for white paper where it must not be white. */
const COOL_PAPER = '#f6f8fa';
const OPINION = { light: '#f5ecd9', dark: '#241c13' } as const;
const OPINION_INK = { light: '#1a1613', dark: '#f7f1e6' } as const;
const OPINION_META = { light: '#5d5344', dark: '#c3b7a2' } as const;

/** Lightness and chroma (OKLCH) of grounds in the brand's hue. */
const TINT = { lightness: 0.962, chromaMax: 0.011 } as const;
const DEEP = { lightness: 0.33, chromaMax: 0.062 } as const;
const VIVID = { lightness: 0.27, chromaMax: 0.13 } as const;

/** Paper or night. */
export function plainPalette(subject: CardSubject): Palette {
  return subject.theme === 'dark' ? nightPalette(subject) : paperPalette(subject);
}

export function paperPalette(subject: Pick<CardSubject, 'article' | 'state'>): Palette {
  return onLight(subject, subject.article.outlet.paper);
}

export function nightPalette(subject: Pick<CardSubject, 'article' | 'state'>): Palette {
  return onDark(subject, subject.article.outlet.night);
}

/** Warm paper, for what somebody thinks. */
export function opinionPalette(subject: CardSubject): Palette {
  const { theme } = subject;
  const base = theme === 'dark' ? onDark(subject, OPINION.dark) : onLight(subject, OPINION.light);
  return { ...base, headline: OPINION_INK[theme], meta: OPINION_META[theme] };
}

/** A breath of the brand's colour, or its depth. */
export function tintedPalette(subject: CardSubject): Palette {
  const brand = brandOf(subject);
  return subject.theme === 'dark'
    ? onDark(subject, groundOf(brand, DEEP))
    : onLight(subject, groundOf(brand, TINT));
}

/** As `tintedPalette`, and darker and fuller in the dark. */
export function vividPalette(subject: CardSubject): Palette {
  return subject.theme === 'dark'
    ? onDark(subject, groundOf(brandOf(subject), VIVID))
    : tintedPalette(subject);
}

/** As paper, with a tint that separates the text's half from a picture that may be white. */
export function splitPalette(subject: CardSubject): Palette {
  if (subject.theme === 'dark') return nightPalette(subject);
  const { paper } = subject.article.outlet;
  return onLight(subject, contrast(paper, WHITE) < TINT_CONTRAST_MIN ? COOL_PAPER : paper);
}

/** The red field under white; in the dark theme a red so deep that the field of the badge stands out. */
export function alertPalette(subject: CardSubject): Palette {
  if (subject.theme === 'dark') return onDark(subject, groundOf(ALERT_FIELD, VIVID));
  return {
    ...onDark(subject, ALERT_FIELD),
    headline: WHITE,
    mark: WHITE,
    kicker: WHITE,
    meta: WHITE,
    plate: undefined,
    plateInk: WHITE,
    star: WHITE,
    alert: WHITE,
    alertField: WHITE,
    alertInk: ALERT_FIELD,
    asked: {},
  };
}

/** Ink-blue, not black: what a photo is darkened with behind its texts, and what they are chosen against. */
export const SCRIM_INK = [8, 12, 20] as const;
export const SCRIM_GROUND = '#080c14';
/** A colour that is to glow on a darkened photo stands nearly as light as white does. */
const OVER_PHOTO_CONTRAST_MIN = 14;

/** Over a photo: light inks, for which the photo is darkened as far as each of them needs. */
export function photoPalette(subject: Pick<CardSubject, 'article' | 'state'>): Palette {
  const kicker = readableOn(brandOf(subject), SCRIM_GROUND, OVER_PHOTO_CONTRAST_MIN);
  return {
    ...onDark(subject, SCRIM_GROUND),
    ground: 'transparent',
    headline: WHITE,
    mark: WHITE,
    kicker,
    meta: WHITE,
    // A sign on a photo may stand on anything.
    accent: WHITE,
    asked: { kicker: brandOf(subject) },
  };
}

/** A band in the brand's colour. */
export function brandPalette(subject: CardSubject): Palette {
  const brand = brandOf(subject);
  if (subject.theme === 'dark') return nightPalette(subject);
  const ink = inkOn(brand);
  return {
    ...onDark(subject, brand),
    headline: ink,
    mark: ink,
    kicker: ink,
    meta: ink,
    // A plate of the band's own colour would not be seen.
    plate: ink,
    plateInk: readableOn(brand, ink),
    accent: ink,
    star: ink,
    alert: ink,
    asked: {},
  };
}

type Branded = Pick<CardSubject, 'article' | 'state'>;

function brandOf({ article, state }: Branded): string {
  return state.is === 'obituary' || state.is === 'paid' ? MUTED : article.outlet.colour;
}

function onLight(subject: Branded, ground: string): Palette {
  const brand = brandOf(subject);
  return {
    ground,
    frame: contrast(ground, WHITE) < TINT_CONTRAST_MIN ? FRAME : undefined,
    headline: readableOn(INK_DARK, ground),
    mark: readableOn(INK_DARK, ground),
    kicker: readableOn(brand, ground),
    meta: readableOn(META_ON_PAPER, ground),
    rule: brand,
    plate: brand,
    plateInk: inkOn(brand),
    ...shapes(brand, ground),
    alert: ALERT_FIELD,
    asked: { kicker: brand },
  };
}

function onDark(subject: Branded, ground: string): Palette {
  const brand = brandOf(subject);
  const glowing = readableOn(brand, ground, GLOW_CONTRAST_MIN);
  return {
    ground,
    frame: undefined,
    headline: readableOn(NIGHT_INK, ground),
    mark: glowing,
    kicker: glowing,
    meta: readableOn(META_ON_NIGHT, ground),
    rule: brand,
    plate: brand,
    plateInk: inkOn(brand),
    ...shapes(brand, ground),
    alert: ALERT_ON_DARK,
    asked: { mark: brand, kicker: brand },
  };
}

function shapes(brand: string, ground: string): Pick<Palette, 'accent' | 'star' | 'alertField' | 'alertInk'> {
  return {
    accent: readableOn(brand, ground, SHAPE_CONTRAST_MIN),
    star: readableOn(GOLD, ground, SHAPE_CONTRAST_MIN),
    alertField: ALERT_FIELD,
    alertInk: WHITE,
  };
}
