/**
 * What the core asks of the machine it runs on. Each runtime folder implements all of it; tests bring fakes.
 * The core itself imports no platform module and no engine.
 */
import type * as HarfBuzz from 'harfbuzzjs';
import type satori from 'satori';
import type { FetchPort } from './guard/port.ts';
import type { PhotoPort } from './photo/port.ts';
import type { FontIndex, FontSlice } from './typeset/font-index.ts';

/** RGBA, eight bits a channel, row by row from the top left; `rgba.length` is `width * height * 4`. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Font files, fetched when a text first needs them. Called by the typesetter only. */
export interface FontPort {
  /** What there is to choose from: made by `npm run generate`, shipped with the code. */
  readonly index: FontIndex;
  /** The bytes of a slice (SFNT) or an emoji pack (JSON). Rejects with `font_missing` when the deployment lacks the file. */
  load(file: Pick<FontSlice, 'id' | 'file'>): Promise<Uint8Array>;
}

/** Paints an SVG without text or remote references. Called once a card by the pipeline. */
export interface RasterPort {
  /** @param svg a whole document; its `width` and `height` are the picture's, in px. */
  paint(svg: string): Pixels;
}

/** zlib. Called by the PNG encoder for pictures of many colours. */
export interface DeflatePort {
  /** @returns a stream with the zlib header (RFC 1950). */
  deflate(bytes: Uint8Array): Uint8Array;
  /** The checksum of a PNG's chunks. */
  crc32(bytes: Uint8Array): number;
}

/** Time, so that tests can stop it. */
export interface ClockPort {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Milliseconds on a clock that only goes forward, for durations. */
  elapsed(): number;
}

/** One line a call; `event` is a stable name. Values must be safe to keep: no headlines, no secrets. */
export interface LogPort {
  write(level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** The engines whose output is the product, ready to be called. */
export interface EnginePort {
  readonly harfbuzz: typeof HarfBuzz;
  readonly satori: typeof satori;
}

/** What holds WebAssembly memory and is replaced as one when a part of it broke: fonts live in HarfBuzz's. */
export type EngineSet = Pick<Ports, 'engines' | 'raster'>;

export interface Ports {
  readonly engines: EnginePort;
  readonly fonts: FontPort;
  readonly raster: RasterPort;
  /** Codecs: photos as they come in and as cards show them, and cards as JPEG and WebP. */
  readonly photos: PhotoPort;
  /** What the guard asks through; nothing else fetches. */
  readonly fetch: FetchPort;
  readonly deflate: DeflatePort;
  readonly clock: ClockPort;
  readonly log: LogPort;
}
