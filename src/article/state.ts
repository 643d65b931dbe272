import * as z from 'zod';
import { DURATION_MAX_S, FIELD_MAX_CHARS } from '../limits.ts';
import { cleanText } from './text.ts';

/** What kind of article it is, as far as that shows on a card. */
export const stateIds = [
  'news',
  'breaking',
  'live',
  'opinion',
  'review',
  'podcast',
  'video',
  'quote',
  'correction',
  'obituary',
  'paid',
] as const;
export type StateId = (typeof stateIds)[number];

export interface ArticleState {
  readonly is: StateId;
  /** Of a review, from 0 to 5 in halves. */
  readonly stars?: number | undefined;
  /** Of a podcast or a video, as it is shown: `26:12`, `1:04:09`. */
  readonly duration?: string | undefined;
  /** Who said what is quoted. */
  readonly by?: string | undefined;
}

const ADVICE = `one of ${stateIds.join(', ')}, alone or with its detail: review:4, podcast:26:12, quote:NAME`;
const text = z.string().max(FIELD_MAX_CHARS);

/** `live`, `review:4.5`, `video:3:20`, `quote:NAME`, or an object with `is` and the detail. */
export const stateInputSchema = z
  .union([
    text,
    z.object({
      is: z.enum(stateIds),
      stars: z.number().min(0).max(5).multipleOf(0.5).optional(),
      duration: z.union([text, z.number().min(0).max(DURATION_MAX_S)]).optional(),
      by: text.optional(),
    }),
  ])
  .transform((value, context): ArticleState => {
    const read = typeof value === 'string' ? readSpelling(value) : readObject(value);
    if (read) return read;
    context.addIssue({ code: 'custom', message: `must be ${ADVICE}` });
    return z.NEVER;
  });

function readSpelling(spelled: string): ArticleState | undefined {
  const [, name = '', detail] = /^\s*([a-z]+)\s*(?::(.*))?$/su.exec(spelled) ?? [];
  const is = stateIds.find((id) => id === name);
  if (!is) return undefined;
  if (detail === undefined) return { is };
  if (is === 'review') {
    const stars = Number(detail);
    return detail.trim() !== '' && stars >= 0 && stars <= 5 && Number.isInteger(stars * 2)
      ? { is, stars }
      : undefined;
  }
  return readObject({ is, duration: detail, by: detail });
}

interface StateObject {
  readonly is: StateId;
  readonly stars?: number | undefined;
  readonly duration?: string | number | undefined;
  readonly by?: string | undefined;
}

/** Details that do not belong to a state are left out, so that one state has one spelling. */
function readObject({ is, stars, duration, by }: StateObject): ArticleState | undefined {
  if (is === 'review') return stars === undefined ? { is } : { is, stars };
  if (is === 'podcast' || is === 'video') {
    if (duration === undefined || duration === '') return { is };
    const shown = clockOf(duration);
    return shown === undefined ? undefined : { is, duration: shown };
  }
  if (is === 'quote') {
    const name = cleanText(by ?? '').replaceAll('\n', ' ');
    return name === '' ? { is } : { is, by: name };
  }
  return { is };
}

const ISO_DURATION = /^P(?:(\d{1,2})D)?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})(?:\.\d+)?S)?$/i;
const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Seconds, `26:12`, or ISO 8601's `PT26M12S`, as a player shows it. */
function clockOf(duration: string | number): string | undefined {
  const seconds = typeof duration === 'number' ? Math.round(duration) : secondsOf(duration.trim());
  if (seconds === undefined || seconds <= 0 || seconds > DURATION_MAX_S) return undefined;
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function secondsOf(written: string): number | undefined {
  if (/^\d{1,6}$/.test(written)) return Number(written);
  const clock = CLOCK.exec(written);
  const [, d, h, m, s] = clock
    ? [undefined, undefined, ...clock.slice(1)]
    : (ISO_DURATION.exec(written) ?? []);
  if (d === undefined && h === undefined && m === undefined && s === undefined) return undefined;
  return Number(d ?? 0) * 86_400 + Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}

/** The state as a card's address spells it. */
export function cardState({
  is,
  stars,
  duration,
  by,
}: ArticleState):
  | Exclude<StateId, 'review' | 'podcast' | 'video' | 'quote'>
  | { is: 'review'; stars?: number }
  | { is: 'podcast' | 'video'; duration?: string }
  | { is: 'quote'; by?: string }
  | undefined {
  switch (is) {
    case 'news':
      return undefined;
    case 'review':
      return stars === undefined ? { is } : { is, stars };
    case 'podcast':
    case 'video':
      return duration === undefined ? { is } : { is, duration };
    case 'quote':
      return by === undefined ? { is } : { is, by };
    default:
      return is;
  }
}
