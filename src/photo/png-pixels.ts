import { concatBytes } from '../bytes.ts';
import type { Pixels } from '../ports.ts';
import { inflate } from './inflate.ts';
import { PNG_CHANNELS, pngChunks, pngFrame, type PngFrame } from './png-header.ts';

/** Where a pass begins and how far its pixels are apart (PNG specification, 8.2). */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}
const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const ADAM7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/**
 * The pixels of any PNG, with its alpha; samples of 16 bits keep their upper eight. The kept decoders do
 * not serve an isolate: `fast-png` inflates without a bound, and the wasm one never gives its memory back.
 *
 * @throws RangeError where the file is damaged.
 */
export async function decodePng(bytes: Uint8Array): Promise<Pixels> {
  const chunks = pngChunks(bytes);
  const frame = pngFrame(chunks);
  const { width, height } = frame;
  const passes = (frame.interlaced ? ADAM7 : WHOLE)
    .map((pass) => ({
      ...pass,
      columns: Math.ceil((width - pass.x) / pass.dx),
      rows: Math.ceil((height - pass.y) / pass.dy),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
  const bits = frame.depth * PNG_CHANNELS[frame.colourType];
  const strideOf = (columns: number): number => Math.ceil((columns * bits) / 8);
  const expected = passes.reduce((sum, { columns, rows }) => sum + rows * (strideOf(columns) + 1), 0);
  const data = await inflate(
    concatBytes(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data)),
    expected,
  );
  if (data.length !== expected) throw new RangeError('The pixels are cut short.');
  const chunk = (type: string): Uint8Array | undefined => chunks.find((each) => each.type === type)?.data;
  const paint = painterOf(frame, chunk('PLTE'), chunk('tRNS'));
  const rgba = new Uint8Array(width * height * 4);
  let at = 0;
  for (const pass of passes) {
    const stride = strideOf(pass.columns);
    let above = new Uint8Array(stride);
    for (let row = 0; row < pass.rows; row++, at += stride + 1) {
      const line = data.subarray(at + 1, at + 1 + stride);
      unfilter(data[at]!, { line, above, back: Math.max(1, bits >> 3) });
      const to = ((pass.y + row * pass.dy) * width + pass.x) * 4;
      paint(line, { columns: pass.columns, rgba, to, step: pass.dx * 4 });
      above = line as typeof above;
    }
  }
  return { width, height, rgba };
}

/** Undoes a row's filter in place (PNG specification, 9.2). @param back bytes to the same sample on the left. */
function unfilter(
  filter: number,
  { line, above, back }: { line: Uint8Array; above: Uint8Array; back: number },
): void {
  if (filter > 4) throw new RangeError('The filter does not exist.');
  if (filter === 0) return;
  for (let at = 0; at < line.length; at++) {
    const left = at < back ? 0 : line[at - back]!;
    const up = above[at]!;
    if (filter === 1) line[at]! += left;
    else if (filter === 2) line[at]! += up;
    else if (filter === 3) line[at]! += (left + up) >> 1;
    else line[at]! += paeth(left, up, at < back ? 0 : above[at - back]!);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

interface Target {
  readonly columns: number;
  readonly rgba: Uint8Array;
  readonly to: number;
  /** Bytes from one pixel to the next. */
  readonly step: number;
}
type Painter = (line: Uint8Array, target: Target) => void;

function painterOf({ depth, colourType }: PngFrame, palette?: Uint8Array, transparent?: Uint8Array): Painter {
  const channels = PNG_CHANNELS[colourType];
  const sampleAt =
    depth === 16
      ? (line: Uint8Array, at: number) => (line[at * 2]! << 8) | line[at * 2 + 1]!
      : depth === 8
        ? (line: Uint8Array, at: number) => line[at]!
        : (line: Uint8Array, at: number) =>
            (line[(at * depth) >> 3]! >> (8 - depth - ((at * depth) & 7))) & ((1 << depth) - 1);
  if (colourType === 3) {
    if (!palette) throw new RangeError('The palette is missing.');
    return (line, { columns, rgba, to, step }) => {
      for (let x = 0, out = to; x < columns; x++, out += step) {
        const index = sampleAt(line, x);
        rgba.set(palette.subarray(index * 3, index * 3 + 3), out);
        rgba[out + 3] = transparent?.[index] ?? 255;
      }
    };
  }
  const toByte = depth === 16 ? 1 / 257 : 255 / ((1 << depth) - 1);
  const colours = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === colours + 1;
  // One colour that stands for nothing at all, two bytes a sample.
  const key =
    !hasAlpha && transparent && transparent.length >= colours * 2
      ? Array.from({ length: colours }, (_, at) => (transparent[at * 2]! << 8) | transparent[at * 2 + 1]!)
      : undefined;
  return (line, { columns, rgba, to, step }) => {
    for (let x = 0, out = to; x < columns; x++, out += step) {
      let matches = key !== undefined;
      for (let channel = 0; channel < 3; channel++) {
        const sample = sampleAt(line, x * channels + (colours === 3 ? channel : 0));
        rgba[out + channel] = sample * toByte + 0.5;
        if (sample !== key?.[colours === 3 ? channel : 0]) matches = false;
      }
      rgba[out + 3] = hasAlpha ? sampleAt(line, x * channels + colours) * toByte + 0.5 : matches ? 0 : 255;
    }
  };
}
