import type { FontFamilyName } from '../../fonts/manifest.ts';

/** What a text is on a card; a voice has a face and a measure for each. */
export type TextRole = 'headline' | 'mark' | 'kicker' | 'meta';

/** How a text looks, apart from its size and colour. Lengths are in em of the text's own size. */
export interface TextStyle {
  /** Families in the order in which a character is looked for. */
  readonly families: readonly FontFamilyName[];
  readonly weight: number;
  /** Distance of baselines. It grows where the ink of two lines would touch. */
  readonly leadingEm: number;
  /** Added after every cluster. Ligatures are off where it is not zero, as CSS has it. */
  readonly trackingEm: number;
}

export const voiceIds = ['editorial', 'modern', 'tabloid'] as const;
export type VoiceId = (typeof voiceIds)[number];

/** Families that are asked last, whatever the voice; the wider coverage first. */
const LAST_RESORT = ['Inter', 'Source Sans 3', 'Source Serif 4'] as const;

function families(...own: readonly FontFamilyName[]): readonly FontFamilyName[] {
  return [...new Set([...own, ...LAST_RESORT])];
}

const serif = families('Source Serif 4', 'Source Sans 3');
const sans = families('Source Sans 3', 'Source Serif 4');
const inter = families('Inter');
const fira = families('Fira Sans Condensed');

/** Three pairings; an outlet picks one. Leading and tracking follow the usual measures of each kind of face. */
export const voices = {
  editorial: {
    headline: { families: serif, weight: 700, leadingEm: 1.08, trackingEm: -0.012 },
    mark: { families: serif, weight: 700, leadingEm: 1.2, trackingEm: 0 },
    kicker: { families: sans, weight: 700, leadingEm: 1.2, trackingEm: 0 },
    meta: { families: sans, weight: 400, leadingEm: 1.2, trackingEm: 0 },
  },
  modern: {
    headline: { families: inter, weight: 700, leadingEm: 1.06, trackingEm: -0.028 },
    mark: { families: inter, weight: 700, leadingEm: 1.2, trackingEm: -0.02 },
    kicker: { families: inter, weight: 700, leadingEm: 1.2, trackingEm: -0.01 },
    meta: { families: inter, weight: 500, leadingEm: 1.2, trackingEm: 0 },
  },
  tabloid: {
    headline: { families: fira, weight: 700, leadingEm: 1.04, trackingEm: -0.01 },
    mark: { families: fira, weight: 700, leadingEm: 1.2, trackingEm: 0 },
    kicker: { families: fira, weight: 700, leadingEm: 1.2, trackingEm: 0 },
    meta: { families: fira, weight: 500, leadingEm: 1.2, trackingEm: 0 },
  },
} as const satisfies Record<VoiceId, Record<TextRole, TextStyle>>;
