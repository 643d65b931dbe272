import { converter, modeLrgb, modeRgb, modeXyz50, useMode } from 'culori/fn';
import type { Pixels } from '../ports.ts';
import type { MatrixProfile } from './icc.ts';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeXyz50);
const toLinear = converter('lrgb');
const toRgb = converter('rgb');

type Row = readonly [number, number, number];

/** Linear sRGB of X, Y and Z at D50. */
const FROM_XYZ: readonly Row[] = ['x', 'y', 'z'].map((axis) => {
  const { r, g, b } = toLinear({ mode: 'xyz50', x: 0, y: 0, z: 0, [axis]: 1 });
  return [r, g, b] as const;
});

/** Steps of light: the darkest of sRGB's 256 values are a 3,300th apart. */
const STEPS = 16_384;
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
  const light = step / STEPS;
  return Math.round(toRgb({ mode: 'lrgb', r: light, g: light, b: light }).r * 255);
});

/** Converts opaque pixels from a profile to sRGB in place; what sRGB cannot show is clipped, as colour engines do. */
export function toSrgb({ rgba }: Pixels, { curves, colorants }: MatrixProfile): void {
  const [red, green, blue] = curves.length === 3 ? curves : [curves[0], undefined, undefined];
  const matrix = colorants.map(([x, y, z]) =>
    [0, 1, 2].map((at) => FROM_XYZ[0]![at]! * x + FROM_XYZ[1]![at]! * y + FROM_XYZ[2]![at]! * z),
  );
  const share = (at: number, channel: number): number => matrix[at]?.[channel] ?? 0;
  const [rr, rg, rb] = [share(0, 0), share(0, 1), share(0, 2)];
  const [gr, gg, gb] = [share(1, 0), share(1, 1), share(1, 2)];
  const [br, bg, bb] = [share(2, 0), share(2, 1), share(2, 2)];
  for (let at = 0; at < rgba.length; at += 4) {
    const r = red![rgba[at]!]!;
    const g = green ? green[rgba[at + 1]!]! : 0;
    const b = blue ? blue[rgba[at + 2]!]! : 0;
    rgba[at] = encode(r * rr + g * gr + b * br);
    rgba[at + 1] = encode(r * rg + g * gg + b * bg);
    rgba[at + 2] = encode(r * rb + g * gb + b * bb);
  }
}

const encode = (light: number): number =>
  ENCODED[light <= 0 ? 0 : light >= 1 ? STEPS : Math.round(light * STEPS)]!;
