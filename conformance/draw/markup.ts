import { EMOJI_ADVANCE_EM } from '../../src/typeset/emoji.ts';
import type { LineOfText, LineRun, SetHeadline } from '../setting.ts';
import { NO_FAMILY, PAGE_WIDTH_PX } from './chromium.ts';

/** White at the sides, for ink that leaves its advance. */
const SIDE_PX = 110;
/** White above and below a line's ink. */
const MARGIN_PX = 12;
/** Half of ascent less descent of the block's own face, roughly: where a baseline stands off a line's middle. */
const OFF_MIDDLE_EM = 0.35;

/** A headline as a block of the page: its strips stand one under the other, a line in each. */
export interface Block {
  readonly html: string;
  readonly stripPx: number;
  readonly heightPx: number;
}

/**
 * The lines as presscard broke them: each is kept whole, and between them there is room for none, so that the
 * browser sees one paragraph, with its directions and joins, and breaks it at the same places.
 *
 * @param separate whether every line is a block of its own, for texts that the browser would not break there.
 */
export function blockOf(setHeadline: SetHeadline, topPx: number, separate: boolean): Block {
  const { headline, set, lines, style } = setHeadline;
  const size = set.fontSizePx;
  const stripPx = stripOf(setHeadline);
  const inner = lines
    .map((line) => {
      const own = `<span class="line">${line.runs.map((run) => runOf(line, run)).join('')}</span>`;
      return separate ? `<div>${own}</div>` : `${own}${line.gap === '' ? '<wbr>' : escape(line.gap)}`;
    })
    .join('');
  const side = headline.dir === 'rtl' ? `left:${PAGE_WIDTH_PX - SIDE_PX}px` : `left:${SIDE_PX}px`;
  const look = `${side};font:${style.weight} ${size}px/${stripPx}px 'Source Serif 4',${NO_FAMILY}`;
  const frame = `class="text" lang="${headline.lang}" dir="${headline.dir}"`;
  const html =
    `<div ${frame} data-id="${headline.id}" style="top:${topPx}px;${look}">${inner}</div>` +
    `<div class="text" style="top:${topPx}px;${look}"><span class="probe" data-of="${headline.id}"></span></div>`;
  return { html, stripPx, heightPx: stripPx * lines.length };
}

function runOf({ text }: LineOfText, { start, end, slice, emoji, trackingEm }: LineRun): string {
  if (emoji !== undefined) return `<span class="emoji" style="width:${EMOJI_ADVANCE_EM}em"></span>`;
  // CSS has letter-spacing put optional ligatures out; Chromium puts contextual alternates out with them.
  const tracking = trackingEm === 0 ? '' : `;letter-spacing:${trackingEm}em;font-feature-settings:'calt'`;
  // presscard draws these as the plain hyphen, which every face has.
  const shown = text.slice(start, end).replace(/[\u2010\u2011]/g, '-');
  const family = slice ? `'${slice.family}',${NO_FAMILY}` : NO_FAMILY;
  return `<i style="font-family:${family}${tracking}">${escape(shown)}</i>`;
}

/** Room for the tallest line on both sides of its baseline. */
function stripOf({ set }: SetHeadline): number {
  let [above, below] = [set.fontSizePx, set.fontSizePx * 0.4];
  for (const { glyphs } of set.lines)
    for (const { source, id, yPx } of glyphs) {
      const ink = source.ink(id);
      if (!ink) continue;
      above = Math.max(above, ink.top * set.fontSizePx - yPx);
      below = Math.max(below, yPx - ink.bottom * set.fontSizePx);
    }
  const offMiddle = OFF_MIDDLE_EM * set.fontSizePx;
  return Math.ceil(2 * Math.max(above + MARGIN_PX - offMiddle, below + MARGIN_PX + offMiddle));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
