import type { Calendar, CalendarDay } from './style.ts';
import { dateTable } from './table.ts';

const DAY_MS = 86_400_000;
/** Between the Gregorian year of a Persian new year and the year that begins with it. */
const PERSIAN_ERA_YEARS = 621;

/** A Gregorian day in another calendar; `undefined` for a year outside YEAR_MIN to YEAR_MAX. */
export function inCalendar(date: CalendarDay, calendar: Calendar): CalendarDay | undefined {
  if (calendar === 'gregory') return date;
  if (calendar === 'buddhist') return { ...date, year: date.year + 543 };
  return inPersian(date);
}

/** Six months of 31 days, five of 30 and the rest, from a new year that the table knows for every year. */
function inPersian(date: CalendarDay): CalendarDay | undefined {
  const today = dayNumber(date);
  const newYear = nowruz(date.year);
  if (newYear === undefined) return undefined;
  const year = today < newYear ? date.year - 1 : date.year;
  const start = nowruz(year);
  if (start === undefined) return undefined;
  const past = today - start;
  const [month, day] =
    past < 186 ? [Math.floor(past / 31), past % 31] : [6 + Math.floor((past - 186) / 30), (past - 186) % 30];
  return { year: year - PERSIAN_ERA_YEARS, month: month + 1, day: day + 1 };
}

/** A day of the Persian calendar in the Gregorian; `undefined` where that year has no such day. */
export function fromPersian({ year, month, day }: CalendarDay): CalendarDay | undefined {
  const start = nowruz(year + PERSIAN_ERA_YEARS);
  if (start === undefined) return undefined;
  const past = (month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  const date = new Date((start + past) * DAY_MS);
  const found = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const again = inPersian(found);
  return again?.year === year && again.month === month && again.day === day ? found : undefined;
}

function nowruz(year: number): number | undefined {
  const offset = dateTable.nowruz.marchDays[year - dateTable.nowruz.firstYear];
  return offset === undefined ? undefined : dayNumber({ year, month: 3, day: 15 + Number(offset) });
}

function dayNumber({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
