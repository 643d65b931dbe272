import type { Pixels } from '../ports.ts';
import { SCRIM_INK } from '../../templates/palette.ts';

/** A text that stands on the photo; lengths in px from the photo's top left. */
export interface TextOnPhoto {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** As `#rrggbb`: lighter than what it stands on. */
  readonly colour: string;
}

/** What is aimed at, a little above 4.5:1 (WCAG 2.2, 1.4.3): a JPEG moves a pixel by some levels, most where it is all noise. */
const CONTRAST_AIM = 5.4;
/** Photo around a text that counts as behind it, in px: what touches a letter is read with it. */
const REACH_PX = 10;
/** The scrim goes on at full strength so far beyond the text. */
const PLATEAU_PX = 18;
/** Then it fades over this part of the photo's height: long enough that nobody sees where it ends. */
const FADE_SHARE = 0.22;
const STRENGTH_STEP = 1 / 128;

/**
 * Darkens a photo in place behind the texts that stand on it, only as far as its pixels there ask for, and lets
 * it fade towards the part that no text takes. Texts above the line `clearPx` share one scrim from the upper
 * edge, those below it one from the lower edge, so that neighbours stand on one ground.
 *
 * @returns how much ink lies over the photo at the two edges, from 0 to 1.
 */
export function darken(
  photo: Pixels,
  texts: readonly TextOnPhoto[],
  clearPx: number,
): { top: number; bottom: number } {
  const isUpper = ({ topPx, heightPx }: TextOnPhoto): boolean => topPx + heightPx / 2 < clearPx;
  const upper = texts.filter(isUpper);
  const lower = texts.filter((text) => !isUpper(text));
  const strengths = { top: strengthFor(photo, upper), bottom: strengthFor(photo, lower) };
  const fadePx = photo.height * FADE_SHARE;
  const topEndPx = Math.max(0, ...upper.map(({ topPx, heightPx }) => topPx + heightPx)) + PLATEAU_PX;
  const bottomStartPx = Math.min(photo.height, ...lower.map(({ topPx }) => topPx)) - PLATEAU_PX;
  // Texts that stand close leave no room to fade and come back: a bright stripe between them would be all that
  // one sees. The photo between them stays darkened as far as they are close.
  const gapPx = Math.max(1, bottomStartPx - topEndPx);
  const recovers = Math.min(1, gapPx / (2 * fadePx)) ** 2;
  const tables = inkTables();
  for (let row = 0; row < photo.height; row++) {
    const top = strengths.top * fade((row - topEndPx) / fadePx);
    const bottom = strengths.bottom * fade((bottomStartPx - row) / fadePx);
    const along = fade((row - topEndPx) / gapPx);
    const closed = strengths.top * along + strengths.bottom * (1 - along);
    coverRow(photo, row, tables(Math.max(top, bottom, closed * (1 - recovers))));
  }
  return strengths;
}

/** 1 up to 0, then down to 0 at 1 without a corner. */
function fade(part: number): number {
  const t = Math.min(1, Math.max(0, part));
  return 1 - t * t * t * (t * (6 * t - 15) + 10);
}

/** What becomes of each value of a channel. */
type InkTables = readonly [red: Uint8Array, green: Uint8Array, blue: Uint8Array];

/** Tables by how much ink lies over a row, made in the same memory for each; undefined for none. */
function inkTables(): (ink: number) => InkTables | undefined {
  const tables: InkTables = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];
  let made = 0;
  return (ink) => {
    if (ink <= 0) return undefined;
    if (ink !== made) {
      for (let at = 0; at < 3; at++)
        for (let value = 0; value < 256; value++) tables[at]![value] = withInk(value, ink, SCRIM_INK[at]!);
    }
    made = ink;
    return tables;
  };
}

function withInk(value: number, ink: number, channel: number): number {
  return Math.round(value * (1 - ink) + channel * ink);
}

function coverRow({ width, rgba }: Pixels, row: number, tables: InkTables | undefined): void {
  if (!tables) return;
  const [red, green, blue] = tables;
  for (let at = row * width * 4, end = at + width * 4; at < end; at += 4) {
    rgba[at] = red[rgba[at]!]!;
    rgba[at + 1] = green[rgba[at + 1]!]!;
    rgba[at + 2] = blue[rgba[at + 2]!]!;
  }
}

/** The least ink under which every text reaches the contrast on every pixel behind it. */
function strengthFor(photo: Pixels, texts: readonly TextOnPhoto[]): number {
  return texts.reduce((least, text) => strengthOf(photo, text, least), 0);
}

function strengthOf({ width, height, rgba }: Pixels, text: TextOnPhoto, least: number): number {
  const limit = (luminance(text.colour) + 0.05) / CONTRAST_AIM - 0.05;
  const [left, right] = [text.leftPx - REACH_PX, text.leftPx + text.widthPx + REACH_PX];
  const [top, bottom] = [text.topPx - REACH_PX, text.topPx + text.heightPx + REACH_PX];
  let strength = least;
  const lights = lightTables(strength);
  const [reds, greens, blues] = lights.tables;
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(height, bottom); row++) {
    for (let column = Math.max(0, Math.floor(left)); column < Math.min(width, right); column++) {
      const at = (row * width + column) * 4;
      while (reds[rgba[at]!]! + greens[rgba[at + 1]!]! + blues[rgba[at + 2]!]! > limit && strength < 1) {
        strength = Math.min(1, strength + STRENGTH_STEP);
        lights.fill(strength);
      }
    }
  }
  return strength;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
/** Shares of the channels in luminance (WCAG 2.2). */
const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

type LightTables = readonly [reds: Float32Array, greens: Float32Array, blues: Float32Array];

/** By the value of each channel, its part of a pixel's luminance once so much ink lies over it. */
function lightTables(strength: number): { tables: LightTables; fill(ink: number): void } {
  const tables: LightTables = [new Float32Array(256), new Float32Array(256), new Float32Array(256)];
  const fill = (ink: number): void => {
    for (let at = 0; at < 3; at++)
      for (let value = 0; value < 256; value++)
        tables[at]![value] = LINEAR[withInk(value, ink, SCRIM_INK[at]!)]! * LUMINANCE[at]!;
  };
  fill(strength);
  return { tables, fill };
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return channels.reduce((sum, channel, index) => sum + LINEAR[channel]! * LUMINANCE[index]!, 0);
}
