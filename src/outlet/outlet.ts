import * as z from 'zod';
import { LABEL_MAX_CHARS } from '../limits.ts';
import { CALENDARS, DIGIT_SYSTEMS } from '../date/style.ts';
import { voiceIds, type TextRole } from '../typeset/voices.ts';
import type { Logo } from './measure-logo.ts';

const hexColour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #77bc1f')
  .toLowerCase()
  // Editors show a field to choose a colour from.
  .meta({ format: 'color-hex' });
const label = z.string().trim().min(1).max(LABEL_MAX_CHARS);

/** An IANA name that the runtime knows. */
export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone like Europe/Moscow');

const languageTag = z.string().min(2).refine(isLanguageTag, 'must be a BCP 47 tag like en or pt-BR');

/** Badges that an outlet may do without. What was paid for or corrected is always said. */
export const optionalStates = [
  'breaking',
  'live',
  'opinion',
  'review',
  'podcast',
  'video',
  'quote',
  'obituary',
] as const;

const face = z.strictObject({
  file: z
    .custom<string | Uint8Array>((value) => typeof value === 'string' || value instanceof Uint8Array, {
      error: 'must be the name of a font file or a data URI',
    })
    .meta({ type: 'string' })
    .describe('A TTF, OTF or WOFF2: the name of a file beside this one, or a data URI.'),
  weight: z
    .number()
    .min(1)
    .max(1000)
    .optional()
    .describe('Of a variable font, the weight that is drawn; left out, that of the voice.'),
  leading: z
    .number()
    .min(0.8)
    .max(2.5)
    .optional()
    .describe(
      'Distance of baselines in multiples of the size; left out, that of the voice. Arabic wants about 1.3.',
    ),
  tracking: z
    .number()
    .min(-0.1)
    .max(0.3)
    .default(0)
    .describe('Added between letters, in multiples of the size. Ligatures are off where it is not 0.'),
});

/** What an outlet's own people decide about its cards: one file an outlet. */
export const outletSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
    .describe('Stable short name, as used in options and addresses.'),
  name: label.describe('The name as it is said of the outlet.'),
  shortName: label
    .optional()
    .describe('A name for narrow places, and the mark where no other is given. Articles may use it too.'),
  aliases: z
    .array(label)
    .default([])
    .describe('Other names under which articles call it; compared without case and punctuation.'),
  domains: z
    .array(z.string().regex(/^[^\s/:@]+\.[^\s/:@]+$/, 'must be a bare domain like rt.com'))
    .min(1)
    .describe('The first one stands on the card; all of them, and their subdomains, are recognised.'),
  language: languageTag.describe('The language it publishes in (BCP 47), such as en or pt-BR.'),
  locale: languageTag.describe('How it writes dates (BCP 47), such as en-GB.'),
  calendar: z
    .enum(CALENDARS)
    .default('gregory')
    .describe('Calendar of its dates. Gregorian unless it asks for another.'),
  digits: z
    .enum(DIGIT_SYSTEMS)
    .optional()
    .describe('Digits of its dates, as a Unicode numbering system; left out, those of the locale.'),
  time: z
    .boolean()
    .default(false)
    .describe('Whether a card shows the time of day beside the date, where the article has one.'),
  zone: timeZone.describe('IANA zone of a time that is written without one, such as Europe/Lisbon.'),
  mark: z
    .strictObject({
      form: z.enum(['plate', 'word']).describe('On a plate of the brand’s colour, or as a word.'),
      text: label.describe('The name as it stands there.'),
    })
    .optional()
    .describe(
      'How the name stands at the head of a card: on a plate of the brand’s colour, or as a word. Left out, the short name or the name as a word.',
    ),
  logo: z
    .string()
    .optional()
    .describe(
      'Stands in the place of the mark: an SVG with its letters as outlines. The name of a file beside this one, a data URI, or the SVG itself.',
    ),
  logoOnDark: z
    .string()
    .optional()
    .describe('The logo for dark grounds; without it the logo is drawn in one ink where it cannot be seen.'),
  colour: hexColour.describe(
    'The brand’s exact colour. A field keeps it and its ink flips; only coloured text moves in lightness.',
  ),
  paper: hexColour.default('#ffffff').describe('Ground of light cards.'),
  night: hexColour.default('#0f1519').describe('Ground of dark cards.'),
  voice: z
    .enum(voiceIds)
    .describe('The pairing of typefaces: editorial (serif and sans), modern (sans), tabloid (condensed).'),
  faces: z
    .strictObject({
      headline: face.optional(),
      leaning: face.optional(),
      mark: face.optional(),
      kicker: face.optional(),
      meta: face.optional(),
    })
    .optional()
    .describe(
      'Typefaces of its own by what a text is. A mark and a leaning headline without one take that of the headline; every other text the voice’s. What a face lacks comes from Noto.',
    ),
  template: z
    .string()
    .default('classic')
    .describe('The design of its cards, where neither article nor sender asks for another.'),
  states: z
    .array(z.enum(optionalStates))
    .optional()
    .describe(
      'Which kinds of article have a badge or a form of their own; left out, all of them. What was paid for or corrected is always said.',
    ),
  credit: z
    .strictObject({
      form: z
        .string()
        .max(LABEL_MAX_CHARS)
        .regex(/\{credit\}/, 'must have {credit} in it, such as Photo: {credit}')
        .default('{credit}')
        .describe('How a photo’s credit is written.'),
      otherwise: label.optional().describe('The line for a photo that names nobody, such as Archive.'),
      required: z
        .boolean()
        .default(false)
        .describe('Whether a photo that names nobody is left out: the card is one of text then.'),
    })
    .default({ form: '{credit}', required: false })
    .describe('Rules for photo credits.'),
});

/** A kit as it is written, with files as names, data URIs, text or bytes. */
export type OutletInput = z.input<typeof outletSchema>;
/** A kit that has been checked. */
export type OutletKit = Readonly<z.output<typeof outletSchema>>;

/** A face of an outlet's own. */
export interface OutletFace {
  /** What the typesetter knows it by; no other face has it. */
  readonly family: string;
  /** The file: TTF, OTF or WOFF2. */
  readonly bytes: Uint8Array;
  readonly weight?: number | undefined;
  readonly leading?: number | undefined;
  readonly tracking: number;
}

/** An outlet, ready to be drawn. */
export interface Outlet extends Omit<OutletKit, 'mark' | 'logo' | 'logoOnDark' | 'faces'> {
  readonly mark: NonNullable<OutletKit['mark']>;
  readonly logo?: Logo | undefined;
  readonly logoOnDark?: Logo | undefined;
  readonly faces?: Readonly<Partial<Record<TextRole, OutletFace>>> | undefined;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
