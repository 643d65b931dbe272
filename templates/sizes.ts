import type { Ladder } from '../src/typeset/fit.ts';

/** Everything of a card's frame that depends on its shape; lengths in px of the picture. */
export interface CardSize {
  readonly id: SizeId;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Left and right. */
  readonly marginPx: number;
  /** Ink that must be read stands between these two; crops, rounded corners and domain labels take the rest. */
  readonly inkTopPx: number;
  readonly inkBottomPx: number;
  readonly markPx: number;
  readonly kickerPx: number;
  readonly metaPx: number;
  readonly rule: { readonly widthPx: number; readonly heightPx: number };
  /** Least white between the bands and the headline with its rule. */
  readonly bandGapPx: number;
  /** From the rule to the headline, always the same. */
  readonly ruleGapPx: number;
  readonly headline: Ladder;
}

export const sizeIds = ['og', 'wide', 'classic', 'square', 'portrait', 'story'] as const;
export type SizeId = (typeof sizeIds)[number];

/** A word or two, which would be lost at the size of a sentence. */
const SHOUT: Ladder = [
  { sizePx: 150, lines: 1 },
  { sizePx: 132, lines: 1 },
];

/** Landscape: up to three lines at 80 px and above, four from 56 to 72, five below. */
const LANDSCAPE_LADDER: Ladder = [
  ...SHOUT,
  ...[116, 104, 96, 88, 80, 72, 66, 60, 56, 52, 48].map((sizePx) => ({
    sizePx,
    lines: sizePx >= 80 ? 3 : sizePx >= 56 ? 4 : 5,
  })),
];

/** Squarer and upright shapes have height to spare: larger steps on top, more lines at each. */
const UPRIGHT_LADDER: Ladder = [
  { sizePx: 216, lines: 1 },
  { sizePx: 184, lines: 1 },
  ...[144, 132, 120, 108, 100, 92, 84, 76, 70, 64, 58, 52, 48].map((sizePx) => ({
    sizePx,
    lines: sizePx >= 120 ? 5 : sizePx >= 100 ? 6 : sizePx >= 76 ? 8 : 10,
  })),
];

/**
 * The six shapes that networks show. `og` survives the crops of X (2:1), VK (1200x536) and 16:9; a story
 * keeps 250 px at the top and 320 at the bottom free for the network's own controls.
 */
export const sizes = {
  og: {
    id: 'og',
    widthPx: 1200,
    heightPx: 630,
    marginPx: 72,
    inkTopPx: 80,
    inkBottomPx: 546,
    markPx: 40,
    kickerPx: 32,
    metaPx: 34,
    rule: { widthPx: 88, heightPx: 6 },
    bandGapPx: 32,
    ruleGapPx: 36,
    headline: LANDSCAPE_LADDER,
  },
  wide: {
    id: 'wide',
    widthPx: 1200,
    heightPx: 675,
    marginPx: 72,
    inkTopPx: 86,
    inkBottomPx: 589,
    markPx: 40,
    kickerPx: 32,
    metaPx: 34,
    rule: { widthPx: 88, heightPx: 6 },
    bandGapPx: 38,
    ruleGapPx: 36,
    headline: LANDSCAPE_LADDER,
  },
  classic: {
    id: 'classic',
    widthPx: 1200,
    heightPx: 900,
    marginPx: 84,
    inkTopPx: 92,
    inkBottomPx: 808,
    markPx: 46,
    kickerPx: 36,
    metaPx: 38,
    rule: { widthPx: 96, heightPx: 7 },
    bandGapPx: 52,
    ruleGapPx: 44,
    headline: UPRIGHT_LADDER,
  },
  square: {
    id: 'square',
    widthPx: 1200,
    heightPx: 1200,
    marginPx: 90,
    inkTopPx: 98,
    inkBottomPx: 1102,
    markPx: 52,
    kickerPx: 40,
    metaPx: 44,
    rule: { widthPx: 120, heightPx: 9 },
    bandGapPx: 72,
    ruleGapPx: 52,
    headline: UPRIGHT_LADDER,
  },
  portrait: {
    id: 'portrait',
    widthPx: 1000,
    heightPx: 1500,
    marginPx: 84,
    inkTopPx: 96,
    inkBottomPx: 1404,
    markPx: 50,
    kickerPx: 38,
    metaPx: 40,
    rule: { widthPx: 112, heightPx: 8 },
    bandGapPx: 84,
    ruleGapPx: 50,
    headline: UPRIGHT_LADDER,
  },
  story: {
    id: 'story',
    widthPx: 1080,
    heightPx: 1920,
    marginPx: 84,
    inkTopPx: 262,
    inkBottomPx: 1588,
    markPx: 54,
    kickerPx: 42,
    metaPx: 44,
    rule: { widthPx: 120, heightPx: 9 },
    bandGapPx: 84,
    ruleGapPx: 54,
    headline: UPRIGHT_LADDER,
  },
} as const satisfies Record<SizeId, CardSize>;
