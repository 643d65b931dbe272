import type * as HarfBuzz from 'harfbuzzjs';
import { reorder } from './direction.ts';
import { EMOJI_ADVANCE_EM } from './emoji.ts';
import type { Face, GlyphSource } from './faces.ts';
import type { FontSlice } from './font-index.ts';
import { MISSING_ADVANCE_EM, missingGlyph } from './missing.ts';
import type { Paragraph } from './paragraph.ts';
import { partOf, piecesOf, type Piece, type ShapedGlyphs, type ShapedPiece } from './pieces.ts';
import { isJoined } from './script-runs.ts';
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

/**
 * Shapes text with HarfBuzz. It owns the one buffer: HarfBuzz's memory grows by every buffer and never shrinks.
 *
 * A paragraph is shaped once. Its lines take their parts of that, and only where a line begins or ends at a place
 * at which HarfBuzz says that a break may change glyphs, that part is shaped by itself: half of the time that
 * setting a headline took went into shaping its lines anew.
 */
export class Shaper {
  readonly #harfbuzz: typeof HarfBuzz;
  readonly #buffer: HarfBuzz.Buffer;
  readonly #noLigatures: HarfBuzz.Feature[];
  readonly #shaped = new WeakMap<Paragraph, readonly ShapedPiece[]>();

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
    const parts = this.#piecesOf(paragraph).flatMap((piece) => {
      const start = Math.max(piece.start, range.start);
      const end = Math.min(piece.end, range.end);
      return start < end ? { piece, start, end, level: piece.level } : [];
    });
    const glyphs: ShapedGlyph[] = [];
    for (const { piece, start, end } of reorder(parts)) {
      const own =
        partOf(piece, { start, end }) ?? this.#shapePiece(paragraph, { ...piece, start, end }).glyphs;
      for (const glyph of own) glyphs.push(glyph);
    }
    return glyphs;
  }

  #piecesOf(paragraph: Paragraph): readonly ShapedPiece[] {
    let pieces = this.#shaped.get(paragraph);
    if (!pieces) {
      pieces = piecesOf(paragraph).map((piece) => ({ ...piece, ...this.#shapePiece(paragraph, piece) }));
      this.#shaped.set(paragraph, pieces);
    }
    return pieces;
  }

  #shapePiece(paragraph: Paragraph, piece: Piece): ShapedGlyphs {
    const face = piece.slice && paragraph.faces.get(piece.slice.id);
    if (!face) return { glyphs: unshaped(paragraph, piece), isUnsafe: () => false };
    const { text, style, language } = paragraph;
    const { start, end, level, script, slice } = piece;
    const { shape, Direction, GlyphFlag } = this.#harfbuzz;
    const trackingEm = trackingOf(style, { slice, script });
    const buffer = this.#buffer;
    buffer.clearContents();
    buffer.addText(text.slice(start, end).replace(DRAWN_OTHERWISE, drawnFor));
    buffer.setLanguage(primaryOf(language));
    buffer.guessSegmentProperties();
    buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
    shape(face.font, buffer, trackingEm === 0 ? [] : this.#noLigatures);
    const infos = buffer.getGlyphInfos();
    const positions = buffer.getGlyphPositions();
    return {
      glyphs: glyphsOf(face, { infos, positions, start, trackingEm }),
      isUnsafe: (index) => (infos[index]!.flags & GlyphFlag.UNSAFE_TO_BREAK) !== 0,
    };
  }
}

/** A line feed is the editor's break, and a soft hyphen inside a line is invisible: neither has ink. */
const DRAWN_OTHERWISE = /[\n\u00ad\u2010\u2011]/g;

function drawnFor(character: string): string {
  return character === '\n' || character === '\u00ad' ? '\u200b' : '-';
}

/** HarfBuzz keeps every language that it has heard of: only the primary subtag, of which there are few. */
function primaryOf(language: string): string {
  return /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0] ?? 'und';
}

/** HarfBuzz's glyphs in em. Tracking is added once a cluster, after its last glyph, so that marks stay on their bases. */
function glyphsOf(
  face: Face,
  {
    infos,
    positions,
    start,
    trackingEm,
  }: {
    infos: readonly HarfBuzz.GlyphInfo[];
    positions: readonly HarfBuzz.GlyphPosition[];
    start: number;
    trackingEm: number;
  },
): ShapedGlyph[] {
  const em = face.unitsPerEm;
  const glyphs: ShapedGlyph[] = [];
  let clusterUnits = 0;
  for (let index = 0; index < infos.length; index++) {
    const { codepoint, cluster } = infos[index]!;
    const { xAdvance, xOffset, yOffset } = positions[index]!;
    clusterUnits += xAdvance;
    const isLast = infos[index + 1]?.cluster !== cluster;
    const isTracked = isLast && clusterUnits !== 0;
    if (isLast) clusterUnits = 0;
    glyphs.push({
      source: face,
      id: codepoint,
      cluster: cluster + start,
      advanceEm: isTracked ? xAdvance / em + trackingEm : xAdvance / em,
      offsetXEm: xOffset / em,
      offsetYEm: yOffset / em,
    });
  }
  return glyphs;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** An emoji, or boxes for what no font has: a square each, without shaping. */
function unshaped({ text, pictures }: Paragraph, { start, end, level, emoji }: Piece): ShapedGlyph[] {
  const picture = emoji === undefined ? undefined : pictures.get(emoji);
  const clusters = picture ? [{ index: 0 }] : graphemes.segment(text.slice(start, end));
  const glyphs = Array.from(clusters, ({ index }) => ({
    source: picture ?? missingGlyph,
    id: 0,
    cluster: start + index,
    advanceEm: picture ? EMOJI_ADVANCE_EM : MISSING_ADVANCE_EM,
    offsetXEm: 0,
    offsetYEm: 0,
  }));
  return level % 2 === 1 ? glyphs.toReversed() : glyphs;
}

/**
 * The style's tracking belongs to the voice's own faces: joined scripts would tear, and stacked ones gain
 * nothing. Digits and signs between joined letters keep step with them.
 */
export function trackingOf(
  { families, trackingEm }: TextStyle,
  { slice, script }: { slice: FontSlice | undefined; script: number },
): number {
  const isOwn = slice !== undefined && families.includes(slice.family);
  return isOwn && !isJoined(script) ? trackingEm : 0;
}
