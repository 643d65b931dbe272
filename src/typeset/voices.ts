import type { FontFamilyName } from '../../fonts/manifest.ts';

/** What a text is on a card; a voice has a face and a measure for each. */
export const textRoles = ['headline', 'leaning', 'mark', 'kicker', 'meta'] as const;
export type TextRole = (typeof textRoles)[number];

/** How a text looks, apart from its size and colour. Lengths are in em of the text's own size. */
export interface TextStyle {
  /** The voice's own families for Latin, Cyrillic and Greek, or an outlet's; `familiesFor` has those of every other script. */
  readonly families: readonly string[];
  /** Which of a script's faces goes with them. */
  readonly kind: 'serif' | 'sans';
  /** Urdu is written in Nastaliq; in Naskh only where that is asked for. */
  readonly urdu?: 'naskh';
  readonly weight: number;
  /** Distance of baselines. It grows where the ink of two lines would touch. */
  readonly leadingEm: number;
  /** Whether that was chosen for a face of the outlet's own, whatever script it draws. */
  readonly hasOwnLeading?: boolean;
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
/** The slanted faces of each voice; a script that has none stands upright. */
const serifItalic = families('Source Serif 4 Italic', 'Source Serif 4', 'Source Sans 3');
const interItalic = families('Inter Italic', 'Inter');
const firaItalic = families('Fira Sans Condensed Italic', 'Fira Sans Condensed');

/** The faces of one pairing by what a text is. */
export type OutletVoice = Readonly<Record<TextRole, TextStyle>>;

/** Three pairings; an outlet picks one. Leading and tracking follow the usual measures of each kind of face. */
export const voices = {
  editorial: {
    headline: { families: serif, kind: 'serif', weight: 700, leadingEm: 1.08, trackingEm: -0.012 },
    leaning: { families: serifItalic, kind: 'serif', weight: 600, leadingEm: 1.1, trackingEm: -0.012 },
    mark: { families: serif, kind: 'serif', weight: 700, leadingEm: 1.2, trackingEm: 0 },
    kicker: { families: sans, kind: 'sans', weight: 700, leadingEm: 1.2, trackingEm: 0 },
    meta: { families: sans, kind: 'sans', weight: 400, leadingEm: 1.2, trackingEm: 0 },
  },
  modern: {
    headline: { families: inter, kind: 'sans', weight: 700, leadingEm: 1.06, trackingEm: -0.028 },
    leaning: { families: interItalic, kind: 'sans', weight: 600, leadingEm: 1.08, trackingEm: -0.024 },
    mark: { families: inter, kind: 'sans', weight: 700, leadingEm: 1.2, trackingEm: -0.02 },
    kicker: { families: inter, kind: 'sans', weight: 700, leadingEm: 1.2, trackingEm: -0.01 },
    meta: { families: inter, kind: 'sans', weight: 500, leadingEm: 1.2, trackingEm: 0 },
  },
  tabloid: {
    headline: { families: fira, kind: 'sans', weight: 700, leadingEm: 1.04, trackingEm: -0.01 },
    leaning: { families: firaItalic, kind: 'sans', weight: 600, leadingEm: 1.06, trackingEm: -0.01 },
    mark: { families: fira, kind: 'sans', weight: 700, leadingEm: 1.2, trackingEm: 0 },
    kicker: { families: fira, kind: 'sans', weight: 700, leadingEm: 1.2, trackingEm: 0 },
    meta: { families: fira, kind: 'sans', weight: 500, leadingEm: 1.2, trackingEm: 0 },
  },
} as const satisfies Record<VoiceId, Record<TextRole, TextStyle>>;
