import { Rules } from '@cto.af/linebreak';

/** A stretch of text that is never broken, with the white space that follows it. */
export interface Atom {
  /** UTF-16 offsets: the ink is `start` to `end`, the space after it `end` to `next`. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** A line ends here because the editor said so (U+000A). */
  readonly forced: boolean;
}

const rules = new Rules();

/** Cuts a text at its break opportunities (UAX #14). */
export function splitAtoms(text: string): Atom[] {
  const atoms: Atom[] = [];
  let start = 0;
  const push = (next: number): void => {
    const whole = text.slice(start, next);
    const ink = whole.replace(/[ \n\u200b]+$/, '');
    if (ink !== '') atoms.push({ start, end: start + ink.length, next, forced: whole.endsWith('\n') });
    start = next;
  };
  for (const { position } of rules.breaks(text)) push(position);
  if (start < text.length) push(text.length);
  return atoms;
}
