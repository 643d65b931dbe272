/** `npm run figures`: README's speed section from `bench/results.json`, which `npm run bench -- --json` writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { aims, asked, isMet } from './aims.ts';
import type { Runtime } from './engine.ts';
import type { Figures } from './figures.ts';
import { cardLabel, type Run } from './report.ts';
import type { RequestCpuFigures } from './request-cpu.ts';
import { SETTING_AIM_MS, type SettingFigures } from './setting.ts';

const readmeFile = new URL('../README.md', import.meta.url);
const resultsFile = new URL('results.json', import.meta.url);
const SECTION = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/;

const places = { node: 'Node', workerd: 'workerd' } as const satisfies Record<Runtime, string>;

/** README with the figures of the committed run in it. */
export function withFigures(readme: string): string {
  const run = JSON.parse(readFileSync(resultsFile, 'utf8')) as Run;
  return readme.replace(SECTION, (_, start: string, end: string) => `${start}\n${section(run)}\n\n${end}`);
}

/** The tables of a run; parts that were not measured are left out. */
function section(run: Run): string {
  const { date, machine, rounds, engines, scripts, setting, requestCpu } = run;
  const parts = [
    `The same text card, uncached, medians of ${rounds} rounds on ${machine.cores} cores of an ${machine.cpu}, Node ${machine.node}, ${date.slice(0, 10)}. The machine was shared, so read the ratios: above 1 is slower than presscard.`,
    engineTable(engines),
  ];
  if (scripts.length > 0) parts.push(SCRIPTS_HEAD, scriptTable(scripts));
  if (setting.length > 0) parts.push(settingLine(setting));
  parts.push(AIMS_HEAD, aimTable(run));
  if (requestCpu.length > 0) parts.push(costLine(requestCpu));
  return parts.join('\n\n');
}

const AIMS_HEAD =
  'What presscard wants to reach, and where it is in this run. Times are presscard’s in units of the other’s, so less is better:';

function aimTable(run: Run): string {
  const rows = aims.flatMap((aim) => {
    const figure = aim.of(run);
    if (figure === undefined) return [];
    return [[aim.what, asked(aim), `${figure.toFixed(2)}${isMet(aim, figure) ? '' : ' (missed)'}`]];
  });
  return table(['what', 'aim', 'figure'], rows);
}

/** What a million first views cost at the edge, by kind of card. */
function costLine(lines: readonly RequestCpuFigures[]): string {
  const own = lines.filter(({ id }) => id.startsWith('presscard'));
  const each = own.map(
    ({ card, meanMs, dollarsPerMillion }) =>
      `${dollarsPerMillion.toFixed(2)} dollars for ${card === 'photo' ? 'photo' : 'text'} cards (${meanMs.toFixed(1)} ms of CPU each)`,
  );
  return `A million first views at the edge cost ${each.join(' and ')}, at the platform’s prices for requests and CPU beyond what its paid plan includes.`;
}

function engineTable(engines: readonly Figures[]): string {
  return table(
    ['engine', 'where', 'median ms', '95 % ms', 'ratio to presscard', 'KB'],
    engines.map(({ label, runtime, medianMs, p95Ms, medianBytes, timesPresscard }) => [
      label,
      places[runtime],
      medianMs.toFixed(1),
      p95Ms.toFixed(1),
      timesPresscard?.toFixed(2) ?? '1',
      (medianBytes / 1000).toFixed(1),
    ]),
  );
}

const SCRIPTS_HEAD =
  'A card in each script whose glyphs have been seen before, and one with twenty characters that nobody has seen:';

/** presscard's cards, each beside the same card of the peers that have faces for it. */
function scriptTable(scripts: readonly Figures[]): string {
  const own = scripts.filter(({ id }) => id.startsWith('presscard'));
  return table(
    ['card', 'where', 'median ms', 'ratio to its Latin card', 'Takumi’s ratio to presscard'],
    own.map(({ card, runtime, medianMs, timesLatin }) => [
      cardLabel(card),
      places[runtime],
      medianMs.toFixed(1),
      timesLatin?.toFixed(2) ?? '1',
      scripts
        .find((other) => other.id.startsWith('takumi') && other.runtime === runtime && other.card === card)
        ?.timesPresscard?.toFixed(2) ?? '-',
    ]),
  );
}

function settingLine(setting: readonly SettingFigures[]): string {
  const each = setting.map(({ label, medianMs }) => `${label} ${medianMs.toFixed(2)}`).join(', ');
  return `Setting a headline (faces, breaks, fit) takes, in ms on Node: ${each}; the aim is ${SETTING_AIM_MS}.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) writeFileSync(readmeFile, withFigures(readFileSync(readmeFile, 'utf8')));
