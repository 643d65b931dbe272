import { dateWordAt, type DateWord } from './words.ts';

export interface NumberToken {
  readonly kind: 'number';
  readonly value: number;
  /** How many digits were written. */
  readonly width: number;
  /** The mark, if nothing else, between this number and the one before: it tells 1.2.2021 from 1/2/2021. */
  readonly joiner: '.' | '/' | '-' | undefined;
}
export interface ClockToken {
  readonly kind: 'clock';
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}
export interface ZoneToken {
  readonly kind: 'zone';
  /** An offset such as `+03:00`, `Z`, or an IANA name. */
  readonly zone: string;
}
export interface WordToken {
  readonly kind: 'word';
  readonly word: DateWord;
}
export type DateToken = NumberToken | ClockToken | ZoneToken | WordToken;

/** RFC 2822 names American offsets; the others are those that newsrooms print. IST is three zones: not here. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: 'Europe/Moscow',
  мск: 'Europe/Moscow',
  jst: '+09:00',
  kst: '+09:00',
};

const GAP = /[\s,;.:|/()[\]"“”•·–—―、。،၊་-]+/y;
const NUMBER = /\d{1,9}/y;
const CLOCK = /(\d{1,2})(?::| ?h ?)(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/y;
const EAST_ASIAN_CLOCK = /(\d{1,2})[時时点點시] ?(?:(\d{1,2})[分분] ?)?(?:(\d{1,2})[秒초])?/y;
const OFFSET = / ?\(?(?:utc|gmt)? ?([+\u2212-])(\d{1,2})(?::?(\d{2}))?(?![\d./-])/y;
const ZONE_WORD = / ?\(?([a-zа-я]{1,4})(?![\p{L}\d])/uy;
const IANA_ZONE = / ?\[([a-z0-9/_+-]+)\]$/y;
const ZONE_COMMENT = / ?\([^()]*\)$/y;

/** Splits a folded text into what dates are made of; `undefined` as soon as something is none of it. */
export function dateTokens(text: string): DateToken[] | undefined {
  const tokens: DateToken[] = [];
  let at = 0;
  let numberEnd: number | undefined;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  while (at < text.length) {
    const zone = hasClock(tokens) ? zoneIn(tokens, match) : undefined;
    const clock = zone ? undefined : (match(EAST_ASIAN_CLOCK) ?? match(CLOCK));
    const number = zone || clock ? undefined : match(NUMBER);
    if (zone) {
      if (zone.token) tokens.push(zone.token);
      at += zone.length;
    } else if (clock) {
      tokens.push({
        kind: 'clock',
        hour: Number(clock[1]),
        minute: Number(clock[2] ?? 0),
        second: Number(clock[3] ?? 0),
      });
      at += clock[0].length;
    } else if (number) {
      const joiner = numberEnd === undefined ? '' : text.slice(numberEnd, at).trim();
      at += number[0].length;
      numberEnd = at;
      tokens.push({
        kind: 'number',
        value: Number(number[0]),
        width: number[0].length,
        joiner: joiner === '.' || joiner === '/' || joiner === '-' ? joiner : undefined,
      });
    } else {
      const gap = match(GAP);
      const found = gap ? undefined : dateWordAt(text, at);
      if (found) tokens.push({ kind: 'word', word: found.word });
      const length = gap?.[0].length ?? found?.length;
      if (length === undefined) return undefined;
      at += length;
    }
  }
  return tokens;
}

/** A zone is looked for only behind a time, or behind its `pm`: elsewhere `et` is French and `-03` a month. */
function hasClock(tokens: readonly DateToken[]): boolean {
  const last = tokens.at(-1);
  if (last?.kind === 'word') return last.word.halves.length > 0;
  if (last?.kind === 'number') return last.joiner === '.' && last.width === 2; // 14.02 GMT
  return last?.kind === 'clock' || last?.kind === 'zone';
}

function zoneIn(
  tokens: readonly DateToken[],
  match: (pattern: RegExp) => RegExpExecArray | undefined,
): { token?: ZoneToken; length: number } | undefined {
  const isKnown = tokens.at(-1)?.kind === 'zone';
  const iana = match(IANA_ZONE);
  // RFC 9557: where both are written, the offset says which instant is meant.
  if (iana?.[1])
    return { ...(!isKnown && { token: { kind: 'zone', zone: iana[1] } }), length: iana[0].length };
  if (isKnown) {
    const comment = match(ZONE_COMMENT);
    return comment ? { length: comment[0].length } : undefined;
  }
  const offset = match(OFFSET);
  if (offset) {
    const [whole, sign, hours = '', minutes = '00'] = offset;
    const zone = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
    return { token: { kind: 'zone', zone }, length: whole.length };
  }
  const word = match(ZONE_WORD);
  const zone = word ? ZONES[word[1] ?? ''] : undefined;
  return word && zone ? { token: { kind: 'zone', zone }, length: word[0].length } : undefined;
}
