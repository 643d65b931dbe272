import type { CoverageResult, FontsOfScript } from './coverage.ts';
import type { HeadlineResult } from './measure.ts';
import { SAME, type Summary } from './summary.ts';
import { columns } from './table.ts';
import type { UnicodeResult } from './unicode/result.ts';

const HEADER = [
  'script',
  'heads',
  'lines',
  'median',
  'p1',
  `≥${SAME}`,
  'glyph',
  'family',
  'outside',
  'break',
  'aim',
  'emoji',
  'own',
  'cut',
  'dir',
  'naskh',
];

const LEGEND = `lines    lines without emoji; median, p1, ≥${SAME}: their ink agreement with Chromium at 4x
glyph … break  headlines with a missing glyph, a cluster in another family than its script’s, ink outside the
         box, a break that Chromium would not make (Lao and Khmer: nor the runtime’s own word segmenter)
aim      ${SAME} or better on 99 % of the lines, and no headline in those four columns
emoji    lines with emoji as good as that, of all of them; the pictures themselves are left out on both sides
own      headlines with a break by rules that Chromium lacks: hyphenation, Japanese phrases
cut      headlines cut to fit; dir: base direction other than the corpus’s; naskh: Urdu that Nastaliq would cut`;

/** A row for every script, the whole last. */
export function reportScripts(summaries: readonly Summary[]): string {
  return `${columns([HEADER, ...summaries.map(row)])}\n\n${LEGEND}`;
}

function row({
  script,
  headlines,
  lines,
  median,
  p1,
  same,
  emoji,
  faults,
  notes,
  meetsAim,
}: Summary): string[] {
  return [
    script,
    `${headlines}`,
    `${lines}`,
    lines === 0 ? '·' : median.toFixed(4),
    lines === 0 ? '·' : p1.toFixed(4),
    lines === 0 ? '·' : `${((100 * same) / lines).toFixed(1)}%`,
    some(faults.glyph),
    some(faults.family),
    some(faults.outside),
    some(faults.break),
    meetsAim ? 'yes' : 'NO',
    emoji.lines === 0 ? '·' : `${emoji.same}/${emoji.lines}`,
    some(notes.ownBreak),
    some(notes.cut),
    some(notes.direction),
    some(notes.naskh),
  ];
}

function some(count: number): string {
  return count === 0 ? '·' : `${count}`;
}

/** Every line and headline that the aim does not allow, then those to know about. */
export function reportMisses(results: readonly HeadlineResult[]): string {
  const missed = results.flatMap(faultsOf);
  const noted = results.flatMap(notesOf);
  return [
    `What the aim is missing: ${missed.length === 0 ? 'nothing' : missed.length}`,
    ...missed.map((line) => `  ${line}`),
    `Apart: ${noted.length === 0 ? 'nothing' : noted.length}`,
    ...noted.map((line) => `  ${line}`),
  ].join('\n');
}

function faultsOf({ id, fontSizePx, lines, missing, strays, breaks }: HeadlineResult): string[] {
  const found: string[] = [];
  lines.forEach(({ text, agreement, outsidePx, hasEmoji }, index) => {
    const where = `line ${index + 1} at ${fontSizePx} px: ${text}`;
    if (agreement < SAME && missing.length === 0)
      found.push(`agreement ${agreement.toFixed(4)}${hasEmoji ? ' (with emoji)' : ''} ${where}`);
    if (outsidePx > 0) found.push(`outside by ${outsidePx.toFixed(2)} px ${where}`);
  });
  if (missing.length > 0) found.push(`missing ${missing.map(codePoint).join(' ')}`);
  if (strays.length > 0) found.push(`family ${strays.join(', ')}`);
  if (breaks.strange.length > 0) found.push(`break ${breaks.strange.join('  ')}`);
  return found.map((what) => `${id}  ${what}`);
}

function notesOf({
  id,
  fontSizePx,
  lines,
  breaks,
  isCut,
  isNaskh,
  otherDirection,
}: HeadlineResult): string[] {
  const found: string[] = [];
  if (breaks.own.length > 0) found.push(`own break ${breaks.own.join('  ')}`);
  if (isCut) found.push(`cut at ${lines.length} lines of ${fontSizePx} px: …${lines.at(-1)!.text}`);
  if (isNaskh) found.push(`Naskh instead of Nastaliq, ${lines.length} lines of ${fontSizePx} px`);
  if (otherDirection !== undefined) found.push(`direction ${otherDirection}: ${lines[0]!.text}`);
  return found.map((what) => `${id}  ${what}`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Every group of differing cases with its reason, and the cases themselves. */
export function reportUnicode(name: string, result: UnicodeResult | undefined): string {
  if (!result) return `${name} is not there.`;
  const { passed, total, differences } = result;
  const faults = differences.filter(({ reason }) => reason === undefined);
  const count = (groups: typeof differences): number =>
    groups.reduce((sum, { cases }) => sum + cases.length, 0);
  return [
    `${name}: ${passed} of ${total} alike, ${count(differences) - count(faults)} differ on purpose, ${count(faults)} faults`,
    ...differences.flatMap(({ what, reason, cases }) => [
      `  ${cases.length} ${reason === undefined ? 'FAULTS' : 'on purpose'}: ${what}`,
      ...(reason === undefined ? [] : [`    ${reason}`]),
      ...cases.map((test) => `      ${test}`),
    ]),
  ].join('\n');
}

export function reportCoverage(coverage: readonly CoverageResult[], fonts: readonly FontsOfScript[]): string {
  const standards = coverage.map(({ name, covered, total, missing }) => [
    name,
    `${covered} of ${total}`,
    missing.length === 0
      ? ''
      : `without ${missing
          .slice(0, 20)
          .map((character) => `${character} ${codePoint(character)}`)
          .join(' ')}`,
  ]);
  const rows = fonts.map(({ family, slices, bytes }) => [family, `${slices}`, (bytes / 1e6).toFixed(2)]);
  return [
    'Characters that have a glyph in some slice, of those that a standard’s bytes decode to:',
    columns(standards),
    '',
    columns([['family', 'slices', 'MB'], ...rows]),
  ].join('\n');
}
