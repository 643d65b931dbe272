import type * as HarfBuzz from 'harfbuzzjs';
import type { FontFamilyName } from '../../fonts/manifest.ts';
import { reorder } from './direction.ts';
import { EMOJI_ADVANCE_EM } from './emoji.ts';
import type { Face, GlyphSource } from './faces.ts';
import type { FontSlice } from './font-index.ts';
import { MISSING_ADVANCE_EM, missingGlyph } from './missing.ts';
import type { Paragraph } from './paragraph.ts';
import { isJoined, scriptsOf } from './script-runs.ts';
import type { TextStyle } from './voices.ts';

/** A glyph in the order in which it is drawn, lengths in em of its size. */
export interface ShapedGlyph {
  readonly source: GlyphSource;
  /** Glyph index in the source. */
  readonly id: number;
  /** UTF-16 offset of the first character that it stands for. */
  readonly cluster: number;
  readonly advanceEm: number;
  readonly offsetXEm: number;
  readonly offsetYEm: number;
}

/** Shapes text with HarfBuzz. It owns the one buffer: HarfBuzz's memory grows by every buffer and never shrinks. */
export class Shaper {
  readonly #harfbuzz: typeof HarfBuzz;
  readonly #buffer: HarfBuzz.Buffer;
  readonly #noLigatures: HarfBuzz.Feature[];

  constructor(harfbuzz: typeof HarfBuzz) {
    this.#harfbuzz = harfbuzz;
    this.#buffer = new harfbuzz.Buffer();
    this.#noLigatures = ['liga', 'clig'].map((tag) => new harfbuzz.Feature(tag, 0));
  }

  /**
   * Shapes a part of a paragraph that stands in one line.
   *
   * @param range UTF-16 offsets; clusters stay offsets into the whole text.
   * @returns the glyphs from left to right.
   */
  shape(paragraph: Paragraph, range: { start: number; end: number }): ShapedGlyph[] {
    const glyphs: ShapedGlyph[] = [];
    for (const piece of reorder(piecesOf(paragraph, range))) {
      const face = piece.slice && paragraph.faces.get(piece.slice.id);
      const shaped = face ? this.#shapePiece(paragraph, piece, face) : unshaped(paragraph, piece);
      for (const glyph of shaped) glyphs.push(glyph);
    }
    return glyphs;
  }

  #shapePiece(
    { text, style, language }: Paragraph,
    { start, end, level, script, slice }: Piece,
    face: Face,
  ): ShapedGlyph[] {
    const { shape, Direction } = this.#harfbuzz;
    const trackingEm = trackingOf(style, { slice, script });
    const buffer = this.#buffer;
    buffer.clearContents();
    buffer.addText(
      text
        .slice(start, end)
        // A line feed is the editor's break, and a soft hyphen inside a line is invisible: neither has ink.
        .replace(/[\n\u00ad]/g, '\u200b')
        .replace(/[\u2010\u2011]/g, '-'),
    );
    // HarfBuzz keeps every language that it has heard of: only the primary subtag, of which there are few.
    buffer.setLanguage(language.match(/^[a-z]{2,3}(?=-|$)/i)?.[0] ?? 'und');
    buffer.guessSegmentProperties();
    buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
    shape(face.font, buffer, trackingEm === 0 ? [] : this.#noLigatures);
    const infos = buffer.getGlyphInfos();
    const positions = buffer.getGlyphPositions();
    const em = face.unitsPerEm;
    const glyphs = infos.map(({ codepoint, cluster }, index): ShapedGlyph => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      return {
        source: face,
        id: codepoint,
        cluster: cluster + start,
        advanceEm: xAdvance / em,
        offsetXEm: xOffset / em,
        offsetYEm: yOffset / em,
      };
    });
    return trackingEm === 0 ? glyphs : track(glyphs, trackingEm);
  }
}

/** A stretch of one line in one slice, one direction and one script, which is what HarfBuzz shapes. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly slice?: FontSlice | undefined;
  readonly emoji?: string;
  readonly level: number;
  readonly script: number;
}

const scriptsOfParagraphs = new WeakMap<Paragraph, Uint8Array>();

function piecesOf(paragraph: Paragraph, range: { start: number; end: number }): Piece[] {
  const { text, runs, levels } = paragraph;
  let scripts = scriptsOfParagraphs.get(paragraph);
  if (!scripts) scriptsOfParagraphs.set(paragraph, (scripts = scriptsOf(text)));
  const pieces: Piece[] = [];
  for (const run of runs) {
    const end = Math.min(run.end, range.end);
    for (let start = Math.max(run.start, range.start); start < end;) {
      const level = levels[start]!;
      const script = scripts[start]!;
      let next = start + 1;
      while (next < end && levels[next] === level && scripts[next] === script) next++;
      pieces.push({ ...run, start, end: next, level, script });
      start = next;
    }
  }
  return pieces;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** An emoji, or boxes for what no font has: a square each, without shaping. */
function unshaped({ text, pictures }: Paragraph, { start, end, emoji }: Piece): ShapedGlyph[] {
  const picture = emoji === undefined ? undefined : pictures.get(emoji);
  const clusters = picture ? [{ index: 0 }] : graphemes.segment(text.slice(start, end));
  return Array.from(clusters, ({ index }) => ({
    source: picture ?? missingGlyph,
    id: 0,
    cluster: start + index,
    advanceEm: picture ? EMOJI_ADVANCE_EM : MISSING_ADVANCE_EM,
    offsetXEm: 0,
    offsetYEm: 0,
  }));
}

/**
 * The style's tracking belongs to the voice's own faces: joined scripts would tear, and stacked ones gain
 * nothing. Digits and signs between joined letters keep step with them.
 */
export function trackingOf(
  { families, trackingEm }: TextStyle,
  { slice, script }: { slice: FontSlice | undefined; script: number },
): number {
  const isOwn = slice !== undefined && families.includes(slice.family as FontFamilyName);
  return isOwn && !isJoined(script) ? trackingEm : 0;
}

/** Adds the tracking once a cluster, after its last glyph, so that marks stay on their bases. */
function track(glyphs: readonly ShapedGlyph[], trackingEm: number): ShapedGlyph[] {
  let clusterEm = 0;
  return glyphs.map((glyph, index) => {
    clusterEm += glyph.advanceEm;
    if (glyphs[index + 1]?.cluster === glyph.cluster) return glyph;
    const hasWidth = clusterEm !== 0;
    clusterEm = 0;
    return hasWidth ? { ...glyph, advanceEm: glyph.advanceEm + trackingEm } : glyph;
  });
}
