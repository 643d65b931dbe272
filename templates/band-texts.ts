import { badgeWord, type BadgeKey } from '../src/badge/words.ts';
import { stateWord } from './state-word.ts';
import { formatDate } from '../src/date/date.ts';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import type { Ladder } from '../src/typeset/fit.ts';
import { hasLogo } from './mark.tsx';
import type { Palette } from './palette.ts';
import type { CardSubject, CardText } from './template.ts';

/** Size of a credit, in multiples of the date's: 26 beside 34. */
export const CREDIT_EM = 0.765;

/** States that are named where the section is, and not by a badge of their own. */
const NAMED_STATES = [
  'opinion',
  'review',
  'podcast',
  'video',
  'obituary',
] as const satisfies readonly BadgeKey[];
/** A state and a section that are longer together than this leave no room for the mark. */
const KICKER_JOINED_MAX_CHARS = 28;

/** What a date with an author or a domain beside it may take of the column, with the duration before it. */
const LONG_DATE_SHARE = 0.62;
/** Width of the play sign with the white on both sides of the duration, in multiples of the date's size. */
const PLAY_SIGN_EM = 2.7;
/** How far the texts of the lower band are set smaller before one of them is left out. */
const LEAST_SHRINK = 0.9;
/** Width of a character of the date's row on average, in multiples of its size. */
const CHARACTER_EM = 0.53;

type BandText = 'mark' | 'kicker' | 'duration' | 'date' | 'domain' | 'credit' | 'notice';

/**
 * The texts of the upper and the lower band, alike on every card that has bands.
 *
 * @param options.saidElsewhere what has a line of its own in the design, `author` or `credit`.
 * @param options.asidePx width that something else takes at the start of the date's row.
 */
export function bandTexts(
  subject: CardSubject,
  palette: Palette,
  { saidElsewhere, asidePx = 0 }: { saidElsewhere?: string | undefined; asidePx?: number } = {},
): Record<BandText, CardText | undefined> {
  const { article, state, size, photo } = subject;
  const { outlet } = article;
  const voice = voiceOf(outlet);
  const isPlate = isMarkPlate(subject);
  const credit = saidElsewhere === 'credit' ? undefined : photo?.credit;
  const kicker = kickerOf(subject);
  const share = (part: number): number => Math.floor(columnPx(size) * part);
  const needs = (text: string | undefined): number => (text?.length ?? 0) * CHARACTER_EM * size.metaPx;
  const durationPx =
    state.duration === undefined ? 0 : Math.ceil(needs(state.duration) * 1.15 + PLAY_SIGN_EM * size.metaPx);
  const beforeDatePx = asidePx + durationPx;
  const longDatePx = share(LONG_DATE_SHARE) - beforeDatePx;
  const day = dateLine(subject);
  const domain = domainBeside(needs(day) + beforeDatePx, subject, needs);
  const roomFor = (part: string | undefined): string | undefined =>
    part !== undefined && needs(`${part} · ${day ?? ''}`) <= longDatePx ? part : undefined;
  const author = saidElsewhere === 'author' ? undefined : roomFor(article.author?.name);
  // A credit takes the domain's corner, and the domain follows the date where no author stands before it.
  const followsDate = credit !== undefined && author === undefined ? roomFor(domain) : undefined;
  const isLongDate = author !== undefined || credit !== undefined;
  const meta = { style: voice.meta, colour: palette.meta, sizePx: size.metaPx };
  return {
    mark: label(markText(subject), {
      style: isPlate ? voice.kicker : voice.mark,
      colour: isPlate ? palette.plateInk : palette.mark,
      askedColour: isPlate ? undefined : palette.asked.mark,
      sizePx: size.markPx,
      widthPx: share(kicker ? MARK_SHARES.besideKicker : MARK_SHARES.alone),
    }),
    kicker: label(kicker, {
      style: voice.kicker,
      colour: palette.kicker,
      askedColour: palette.asked.kicker,
      sizePx: size.kickerPx,
      widthPx: share(0.38),
    }),
    duration: label(state.duration, {
      style: voice.kicker,
      colour: palette.headline,
      sizePx: Math.round(size.metaPx * 1.1),
      widthPx: share(0.2),
    }),
    date: label([author, day, followsDate].filter(Boolean).join(' · '), {
      ...meta,
      widthPx: isLongDate
        ? longDatePx
        : Math.max(share(0.48), Math.floor(columnPx(size) - needs(domain) - size.metaPx)) - beforeDatePx,
    }),
    domain: label(credit === undefined ? domain : undefined, {
      ...meta,
      widthPx: share(isLongDate ? 0.34 : article.date ? 0.48 : 0.9),
    }),
    credit: label(credit, {
      ...meta,
      sizePx: Math.round(size.metaPx * CREDIT_EM),
      widthPx: share(0.36),
    }),
    notice: noticeText(subject, palette),
  };
}

