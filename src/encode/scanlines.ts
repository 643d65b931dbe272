import { rowBytes, type IndexedPixels } from './palette.ts';
import { RunDeflater } from './run-deflater.ts';

/** Filters (PNG specification, 9.2). Flat areas of an indexed picture deflate best as they are. */
const FILTER_UP = 2;
/** The deflater reads by fours, past the end. */
const SLACK_BYTES = 8;

/** For one picture after the other. */
const deflater = new RunDeflater();

/**
 * The rows of a picture with a palette, deflated by runs. Where it is known what changed from row to row, a row
 * stands as what differs from the one above where that is simpler, and nobody looks at what is alike.
 *
 * @returns what holds until the next picture is deflated.
 */
export function deflateScanlines({ height, width, rows, changes }: IndexedPixels): Uint8Array {
  const stride = rowBytes(width);
  const line = new Uint8Array(stride + SLACK_BYTES);
  const [lineView, rowsView] = [viewOf(line), viewOf(rows)];
  deflater.begin();
  let isZero = false;
  for (let row = 0, start = 0; row < height; row++, start += stride) {
    const from = changes ? changes.from[row]! : 0;
    const to = changes ? changes.to[row]! : width;
    const isSame = row > 0 && from >= to;
    if (isSame && isZero) deflater.addRun(0, stride);
    else if (isSame || (row > 0 && changes && changes.likeAbove[row]! > 0)) {
      deflater.addRun(FILTER_UP, 1);
      deflater.addRun(0, from);
      differences(rowsView, { start: start + 1 + from, count: to - from, stride }, lineView);
      deflater.add(lineView, 0, to - from);
      deflater.addRun(0, width - to);
      isZero = false;
    } else {
      line.set(rows.subarray(start, start + stride));
      isZero = isAllZero(line, stride);
      deflater.add(lineView, 0, stride);
    }
  }
  return deflater.finish();
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, length);

function isAllZero(line: Uint8Array, length: number): boolean {
  let at = 0;
  while (at < length && line[at] === 0) at++;
  return at === length;
}

/** Each byte less the one above. Four at a time, which takes a quarter of the time. */
function differences(
  rows: DataView,
  { start, count, stride }: { start: number; count: number; stride: number },
  to: DataView,
): void {
  let done = 0;
  for (let at = start; done + 4 <= count; done += 4, at += 4)
    to.setInt32(done, bytesLess(rows.getInt32(at, true), rows.getInt32(at - stride, true)), true);
  for (let at = start + done; done < count; done++, at++)
    to.setUint8(done, rows.getUint8(at) - rows.getUint8(at - stride));
}

/** Four bytes, each less another, without a carry from one to the next. */
function bytesLess(one: number, other: number): number {
  return ((one | TOP_BITS) - (other & ~TOP_BITS)) ^ ((one ^ ~other) & TOP_BITS);
}

const TOP_BITS = 0x80_80_80_80 | 0;
