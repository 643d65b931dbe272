import type { Report } from './examine.ts';
import { sumOf } from './finding.ts';
import type { Preview } from './preview.ts';

/** Columns of a terminal that a network's name takes. */
const NAME_COLUMNS = 15;

/** A report for a terminal: what is wrong and what helps, what each network shows, how each is refreshed. */
export function reportText({ findings, previews, finalUrl }: Report): string {
  const faults = findings.flatMap(({ severity, code, message, cure, networks }) => [
    `${severity}: ${code}: ${message}${networks.length > 0 ? ` (${networks.join(', ')})` : ''}`,
    `  ${cure}`,
  ]);
  const refreshing = previews.filter(({ refresh }) => refresh !== undefined);
  return [
    `${finalUrl}: ${lowerFirst(sumOf(findings))}`,
    ...faults,
    ...section('What each network shows', previews.map(previewLine)),
    ...section(
      'How a preview is refreshed',
      refreshing.map(({ name, refresh }) =>
        `${name.padEnd(NAME_COLUMNS)}${refresh!.how} ${refresh!.tool ?? ''}`.trim(),
      ),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function previewLine({ name, title, isTitleCut, picture }: Preview): string {
  const shape = picture.ratio === undefined ? '' : ` ${Number(picture.ratio.toFixed(2))}:1`;
  const shown =
    picture.form === 'large'
      ? `large picture${shape}`
      : `${picture.form === 'small' ? 'small' : 'no'} picture`;
  const why = picture.why === undefined ? '' : ` (${picture.why})`;
  const words = title === undefined ? 'no title' : `“${plain(title)}${isTitleCut ? '…' : ''}”`;
  return `${name.padEnd(NAME_COLUMNS)}${shown}${why}; ${words}`;
}

/** What a page says must not command the terminal. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