/** The domain, unless it is the mark already, or a long date would have to shrink for it. */
function domainBeside(
  datePx: number,
  { article: { outlet }, size }: CardSubject,
  needs: (text: string) => number,
): string | undefined {
  const domain = outlet.domains[0]!;
  if (domain === outlet.mark.text) return undefined;
  return (datePx + needs(domain) + size.metaPx) * LEAST_SHRINK > columnPx(size) ? undefined : domain;
}

/** The outlet's name in words; what somebody paid for says so in its place. Nothing where a logo stands. */
function markText(subject: CardSubject): string | undefined {
  const { article, state } = subject;
  if (state.is === 'paid') return stateWord(subject);
  return hasLogo(subject) ? undefined : article.outlet.mark.text;
}

/** What stands at the head of the column beside a kicker, and alone, as parts of the column. */
export const MARK_SHARES = { besideKicker: 0.56, alone: 0.9 } as const;

/** Whether what stands in the mark's corner stands in a field. */
export function isMarkPlate({ article, state }: CardSubject): boolean {
  return state.is === 'paid' || article.outlet.mark.form === 'plate';
}

/** Width of the column between the margins. */
export function columnPx(size: CardSubject['size']): number {
  return size.widthPx - 2 * size.marginPx;
}

/** The date as a card says it: of the last change for what changes by the hour or was put right on a later day. */
export function dateLine({ article, state }: CardSubject): string | undefined {
  const { date, updated, dateStyle, lang } = article;
  const isLive = state.is === 'live';
  const isLater = updated !== undefined && (!date || dayOf(updated) > dayOf(date));
  if (updated && (isLive || isLater)) {
    const written = formatDate(updated, { ...dateStyle, time: isLive || dateStyle.time });
    return badgeWord('updated', lang)?.word.replace('{date}', () => written) ?? written;
  }
  return date && formatDate(date, dateStyle);
}

function dayOf({ year, month, day }: { year: number; month: number; day: number }): number {
  return (year * 100 + month) * 100 + day;
}

/** The section, and what kind of article it is where that is said in its place. */
function kickerOf({ article, state }: CardSubject): string | undefined {
  const { headline, lang } = article;
  // A section’s list is headed by the section: once is enough.
  const kicker = article.kicker === headline ? undefined : article.kicker;
  const named = NAMED_STATES.find((id) => id === state.is);
  const word = named && badgeWord(named, lang)?.word;
  if (word === undefined || kicker === undefined) return kicker ?? word;
  const same = word.localeCompare(kicker, lang, { sensitivity: 'base' }) === 0;
  const joined = `${word} · ${kicker}`;
  return same ? kicker : joined.length > KICKER_JOINED_MAX_CHARS ? word : joined;
}

/** Sizes of a notice as parts of the date's, each with its lines: small print, but print. */
const NOTICE_LADDER: readonly { readonly share: number; readonly lines: number }[] = [
  { share: 0.76, lines: 2 },
  { share: 0.68, lines: 3 },
  { share: 0.62, lines: 4 },
  { share: 0.56, lines: 5 },
];
const NOTICE_LEADING = 1.25;
/** Width of a character of small print, in multiples of its size, capitals included. */
const NOTICE_CHARACTER_EM = 0.62;

/** Height that is kept for a notice, with the white above it; 0 without one. */
export function noticePx({ article: { notice }, size }: CardSubject): number {
  if (notice === undefined) return 0;
  const step =
    NOTICE_LADDER.find(
      ({ share, lines }) =>
        notice.length * share * size.metaPx * NOTICE_CHARACTER_EM < columnPx(size) * (lines - 0.3),
    ) ?? NOTICE_LADDER.at(-1)!;
  return Math.ceil(step.lines * step.share * size.metaPx * NOTICE_LEADING) + noticeGapPx(size);
}

/** White between a notice and the date. */
export function noticeGapPx({ metaPx }: CardSubject['size']): number {
  return Math.round(metaPx * 0.8);
}

function noticeText(subject: CardSubject, palette: Palette): CardText | undefined {
  const { article, size } = subject;
  if (article.notice === undefined) return undefined;
  const { meta } = voiceOf(article.outlet);
  return {
    text: article.notice,
    style: { ...meta, leadingEm: NOTICE_LEADING },
    colour: palette.headline,
    ladder: NOTICE_LADDER.map(({ share, lines }) => ({ sizePx: Math.round(size.metaPx * share), lines })),
    box: { widthPx: columnPx(size), heightPx: noticePx(subject) - noticeGapPx(size) },
    mustStand: true,
  };
}

interface LabelLook extends Pick<CardText, 'style' | 'colour' | 'askedColour'> {
  readonly sizePx: number;
  readonly widthPx: number;
}

/** A text of one line; undefined without words. */
export function label(
  text: string | undefined,
  { sizePx, widthPx, ...look }: LabelLook,
): CardText | undefined {
  if (text === undefined || text === '') return undefined;
  return { text, ladder: labelLadder(sizePx), box: { widthPx, heightPx: sizePx * 2 }, ...look };
}

/** A label shrinks by up to a third before it is cut. */
function labelLadder(sizePx: number): Ladder {
  return [1, 0.92, 0.84, 0.76, 0.68].map((part) => ({ sizePx: Math.round(sizePx * part), lines: 1 }));
}
