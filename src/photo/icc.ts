import { latin1 } from './kind.ts';

/** A profile of the kind that cameras and screens have: a curve a channel, then a matrix (ICC.1:2022, 8.4.3). */
export interface MatrixProfile {
  /** Light of each of the 256 values of a channel, 0 to 1; one curve for grey, three for RGB. */
  readonly curves: readonly Float64Array[];
  /** XYZ at D50 of full red, green and blue; of white for grey. */
  readonly colorants: readonly (readonly [x: number, y: number, z: number])[];
}

const RGB_TAGS = [
  ['rTRC', 'rXYZ'],
  ['gTRC', 'gXYZ'],
  ['bTRC', 'bXYZ'],
] as const;

/** White of the profile connection space (ICC.1:2022, 7.2.16). */
const D50 = [0.9642, 1, 0.8249] as const;

/** What the profile's values are: `RGB `, `GRAY`, `CMYK` and others (ICC.1:2022, table 19). */
export const profileSpace = (bytes: Uint8Array): string => latin1(bytes.subarray(16, 20));

/**
 * An ICC profile's curves and colorants.
 *
 * @returns undefined for a profile made of tables only, as printers and scanners have.
 * @throws RangeError where it is damaged.
 */
export function readProfile(bytes: Uint8Array): MatrixProfile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags = tagsOf(bytes, view);
  const space = profileSpace(bytes);
  if (space === 'GRAY') {
    const curve = tags.get('kTRC');
    return curve && { curves: [curveOf(curve)], colorants: [D50] };
  }
  const channels = RGB_TAGS.map(([curve, colorant]) => [tags.get(curve), tags.get(colorant)] as const);
  if (space !== 'RGB ' || channels.some((pair) => pair.includes(undefined))) return undefined;
  return {
    curves: channels.map(([curve]) => curveOf(curve!)),
    colorants: channels.map(([, colorant]) => [
      fixed(colorant!, 8),
      fixed(colorant!, 12),
      fixed(colorant!, 16),
    ]),
  };
}

/** Number of tags, then signature, offset and size of each. */
function tagsOf(bytes: Uint8Array, view: DataView): Map<string, DataView> {
  const count = Math.min(view.getUint32(128), 100);
  const entries = Array.from({ length: count }, (_, index): [string, DataView] => {
    const at = 132 + index * 12;
    const [offset, size] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    return [latin1(bytes.subarray(at, at + 4)), new DataView(bytes.buffer, bytes.byteOffset + offset, size)];
  });
  return new Map(entries);
}

/** s15Fixed16Number. */
const fixed = (view: DataView, at: number): number => view.getInt32(at) / 65_536;

function curveOf(view: DataView): Float64Array {
  const type = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(at)));
  const shape = type === 'para' ? parametric(view) : type === 'curv' ? sampled(view) : undefined;
  if (!shape) throw new RangeError('The curve is of no known kind.');
  return Float64Array.from({ length: 256 }, (_, value) => Math.min(1, Math.max(0, shape(value / 255) || 0)));
}

/** No point is a straight line, one is a gamma, more are values of equal distance. */
function sampled(view: DataView): (value: number) => number {
  const count = view.getUint32(8);
  if (count === 0) return (value) => value;
  if (count === 1) return (value) => value ** (view.getUint16(12) / 256);
  return (value) => {
    const place = value * (count - 1);
    const below = Math.min(Math.floor(place), count - 2);
    const [low, high] = [view.getUint16(12 + below * 2), view.getUint16(14 + below * 2)];
    return (low + (high - low) * (place - below)) / 65_535;
  };
}

/** Functions 0 to 4 (ICC.1:2022, table 68). */
function parametric(view: DataView): (value: number) => number {
  const kind = view.getUint16(8);
  const count = [1, 3, 4, 5, 7][kind];
  if (count === undefined) throw new RangeError('The curve has no known function.');
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, at) =>
    fixed(view, 12 + at * 4),
  );
  if (kind === 0) return (x) => x ** g;
  if (kind === 1) return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
  if (kind === 2) return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
  return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
}
