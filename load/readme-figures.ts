/** README's section on load from `load/results.json`, which `npm run load -- --json load/results.json` writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadNotes, loadTable, type LoadRun } from './report.ts';

const readmeFile = new URL('../README.md', import.meta.url);
const resultsFile = new URL('results.json', import.meta.url);
const SECTION = /(<!-- load:start -->\n)[\s\S]*?(<!-- load:end -->)/;

/** README with the figures of the committed run in it. */
export function withLoadFigures(readme: string): string {
  const run = JSON.parse(readFileSync(resultsFile, 'utf8')) as LoadRun;
  return readme.replace(SECTION, (_, start: string, end: string) => `${start}\n${section(run)}\n\n${end}`);
}

function section(run: LoadRun): string {
  const { machine, date } = run;
  return [
    `\`presscard serve\` with a store on disk, asked by a client on the same machine: ${machine.cores} cores of an ${machine.cpu}, Node ${machine.node}, ${date.slice(0, 10)}. The machine was shared. Memory is the process's before, at its peak and after.`,
    loadTable(run),
    loadNotes(run)
      .map((note) => `- ${note[0]!.toUpperCase()}${note.slice(1)}`)
      .join('\n'),
  ].join('\n\n');
}

if (import.meta.main) writeFileSync(readmeFile, withLoadFigures(readFileSync(readmeFile, 'utf8')));
