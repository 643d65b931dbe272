import type * as HarfBuzz from 'harfbuzzjs';
import type { FontRun } from './choose.ts';
import type { Face } from './faces.ts';
import type { TextStyle } from './voices.ts';

/** A glyph in the order in which it is drawn, lengths in em of its size. */
export interface ShapedGlyph {
  /** Undefined for a character that no font has: a neutral box stands for it. */
  readonly face: Face | undefined;
  /** Glyph index in the face. */
  readonly id: number;
  /** UTF-16 offset of the first character that it stands for. */
  readonly cluster: number;
  readonly advanceEm: number;
  readonly offsetXEm: number;
  readonly offsetYEm: number;
}

/** Width of the box that stands for a character without a glyph, side bearings included. */
export const MISSING_ADVANCE_EM = 0.66;

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
   * @param range the part of `text` to shape, as UTF-16 offsets; clusters stay offsets into the whole text.
   * @param faces the loaded faces of all slices that `runs` name.
   */
  shape(
    text: string,
    range: { start: number; end: number },
    runs: readonly FontRun[],
    options: { style: TextStyle; faces: ReadonlyMap<string, Face>; language: string },
  ): ShapedGlyph[] {
    const glyphs: ShapedGlyph[] = [];
    for (const run of runs) {
      const start = Math.max(run.start, range.start);
      const end = Math.min(run.end, range.end);
      if (start >= end) continue;
      const face = run.slice && options.faces.get(run.slice.id);
      if (face) this.#shapeRun(text, { start, end, face }, options, glyphs);
      else pushBoxes(text, { start, end }, glyphs);
    }
    return options.style.trackingEm === 0 ? glyphs : track(glyphs, options.style.trackingEm);
  }

  #shapeRun(
    text: string,
    { start, end, face }: { start: number; end: number; face: Face },
    { style, language }: { style: TextStyle; language: string },
    into: ShapedGlyph[],
  ): void {
    const buffer = this.#buffer;
    buffer.clearContents();
    // A line feed is the editor's break, and a soft hyphen that breaks nothing is invisible: neither has ink.
    buffer.addText(
      text
        .slice(start, end)
        .replace(/[\n\u00ad]/g, '\u200b')
        .replace(/[\u2010\u2011]/g, '-'),
    );
    buffer.setLanguage(language);
    buffer.guessSegmentProperties();
    this.#harfbuzz.shape(face.font, buffer, style.trackingEm === 0 ? [] : this.#noLigatures);
    const infos = buffer.getGlyphInfos();
    const positions = buffer.getGlyphPositions();
    const em = face.unitsPerEm;
    for (let index = 0; index < infos.length; index++) {
      const { codepoint, cluster } = infos[index]!;
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      into.push({
        face,
        id: codepoint,
        cluster: cluster + start,
        advanceEm: xAdvance / em,
        offsetXEm: xOffset / em,
        offsetYEm: yOffset / em,
      });
    }
  }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function pushBoxes(text: string, { start, end }: { start: number; end: number }, into: ShapedGlyph[]): void {
  for (const { index } of graphemes.segment(text.slice(start, end))) {
    into.push({
      face: undefined,
      id: 0,
      cluster: start + index,
      advanceEm: MISSING_ADVANCE_EM,
      offsetXEm: 0,
      offsetYEm: 0,
    });
  }
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
