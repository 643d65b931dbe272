import { rowBytes, type IndexedPixels } from './palette.ts';
import { RunDeflater } from './run-deflater.ts';

/** Filters (PNG specification, 9.2). Flat areas of an indexed picture deflate best as they are. */
const FILTER_UP = 2;
/** The deflater reads by fours, past the end. */
const SLACK_BYTES = 8;

/**
 * The rows of a picture with a palette, deflated by runs. Where it is known what changed from row to row, a row
 * stands as what differs from the one above where that is simpler, and nobody looks at what is alike.
 */
export function deflateScanlines({ height, width, rows, changes }: IndexedPixels): Uint8Array {
  const stride = rowBytes(width);
  const deflater = new RunDeflater();
  const line = new Uint8Array(stride + SLACK_BYTES);
  let isZero = false;
  for (let row = 0, start = 0; row < height; row++, start += stride) {
    const from = changes ? changes.from[row]! : 0;
    const to = changes ? changes.to[row]! : width;
    const isSame = row > 0 && from >= to;
    if (isSame && isZero) deflater.addRun(0, stride);
    else if (isSame || (row > 0 && changes && changes.likeAbove[row]! > 0)) {
      deflater.addRun(FILTER_UP, 1);
      deflater.addRun(0, from);
      differences(rows, { at: start + 1 + from, above: start + 1 + from - stride, count: to - from }, line);
      deflater.add(line, 0, to - from);
      deflater.addRun(0, width - to);
      isZero = false;
    } else {
      line.set(rows.subarray(start, start + stride));
      isZero = isAllZero(line, stride);
      deflater.add(line, 0, stride);
    }
  }
  return deflater.finish();
}

function isAllZero(line: Uint8Array, length: number): boolean {
  let at = 0;
  while (at < length && line[at] === 0) at++;
  return at === length;
}

/** Each byte less the one above. Four at a time, which takes a quarter of the time. */
function differences(
  rows: Uint8Array,
  { at, above, count }: { at: number; above: number; count: number },
  to: Uint8Array,
): void {
  const [from, out] = [new DataView(rows.buffer, rows.byteOffset, rows.length), new DataView(to.buffer)];
  let done = 0;
  for (; done + 4 <= count; done += 4)
    out.setInt32(done, bytesLess(from.getInt32(at + done, true), from.getInt32(above + done, true)), true);
  for (; done < count; done++) to[done] = rows[at + done]! - rows[above + done]!;
}

/** Four bytes, each less another, without a carry from one to the next. */
function bytesLess(one: number, other: number): number {
  return ((one | TOP_BITS) - (other & ~TOP_BITS)) ^ ((one ^ ~other) & TOP_BITS);
}

const TOP_BITS = 0x80_80_80_80 | 0;
