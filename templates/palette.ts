import { contrast, inkOn, INK_DARK, readableOn } from '../src/outlet/colour.ts';
import type { Outlet } from '../src/outlet/outlet.ts';

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
  readonly plate: string;
  readonly plateInk: string;
}

const FRAME = '#dfe2e5';
/** A paper of less contrast to white than this needs the frame. */
const TINT_CONTRAST_MIN = 1.04;
const META_ON_PAPER = '#50565b';

export function paperPalette({ colour, paper }: Outlet): Palette {
  return {
    ground: paper,
    frame: contrast(paper, '#ffffff') < TINT_CONTRAST_MIN ? FRAME : undefined,
    headline: readableOn(INK_DARK, paper),
    mark: readableOn(INK_DARK, paper),
    kicker: readableOn(colour, paper),
    meta: readableOn(META_ON_PAPER, paper),
    rule: colour,
    plate: colour,
    plateInk: inkOn(colour),
  };
}

const NIGHT = '#0f1519';
const NIGHT_INK = '#f5f7f9';
const META_ON_NIGHT = '#b4bcc4';
/** On a dark ground a colour at 4.5:1 can be read and looks switched off. */
const GLOW_CONTRAST_MIN = 7;

/** Ink-blue, not black: what a photo is darkened with behind its texts, and what they are chosen against. */
export const SCRIM_INK = [8, 12, 20] as const;
const SCRIM_GROUND = '#080c14';
const OVER_PHOTO = '#ffffff';
/** A colour that is to glow on a darkened photo stands nearly as light as white does. */
const OVER_PHOTO_CONTRAST_MIN = 14;

/** Over a photo: light inks, for which the photo is darkened as far as each of them needs. */
export function photoPalette({ colour }: Outlet): Palette {
  return {
    ground: 'transparent',
    frame: undefined,
    headline: OVER_PHOTO,
    mark: OVER_PHOTO,
    kicker: readableOn(colour, SCRIM_GROUND, OVER_PHOTO_CONTRAST_MIN),
    meta: OVER_PHOTO,
    rule: colour,
    plate: colour,
    plateInk: inkOn(colour),
  };
}

export function nightPalette({ colour }: Outlet): Palette {
  return {
    ground: NIGHT,
    frame: undefined,
    headline: NIGHT_INK,
    mark: readableOn(colour, NIGHT, GLOW_CONTRAST_MIN),
    kicker: readableOn(colour, NIGHT, GLOW_CONTRAST_MIN),
    meta: META_ON_NIGHT,
    rule: colour,
    plate: colour,
    plateInk: inkOn(colour),
  };
}
