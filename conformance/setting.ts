import { readArticle } from '../src/article/article.ts';
import { planCard } from '../src/plan/plan.ts';
import type { Press } from '../src/press.ts';
import { chooseSlices, type FontRun } from '../src/typeset/choose.ts';
import { directionOf, type Direction } from '../src/typeset/direction.ts';
import type { Face } from '../src/typeset/faces.ts';
import { NASTALIQ } from '../src/typeset/families.ts';
import type { SetText } from '../src/typeset/set-text.ts';
import { voices, type TextStyle, type VoiceId } from '../src/typeset/voices.ts';
import type { FontIndex } from '../src/typeset/font-index.ts';
import { scriptsOf } from '../src/typeset/script-runs.ts';
import { trackingOf } from '../src/typeset/shape.ts';
import type { Headline } from './headlines.ts';

/** A headline as the `classic` template sets it on an `og` card. */
export interface SetHeadline {
  readonly headline: Headline;
  /** The text after cleaning, which is what was set. */
  readonly text: string;
  readonly set: SetText;
  readonly lines: readonly LineOfText[];
  readonly style: TextStyle;
  readonly voice: VoiceId;
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
  readonly runs: readonly LineRun[];
}

/** A stretch of a line in one slice and one script. */
export interface LineRun extends FontRun {
  readonly trackingEm: number;
}

export async function setHeadline(press: Press, headline: Headline, voice: VoiceId): Promise<SetHeadline> {
  const { article } = readArticle(
    { headline: headline.text, lang: headline.lang, outlet: 'example.org', date: '2026-11-24' },
    press.outlets,
  );
  const plan = planCard(article, { template: 'classic', size: 'og' }, press.templates);
  const spec = plan.template.texts(plan)['headline']!;
  const style = voices[voice].headline;
  const set = await press.typesetter.set({ ...spec, style, language: article.lang, onOverflow: 'cut' });
  const drawn: TextStyle = isNastaliq(set) ? style : { ...style, urdu: 'naskh' };
  return {
    headline,
    text: spec.text,
    set,
    lines: linesOf(press, set, { style: drawn, language: article.lang }),
    style: drawn,
    voice,
    direction: directionOf(spec.text, article.lang),
  };
}

/** Urdu is set in Naskh where Nastaliq would be cut: the browser is given the family that was taken. */
function isNastaliq({ lines }: SetText): boolean {
  return lines.some(({ glyphs }) =>
    glyphs.some(({ source }) => 'slice' in source && (source as Face).slice.family === NASTALIQ),
  );
}

function linesOf(press: Press, set: SetText, look: { style: TextStyle; language: string }): LineOfText[] {
  const { text, lines } = set;
  const { index } = press.ports.fonts;
  const whole = runsOf(text, look, index);
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
        : runsOf(line.text, look, index);
    return { text: line.text, start, gap: text.slice(end, lines[number + 1]?.start ?? end), runs };
  });
}

/** The runs of a text, cut where the script changes: the browser is told of each how it is tracked. */
function runsOf(text: string, look: { style: TextStyle; language: string }, index: FontIndex): LineRun[] {
  const scripts = scriptsOf(text);
  return chooseSlices(text, look, index).flatMap((run) => {
    const pieces: LineRun[] = [];
    for (let start = run.start; start < run.end;) {
      const script = scripts[start]!;
      let end = start + 1;
      while (end < run.end && scripts[end] === script) end++;
      pieces.push({ ...run, start, end, trackingEm: trackingOf(look.style, { slice: run.slice, script }) });
      start = end;
    }
    return pieces;
  });
}
