/** One channel of ink: 0 for paper, 255 for full cover; row by row from the top left. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Bounds of the ink, the last column and row included; undefined without ink. */
export function inkBounds(
  { width, height, ink }: Grey,
  threshold: number,
): { left: number; right: number; top: number; bottom: number } | undefined {
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = ink.subarray(y * width, (y + 1) * width);
    const first = row.findIndex((value) => value > threshold);
    if (first === -1) continue;
    if (top === -1) top = y;
    bottom = y;
    left = Math.min(left, first);
    let last = width - 1;
    while (row[last]! <= threshold) last--;
    right = Math.max(right, last);
  }
  return bottom === -1 ? undefined : { left, right, top, bottom };
}
