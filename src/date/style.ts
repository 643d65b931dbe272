/** Calendars that a card may write its date in, by their CLDR names. */
export const CALENDARS = ['gregory', 'persian', 'buddhist'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Digits that a card may write its date in, by their CLDR names. */
export const DIGIT_SYSTEMS = [
  'latn',
  'arab',
  'arabext',
  'beng',
  'deva',
  'gujr',
  'guru',
  'khmr',
  'knda',
  'laoo',
  'mlym',
  'mymr',
  'olck',
  'orya',
  'tamldec',
  'telu',
  'thai',
  'tibt',
] as const;
export type DigitSystem = (typeof DIGIT_SYSTEMS)[number];

/** How an outlet wants its dates written. */
export interface DateStyle {
  /** BCP 47, such as `en-GB`. */
  readonly locale: string;
  /** Gregorian unless the outlet says otherwise, also for `th` and `fa`, where Intl would choose another. */
  readonly calendar?: Calendar | undefined;
  /** The locale's own by default. */
  readonly digits?: DigitSystem | undefined;
  /** Whether a time that is known stands beside the day. */
  readonly time?: boolean | undefined;
}

/** A day of the Gregorian calendar; `month` and `day` count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day with the time of a 24-hour clock, where one is known. */
export interface CalendarTime extends CalendarDay {
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
}
