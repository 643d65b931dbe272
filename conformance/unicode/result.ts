/** Cases of one of Unicode's tests that come out differently, and why. */
export interface Difference {
  /** What the cases have in common. */
  readonly what: string;
  /** Why it is so on purpose; undefined for a fault. */
  readonly reason: string | undefined;
  /** The cases as the file has them, without their comments. */
  readonly cases: readonly string[];
}

export interface UnicodeResult {
  readonly passed: number;
  readonly total: number;
  readonly differences: readonly Difference[];
}

/** Runs every case; what differs is gathered by what `compare` says of it. */
export function runCases(
  lines: readonly string[],
  compare: (line: string) => { what: string; reason?: string } | undefined,
): UnicodeResult {
  const groups = new Map<string, { reason: string | undefined; cases: string[] }>();
  let differing = 0;
  for (const line of lines) {
    const difference = compare(line);
    if (!difference) continue;
    differing++;
    const group = groups.get(difference.what) ?? { reason: difference.reason, cases: [] };
    groups.set(difference.what, group);
    group.cases.push(line.split('#')[0]!.trim());
  }
  return {
    passed: lines.length - differing,
    total: lines.length,
    differences: [...groups].map(([what, group]) => ({ what, ...group })),
  };
}
