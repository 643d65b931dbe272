import * as z from 'zod';
import { LABEL_MAX_CHARS } from '../limits.ts';
import { CALENDARS, DIGIT_SYSTEMS } from '../date/style.ts';
import { voiceIds } from '../typeset/voices.ts';

const hexColour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour like #77bc1f, in lower case');
const label = z.string().trim().min(1).max(LABEL_MAX_CHARS);

/** An IANA name that the runtime knows. */
export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone like Europe/Moscow');

/** What an outlet's own people decide about its cards. */
export const outletSchema = z.strictObject({
  /** Stable short name, as used in options and addresses. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
  name: label,
  /** Other names under which articles call it; compared without case and punctuation. */
  aliases: z.array(label).default([]),
  /** The first one stands on the card; all of them, and their subdomains, are recognised. */
  domains: z.array(z.string().regex(/^[^\s/:@]+\.[^\s/:@]+$/, 'must be a bare domain like rt.com')).min(1),
  /** BCP 47 tag of the language it publishes in. */
  language: z.string().min(2),
  /** BCP 47 locale of its dates. */
  locale: z.string().min(2),
  /** Calendar of its dates. Gregorian unless it asks for another. */
  calendar: z.enum(CALENDARS).default('gregory'),
  /** Digits of its dates, as a Unicode numbering system; left out, those of the locale. */
  digits: z.enum(DIGIT_SYSTEMS).optional(),
  /** Whether a card shows the time of day beside the date, where the article has one. */
  time: z.boolean().default(false),
  /** IANA zone of a time that is written without one. */
  zone: timeZone,
  /** `plate`: the name in a field of the brand's colour. `word`: the name itself, in the headline's face or the text's. */
  mark: z.strictObject({ form: z.enum(['plate', 'word']), text: label }),
  /** The brand's exact colour. A field keeps it and its ink flips; only coloured text moves in lightness. */
  colour: hexColour,
  /** Background of light cards. */
  paper: hexColour.default('#ffffff'),
  voice: z.enum(voiceIds),
  template: z.string().default('classic'),
});

export type Outlet = Readonly<z.infer<typeof outletSchema>>;
export type OutletInput = z.input<typeof outletSchema>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
