import type * as HarfBuzz from 'harfbuzzjs';
import { LRUCache } from 'lru-cache';
import { EMOJI_CACHE_MAX_BYTES, FONT_CACHE_MAX_BYTES, OUTLINE_CACHE_MAX_BYTES } from '../limits.ts';
import type { FontPort } from '../ports.ts';
import { EMOJI_INK, emojiPack, type EmojiPack } from './emoji.ts';
import { OWN_FAMILY_PREFIX, type FontIndex, type FontSlice } from './font-index.ts';

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

/** Whatever draws a glyph: a font, an emoji picture, the box for a character that no font has. */
export interface GlyphSource {
  /** @returns undefined for a glyph without ink, such as a space. */
  ink(glyph: number): Ink | undefined;
  outline(glyph: number): readonly OutlineCommand[];
  /** SVG markup on a square of `EMOJI_VIEW_BOX`, in place of an outline. */
  readonly picture?: string;
}

/** A slice that HarfBuzz has loaded. */
export interface Face extends GlyphSource {
  readonly slice: FontSlice;
  readonly font: HarfBuzz.Font;
  readonly unitsPerEm: number;
  /** Height of a capital without overshoot, in em. */
  readonly capHeightEm: number;
}

const CACHED_NUMBER_BYTES = 24;

/** Loads slices when a text first needs them, and keeps what was used last within a bound of bytes. */
export class FaceBook {
  readonly #harfbuzz: typeof HarfBuzz;
  readonly #port: FontPort;
  readonly #faces = new LRUCache<string, Face>({
    maxSize: FONT_CACHE_MAX_BYTES,
    sizeCalculation: ({ slice }) => slice.bytes,
    dispose: ({ slice }) => void (this.#evictedBytes += slice.bytes),
  });
  /** Those that a newsroom brings stay: what they take was bounded when they were read. */
  readonly #own = new Map<string, Face>();
  #evictedBytes = 0;
  readonly #outlines = new LRUCache<string, readonly OutlineCommand[]>({
    maxSize: OUTLINE_CACHE_MAX_BYTES,
    sizeCalculation: (commands) =>
      commands.reduce((bytes, { points }) => bytes + (points.length + 2) * CACHED_NUMBER_BYTES, 1),
  });
  readonly #packs = new LRUCache<string, EmojiPack>({ maxSize: EMOJI_CACHE_MAX_BYTES });
  readonly #loading = new Map<string, Promise<Face>>();

  constructor(harfbuzz: typeof HarfBuzz, port: FontPort) {
    this.#harfbuzz = harfbuzz;
    this.#port = port;
  }

  /** What was loaded and is not held any more; how much of it HarfBuzz's memory still has, only the collector knows. */
  get evictedBytes(): number {
    return this.#evictedBytes;
  }

  get index(): FontIndex {
    return this.#port.index;
  }

  /**
   * The faces of these slices in the weight that is nearest to the one asked for, by slice id. Requests that overlap share one fetch of a file.
   *
   * @throws PresscardError `font_missing` when the deployment lacks a file.
   */
  async load(slices: Iterable<FontSlice>, weight: number): Promise<ReadonlyMap<string, Face>> {
    const wanted = [...new Set(slices)];
    const held = wanted.flatMap((slice) => this.#faces.get(keyOf(slice, weight)) ?? []);
    const isAllHeld = held.length === wanted.length;
    const faces = isAllHeld ? held : await Promise.all(wanted.map((slice) => this.#face(slice, weight)));
    return new Map(faces.map((face) => [face.slice.id, face]));
  }

  /**
   * The emoji pictures of these keys.
   *
   * @throws PresscardError `font_missing`.
   */
  async pictures(keys: Iterable<string>): Promise<ReadonlyMap<string, GlyphSource>> {
    const wanted = [...new Set(keys)];
    const pictures = await Promise.all(wanted.map((key) => this.#picture(key)));
    return new Map(wanted.map((key, index) => [key, emojiSource(pictures[index]!)]));
  }

  async #picture(key: string): Promise<string> {
    const name = emojiPack(key);
    const held = this.#packs.get(name);
    if (held) return held[key] ?? '';
    const bytes = await this.#port.load({ id: `emoji/${name}`, file: this.index.emoji.packs[name] ?? name });
    const pack = JSON.parse(new TextDecoder().decode(bytes)) as EmojiPack;
    this.#packs.set(name, pack, { size: bytes.byteLength });
    return pack[key] ?? '';
  }

  async #face(slice: FontSlice, weight: number): Promise<Face> {
    const key = keyOf(slice, weight);
    const held = this.#faces.get(key) ?? this.#own.get(key);
    if (held) return held;
    const running = this.#loading.get(key);
    if (running) return running;
    const loading = this.#open(slice, drawnWeight(slice, weight), key).finally(() =>
      this.#loading.delete(key),
    );
    this.#loading.set(key, loading);
    return loading;
  }

  async #open(slice: FontSlice, weight: number, key: string): Promise<Face> {
    const { Blob, Face: HarfBuzzFace, Font, MetricsTag, Variation } = this.#harfbuzz;
    const hbFace = new HarfBuzzFace(new Blob(await this.#port.load(slice)));
    const font = new Font(hbFace);
    if (slice.weights[0] !== slice.weights[1]) font.setVariations([new Variation('wght', weight)]);
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
        const outlineKey = `${key}/${glyph}`;
        const held = this.#outlines.get(outlineKey);
        if (held) return held;
        const commands = font.glyphToJson(glyph).map(({ type, values }) => ({
          type,
          points: values.map((value) => value / em),
        }));
        this.#outlines.set(outlineKey, commands);
        return commands;
      },
    };
    if (slice.family.startsWith(OWN_FAMILY_PREFIX)) this.#own.set(key, face);
    else this.#faces.set(key, face);
    return face;
  }
}

/** The weight that a slice has nearest to the one asked for. */
function drawnWeight({ weights: [lightest, boldest] }: FontSlice, weight: number): number {
  return Math.min(Math.max(weight, lightest), boldest);
}

function keyOf(slice: FontSlice, weight: number): string {
  return `${slice.sha256}/${drawnWeight(slice, weight)}`;
}

const emojiInk = (): Ink => EMOJI_INK;
const noOutline = (): readonly OutlineCommand[] => [];

function emojiSource(picture: string): GlyphSource {
  return { ink: emojiInk, outline: noOutline, picture };
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
