import type { SetText } from './set-text.ts';

/** How a headline stands on its card. */
export interface Fit {
  readonly lines: readonly string[];
  /** Size of its type in px of the picture. */
  readonly fontSizePx: number;
  /** Whether words are missing at its end; a cut is marked with an ellipsis. */
  readonly truncated: boolean;
}

export function fitOf(set: SetText, { shortened }: { shortened: boolean }): Fit {
  return {
    lines: set.lines.map(({ text }) => text),
    fontSizePx: set.fontSizePx,
    truncated: set.truncated || shortened,
  };
}
