import type { Pixels, RasterPort } from '../ports.ts';
import type { LogoFault } from './clean-logo.ts';
import { contrast } from './colour.ts';

/** A colour of a logo's outline, and how much of the outline has it, from 0 to 1. */
export interface LogoTone {
  readonly colour: string;
  readonly share: number;
}

/** A logo as it can be laid out: cut to its ink, with what its look on a ground depends on. */
export interface Logo {
  /** A whole document, its `viewBox` around the ink, without width and height. */
  readonly svg: string;
  /** The document as it was given, whatever it measures here. */
  readonly drawing: string;
  readonly viewBox: ViewBox;
  /** Colours where the logo meets the ground, the commonest first. */
  readonly tones: readonly LogoTone[];
  /**
   * What carries it: its outline alone, so that it can be drawn in one ink; colours that meet inside it, such as
   * letters on a field of its own; or some of both.
   */
  readonly carriedBy: 'outline' | 'inside' | 'both';
}

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Longest edge at which a logo is looked at, in px: three times what the largest card shows. */
const LOOK_PX = 512;
/** A logo may be so much longer than high, or higher than long; beyond it nothing of it is seen in a band. */
const RATIO_MAX = 30;
/** What two colours need between them to be told apart (WCAG 2.2, 1.4.11). */
const SEEN_CONTRAST_MIN = 3;
/** Pixels that are compared stand so far apart: what is between them is mixed of both. */
const REACH_PX = 3;
const INK_ALPHA = 16;
const SOLID_ALPHA = 200;
/** Tones below this share of the outline are edges of edges. */
const TONE_SHARE_MIN = 0.02;
/** Neighbours whose colours differ by so much in one channel meet at an edge; in a gradient they do not. */
const EDGE_STEP = 48;
/** With so much of its edges inside it, a logo in one ink would be a blot. */
const BLOT_SHARE_MIN = 0.12;
/** With so much of them inside it, and to be seen there, it needs no outline. */
const INSIDE_SHARE_MIN = 0.3;

/**
 * @param svg as `cleanLogo` gives it.
 * @returns a fault where it cannot be drawn, or has no ink.
 */
export function measureLogo(svg: string, raster: RasterPort): Logo | LogoFault {
  const box = viewBoxOf(svg);
  if (!box) return { fault: 'has a viewBox without four numbers' };
  const pixels = look(svg, box, raster);
  if (!pixels) return { fault: 'cannot be drawn' };
  const ink = inkOf(pixels);
  if (!ink) return { fault: 'draws nothing' };
  const unit = box.width / pixels.width;
  const viewBox = {
    x: round(box.x + ink.x * unit),
    y: round(box.y + ink.y * unit),
    width: round(ink.width * unit),
    height: round(ink.height * unit),
  };
  const ratio = viewBox.width / viewBox.height;
  if (ratio > RATIO_MAX || ratio < 1 / RATIO_MAX)
    return { fault: `is more than ${RATIO_MAX} times as long as it is high, or the other way round` };
  const cut = svg.replace(VIEW_BOX, `viewBox="${Object.values(viewBox).join(' ')}"`);
  return { svg: cut, drawing: svg, viewBox, ...edgesOf(pixels) };
}

const VIEW_BOX = /viewBox="([^"]*)"/;

function viewBoxOf(svg: string): ViewBox | undefined {
  const numbers = VIEW_BOX.exec(svg)?.[1]!
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (numbers?.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  const [x, y, width, height] = numbers as [number, number, number, number];
  const ratio = width / height;
  return width > 0 && height > 0 && ratio <= LOOK_PX && ratio >= 1 / LOOK_PX
    ? { x, y, width, height }
    : undefined;
}

function look(svg: string, { width, height }: ViewBox, raster: RasterPort): Pixels | undefined {
  const scale = LOOK_PX / Math.max(width, height);
  const size = `width="${Math.max(1, Math.round(width * scale))}" height="${Math.max(1, Math.round(height * scale))}"`;
  try {
    return raster.paint(svg.replace('<svg ', `<svg ${size} preserveAspectRatio="none" `));
  } catch {
    return undefined;
  }
}

/** The pixels that hold all of the ink. */
function inkOf({ width, height, rgba }: Pixels): ViewBox | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4 + 3]! < INK_ALPHA) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** What meets the ground, and what meets inside. */
function edgesOf({ width, height, rgba }: Pixels): Pick<Logo, 'tones' | 'carriedBy'> {
  const counts = new Map<string, number>();
  let outer = 0;
  let inner = 0;
  let seenInside = 0;
  const alphaAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : rgba[(y * width + x) * 4 + 3]!;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (alphaAt(x, y) < SOLID_ALPHA) continue;
      const at = (y * width + x) * 4;
      for (const [dx, dy] of [
        [REACH_PX, 0],
        [-REACH_PX, 0],
        [0, REACH_PX],
        [0, -REACH_PX],
      ] as const) {
        const beyond = alphaAt(x + dx, y + dy);
        if (beyond < INK_ALPHA) {
          outer++;
          const colour = hexOf(rgba, at);
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        } else if (beyond >= SOLID_ALPHA && differ(rgba, at, at + (dy * width + dx) * 4)) {
          // Met from either side, while the ground is met from one.
          inner += 0.5;
          if (contrast(hexOf(rgba, at), hexOf(rgba, at + (dy * width + dx) * 4)) >= SEEN_CONTRAST_MIN)
            seenInside += 0.5;
        }
      }
    }
  }
  const all = Math.max(1, inner + outer);
  return {
    tones: tonesOf(counts, outer),
    carriedBy:
      seenInside / all > INSIDE_SHARE_MIN ? 'inside' : inner / all > BLOT_SHARE_MIN ? 'both' : 'outline',
  };
}

function tonesOf(counts: ReadonlyMap<string, number>, outer: number): LogoTone[] {
  // A gradient has many tones, none of which counts by itself: sixteen steps a channel bring them together.
  const binned = new Map<string, { colour: string; count: number; most: number }>();
  for (const [colour, count] of counts) {
    const bin = colour[1]! + colour[3]! + colour[5]!;
    const known = binned.get(bin) ?? { colour, count: 0, most: 0 };
    binned.set(bin, {
      colour: count > known.most ? colour : known.colour,
      count: known.count + count,
      most: Math.max(count, known.most),
    });
  }
  return [...binned.values()]
    .map(({ colour, count }) => ({ colour, share: count / Math.max(1, outer) }))
    .filter(({ share }) => share >= TONE_SHARE_MIN)
    .toSorted((one, other) => other.share - one.share);
}

/** Both nearly opaque, so that colours multiplied by their alpha are close to the colours. */
function differ(rgba: Uint8Array, one: number, other: number): boolean {
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs(rgba[one + channel]! - rgba[other + channel]!) > EDGE_STEP) return true;
  return false;
}

function hexOf(rgba: Uint8Array, at: number): string {
  const alpha = rgba[at + 3]!;
  const channel = (value: number): string =>
    Math.min(255, Math.round((value * 255) / alpha))
      .toString(16)
      .padStart(2, '0');
  return `#${channel(rgba[at]!)}${channel(rgba[at + 1]!)}${channel(rgba[at + 2]!)}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
