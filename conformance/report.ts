import type { CoverageResult, FontsOfScript } from './coverage.ts';
import type { HeadlineResult } from './measure.ts';
import { columns, quantile } from './table.ts';
import type { UnicodeResult } from './unicode/line-breaks.ts';

/** A line counts as the same from here on. */
const SAME = 0.97;

/** A row for every script, the whole last; then every miss by its number. */
export function report(results: readonly HeadlineResult[]): string {
  const scripts = [...new Set(results.map(({ script }) => script))].sort();
  const rows = [
    HEADER,
    ...scripts.map((script) =>
      row(
        script,
        results.filter((result) => result.script === script),
      ),
    ),
    row('all', results),
  ];
  return `${columns(rows)}\n\n${misses(results).join('\n')}`;
}

const HEADER = [
  'script',
  'heads',
  'lines',
  'median',
  'p1',
  '≥0.97',
  'glyph',
  'family',
  'outside',
  'break',
  'cut',
  'dir',
];

function row(name: string, results: readonly HeadlineResult[]): string[] {
  const values = compared(results);
  const count = (is: (result: HeadlineResult) => boolean): string => `${results.filter(is).length}`;
  const same = values.filter((value) => value >= SAME).length;
  return [
    name,
    `${results.length}`,
    `${values.length}`,
    quantile(values, 0.5).toFixed(4),
    quantile(values, 0.01).toFixed(4),
    `${((100 * same) / values.length).toFixed(1)}%`,
    count(({ missing }) => missing.length > 0),
    count(({ strays }) => strays.length > 0),
    count(({ lines }) => lines.some(({ outsidePx }) => outsidePx > 0)),
    count(({ strangeBreaks }) => strangeBreaks.length > 0),
    count(({ isCut }) => isCut),
    count(({ otherDirection }) => otherDirection !== undefined),
  ];
}

/** Agreement of every line that both engines can draw: a box for a missing glyph has no counterpart. */
function compared(results: readonly HeadlineResult[]): number[] {
  return results
    .filter(({ missing }) => missing.length === 0)
    .flatMap(({ lines }) => lines.map((line) => line.agreement));
}

function misses(results: readonly HeadlineResult[]): string[] {
  return results.flatMap((result) => {
    const { id, fontSizePx, lines, missing, strays, strangeBreaks, isCut, otherDirection } = result;
    const found: string[] = [];
    lines.forEach(({ text, agreement, outsidePx, hasEmoji }, index) => {
      const where = `line ${index + 1} at ${fontSizePx} px: ${text}`;
      if (agreement < SAME && missing.length === 0)
        found.push(`agreement ${agreement.toFixed(4)}${hasEmoji ? ' (emoji left out)' : ''} ${where}`);
      if (outsidePx > 0) found.push(`outside by ${outsidePx.toFixed(2)} px ${where}`);
    });
    if (missing.length > 0) found.push(`missing ${missing.map(codePoint).join(' ')}`);
    if (strays.length > 0) found.push(`family ${strays.join(', ')}`);
    if (strangeBreaks.length > 0) found.push(`break ${strangeBreaks.join('  ')}`);
    if (isCut) found.push(`cut at ${lines.length} lines of ${fontSizePx} px: …${lines.at(-1)!.text}`);
    if (otherDirection !== undefined) found.push(`direction ${otherDirection}: ${lines[0]!.text}`);
    return found.map((what) => `${id}  ${what}`);
  });
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

export function reportCoverage(coverage: readonly CoverageResult[], fonts: readonly FontsOfScript[]): string {
  const standards = coverage.map(
    ({ name, covered, total, missing }) =>
      `${name}: ${covered} of ${total}${missing.length > 0 ? ` without ${missing.slice(0, 20).join(' ')}` : ''}`,
  );
  const rows = fonts.map(({ family, slices, bytes }) => [family, `${slices}`, (bytes / 1e6).toFixed(2)]);
  return [
    'Characters that have a glyph in some slice, of those that a standard’s bytes decode to:',
    ...standards,
    '',
    columns([['family', 'slices', 'MB'], ...rows]),
    '',
  ].join('\n');
}

export function reportUnicode(name: string, result: UnicodeResult | undefined): string {
  if (!result) return `${name} is not there.`;
  const failures = [...result.failures].map(
    ([why, { count, example }]) => `  ${count}: ${why}, e.g. ${example}`,
  );
  return [`${name}: ${result.passed} of ${result.total}`, ...failures].join('\n');
}
