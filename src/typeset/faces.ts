import type * as HarfBuzz from 'harfbuzzjs';
import { LRUCache } from 'lru-cache';
import { FONT_CACHE_MAX_BYTES, OUTLINE_CACHE_MAX_BYTES } from '../limits.ts';
import type { FontPort } from '../ports.ts';
import type { FontSlice } from './font-index.ts';

/** Bounds of a glyph's ink in em, y upwards from the baseline. */
export interface Ink {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** One drawing command of an outline in em, y upwards: M, L, Q, C or Z with its points. */
export interface OutlineCommand {
  readonly type: string;
  readonly points: readonly number[];
}

/** A slice that HarfBuzz has loaded. */
export interface Face {
  readonly slice: FontSlice;
  readonly font: HarfBuzz.Font;
  readonly unitsPerEm: number;
  /** Height of a capital without overshoot, in em. */
  readonly capHeightEm: number;
  /** @returns undefined for a glyph without ink, such as a space. */
  ink(glyph: number): Ink | undefined;
  outline(glyph: number): readonly OutlineCommand[];
}

const CACHED_NUMBER_BYTES = 24;

/** Loads slices when a text first needs them, and keeps what was used last within a bound of bytes. */
export class FaceBook {
  readonly #harfbuzz: typeof HarfBuzz;
  readonly #port: FontPort;
  readonly #faces = new LRUCache<string, Face>({
    maxSize: FONT_CACHE_MAX_BYTES,
    sizeCalculation: ({ slice }) => slice.bytes,
  });
  readonly #outlines = new LRUCache<string, readonly OutlineCommand[]>({
    maxSize: OUTLINE_CACHE_MAX_BYTES,
    sizeCalculation: (commands) =>
      commands.reduce((bytes, { points }) => bytes + (points.length + 2) * CACHED_NUMBER_BYTES, 1),
  });
  readonly #loading = new Map<string, Promise<Face>>();

  constructor(harfbuzz: typeof HarfBuzz, port: FontPort) {
    this.#harfbuzz = harfbuzz;
    this.#port = port;
  }

  get slices(): readonly FontSlice[] {
    return this.#port.index.slices;
  }

  /**
   * The faces of these slices, by slice id. Requests that overlap share one fetch of a file.
   *
   * @throws PresscardError `font_missing` when the deployment lacks a file.
   */
  async load(slices: Iterable<FontSlice>): Promise<ReadonlyMap<string, Face>> {
    const wanted = [...new Set(slices)];
    const faces = await Promise.all(wanted.map((slice) => this.#face(slice)));
    return new Map(faces.map((face) => [face.slice.id, face]));
  }

  async #face(slice: FontSlice): Promise<Face> {
    const held = this.#faces.get(slice.id);
    if (held) return held;
    const running = this.#loading.get(slice.id);
    if (running) return running;
    const loading = this.#open(slice).finally(() => this.#loading.delete(slice.id));
    this.#loading.set(slice.id, loading);
    return loading;
  }

  async #open(slice: FontSlice): Promise<Face> {
    const { Blob, Face: HarfBuzzFace, Font, MetricsTag } = this.#harfbuzz;
    const hbFace = new HarfBuzzFace(new Blob(await this.#port.load(slice)));
    const font = new Font(hbFace);
    const em = hbFace.upem;
    const inks = new Map<number, Ink | undefined>();
    const face: Face = {
      slice,
      font,
      unitsPerEm: em,
      capHeightEm: font.getMetricPositionWithFallback(MetricsTag.CAP_HEIGHT) / em,
      ink: (glyph) => {
        if (!inks.has(glyph)) inks.set(glyph, inkOf(font.glyphExtents(glyph), em));
        return inks.get(glyph);
      },
      outline: (glyph) => {
        const key = `${slice.sha256}/${glyph}`;
        const held = this.#outlines.get(key);
        if (held) return held;
        const commands = font.glyphToJson(glyph).map(({ type, values }) => ({
          type,
          points: values.map((value) => value / em),
        }));
        this.#outlines.set(key, commands);
        return commands;
      },
    };
    this.#faces.set(slice.id, face);
    return face;
  }
}

function inkOf(extents: HarfBuzz.GlyphExtents | undefined, em: number): Ink | undefined {
  if (!extents || extents.width === 0 || extents.height === 0) return undefined;
  const { xBearing, yBearing, width, height } = extents;
  return {
    left: xBearing / em,
    right: (xBearing + width) / em,
    top: yBearing / em,
    bottom: (yBearing + height) / em, // HarfBuzz gives heights downwards, as negative numbers
  };
}
