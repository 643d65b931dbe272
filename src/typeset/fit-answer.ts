import type { SetText } from './set-text.ts';

/** How a headline stands on its card. */
export interface Fit {
  readonly lines: readonly string[];
  /** Size of its type in px of the picture. */
  readonly fontSizePx: number;
  /** Whether words are missing at its end; a cut is marked with an ellipsis. */
  readonly truncated: boolean;
}

/** @param set undefined on a card without a headline: there is nothing to fit. */
export function fitOf(set: SetText | undefined, { shortened }: { shortened: boolean }): Fit {
  return {
    lines: set?.lines.map(({ text }) => text) ?? [],
    fontSizePx: set?.fontSizePx ?? 0,
    truncated: (set?.truncated ?? false) || shortened,
  };
}
