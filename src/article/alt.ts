import type { Article } from './article.ts';
import { formatDate } from '../date/date.ts';

/** Longest alternative text that all networks take (networks cut at 420 characters and above). */
const ALT_MAX_CHARS = 420;

/** What the card says, in the order in which it is read: kicker, headline, outlet, date. */
export function altText({ headline, kicker, outlet, date, dateStyle }: Article): string {
  const signature = [outlet.name, date && formatDate(date, dateStyle)].filter(Boolean).join(', ');
  const statement = [kicker, headline.replaceAll('\n', ' ')].filter(Boolean).join(': ');
  const room = ALT_MAX_CHARS - signature.length - 3;
  const characters = [...statement];
  const shown = characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : statement;
  return `${shown} — ${signature}`;
}
