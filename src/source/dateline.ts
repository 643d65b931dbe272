import { readDate } from '../date/date.ts';
import { DATE_MAX_CHARS, DATELINE_MAX_CHARS, DATELINE_TRIES_LINES } from '../limits.ts';
import { isParagraph } from './text-lines.ts';

/** The line of a page that says when its article appeared. */
export interface Dateline {
  /** Index among the filled lines. */
  readonly line: number;
  /** The date itself as it is written, without labels and names around it. */
  readonly date: string;
  readonly hasTime: boolean;
  /** The word in front of it, if any: `Published`, `Updated:`. */
  readonly label: 'published' | 'updated' | undefined;
}

const UPDATED =
  'last updated|updated|last modified|modified|edited time|edited|обновлено|изменено|aktualisiert|mis à jour|modifié|actualizado|atualizado|aggiornato|zaktualizowano|aktualizacja|güncelleme|更新|최종수정|수정';
const PUBLISHED =
  'first published|published time|published|written|publication date|posted|date|опубликовано|дата публикации|veröffentlicht|publié|publicado|pubblicato|opublikowano|yayın|发布时间|发布|發布|公開|입력|등록';
const JOINING = 'on|at|time|le|el|il|em|am';

const LABEL = new RegExp(
  `^(?:(${UPDATED})|(?:${PUBLISHED}))(?:\\s+(?:${JOINING})(?!\\p{L}))?\\s*[:：–—-]?\\s*`,
  'iu',
);
/** Separators, and the places where a second label begins without one. */
const SEPARATOR = new RegExp(
  `\\s*[|•·]\\s*|\\s[/–—]\\s|(?:\\s\\(?|(?<=\\d))(?=(?:${UPDATED}|${PUBLISHED})(?!\\p{L}))`,
  'iu',
);
const BYLINE = /^(?:by|from|von|par|por|di|door|av|от|автор)\s/iu;
const BYLINE_MAX_WORDS = 8;
/** What may stand beside the date on its line: a section, a reading time, a short by-line. */
const BESIDE_MAX_CHARS = 30;

/**
 * The first line that is a date, unless one soon after it, above the article's body, is better: published
 * rather than updated, with a time rather than without (mastheads show the day that the page was opened).
 * Dates of comments and of other stories come later and do not count.
 */
export function findDateline(lines: readonly string[]): Dateline | undefined {
  let best: Dateline | undefined;
  let tries = 0;
  for (const [index, line] of lines.entries()) {
    if (best && isParagraph(line)) break;
    if (line.length > DATELINE_MAX_CHARS || !/\p{Nd}{4}/u.test(line)) continue;
    tries += 1;
    if (tries > DATELINE_TRIES_LINES) break;
    const dateline = readDateline(line, index);
    if (dateline && (!best || rank(dateline) > rank(best))) best = dateline;
  }
  return best;
}

function rank({ label, hasTime }: Dateline): number {
  return (label === 'updated' ? 0 : 2) + (hasTime ? 1 : 0);
}

export function readDateline(line: string, index: number): Dateline | undefined {
  const whole = readSegment(line);
  if (whole) return { line: index, ...whole };
  const segments = line.split(SEPARATOR).filter((segment) => segment !== '');
  const found = segments.map((segment) => readSegment(segment));
  const isWhole = segments.every(
    (segment, at) => found[at] || segment.length <= BESIDE_MAX_CHARS || BYLINE.test(segment),
  );
  if (!isWhole) return undefined;
  const dates = found.filter((dateline) => dateline !== undefined);
  const first = dates.find(({ label }) => label !== 'updated') ?? dates[0];
  return first && { line: index, ...first };
}

function readSegment(segment: string): Omit<Dateline, 'line'> | undefined {
  const label = LABEL.exec(segment);
  const rest = segment.slice(label?.[0].length ?? 0).trim();
  const date = dateIn(rest);
  if (!date) return undefined;
  return { ...date, label: label ? (label[1] ? 'updated' : 'published') : undefined };
}

/** The whole text as a date or, behind `By`, what follows a name. */
function dateIn(text: string): { date: string; hasTime: boolean } | undefined {
  let rest = text;
  for (let words = 0; words <= BYLINE_MAX_WORDS && rest !== ''; words += 1) {
    const hasTime = timeOf(rest);
    if (hasTime !== undefined) return { date: rest.replace(/[\s,;()]+$/, ''), hasTime };
    if (!BYLINE.test(text)) return undefined;
    rest = rest.replace(/^\S+\s*/, '');
  }
  return undefined;
}

/** Whether a date has a time; `undefined` for what is no date. Zone and locale change neither. */
function timeOf(text: string): boolean | undefined {
  if (text.length > DATE_MAX_CHARS) return undefined;
  try {
    return readDate(text, { zone: 'UTC', locale: 'und' }).hour !== undefined;
  } catch {
    return undefined; // what is no date is no fault here: nearly every line of a page is none
  }
}
