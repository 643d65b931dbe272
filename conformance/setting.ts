import { readArticle } from '../src/article/article.ts';
import { planCard } from '../src/plan/plan.ts';
import type { Press } from '../src/press.ts';
import { chooseSlices, type FontRun } from '../src/typeset/choose.ts';
import { directionOf, type Direction } from '../src/typeset/direction.ts';
import type { SetText } from '../src/typeset/set-text.ts';
import { voices, type TextStyle } from '../src/typeset/voices.ts';
import type { Headline } from './headlines.ts';

/** A headline as the `classic` template sets it on an `og` card in the editorial voice. */
export interface SetHeadline {
  readonly headline: Headline;
  /** The text after cleaning, which is what was set. */
  readonly text: string;
  readonly set: SetText;
  readonly lines: readonly LineOfText[];
  readonly style: TextStyle;
  /** Base direction that presscard found for itself. */
  readonly direction: Direction;
}

/** A set line with the text that it shows and the runs in which it was shaped. */
export interface LineOfText {
  readonly text: string;
  /** UTF-16 offset into the whole text; of the last line of a cut text too. */
  readonly start: number;
  /** White space between this line and the next. */
  readonly gap: string;
  readonly runs: readonly FontRun[];
}

/**
 * The editorial headline. Without its tracking in joined scripts: Chromium tracks nothing there, not even a
 * digit, while presscard tracks the digits and Latin words, and the comparison is of everything else.
 */
export function styleOf({ script }: Headline): TextStyle {
  const style = voices.editorial.headline;
  return JOINED_SCRIPTS.has(script) ? { ...style, trackingEm: 0 } : style;
}

const JOINED_SCRIPTS = new Set(['Arab', 'Nkoo']);

export async function setHeadline(press: Press, headline: Headline): Promise<SetHeadline> {
  const { article } = readArticle(
    { headline: headline.text, lang: headline.lang, outlet: 'example.org', date: '2026-11-24' },
    press.outlets,
  );
  const plan = planCard(article, { template: 'classic', size: 'og' }, press.templates);
  const spec = plan.template.texts(plan).headline;
  const style = styleOf(headline);
  const set = await press.typesetter.set({ ...spec, style, language: article.lang, onOverflow: 'cut' });
  return {
    headline,
    text: spec.text,
    set,
    lines: linesOf(press, set, { style, language: article.lang }),
    style,
    direction: directionOf(spec.text, article.lang),
  };
}

function linesOf(press: Press, set: SetText, look: { style: TextStyle; language: string }): LineOfText[] {
  const { text, lines } = set;
  const { index } = press.ports.fonts;
  const whole = chooseSlices(text, look, index);
  return lines.map((line, number) => {
    const { start, end } = line;
    // A hyphen or an ellipsis stands in the line and not in the text.
    const runs =
      line.text === text.slice(start, end)
        ? whole
            .filter((run) => run.end > start && run.start < end)
            .map((run) => ({
              ...run,
              start: Math.max(run.start, start) - start,
              end: Math.min(run.end, end) - start,
            }))
        : chooseSlices(line.text, look, index);
    return { text: line.text, start, gap: text.slice(end, lines[number + 1]?.start ?? end), runs };
  });
}
