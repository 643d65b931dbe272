import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { PresscardError } from '../../../errors.ts';
import { describeProblem } from '../../../outlet/outlet-file.ts';
import { outletReport } from '../../../outlet/outlet-report.ts';
import { checkSettings, type SettingNote } from '../../../settings/check.ts';
import { readSettings } from '../../../settings/settings.ts';
import { outletFolder } from '../outlet-folder.ts';
import { nodePorts } from '../ports.ts';
import { readOutlets } from '../read-outlets.ts';
import { parseOptions } from './options.ts';

/** `presscard config check`: what is wrong with the settings, a line each; exit status 2 when one must be mended. */
export async function configCommand([action, ...args]: readonly string[]): Promise<void> {
  const { positionals } = parseOptions(args, {});
  const [file] = positionals;
  if (action !== 'check' || positionals.length > 1) {
    throw new PresscardError(
      'option_invalid',
      'Use presscard config check, or presscard config check FILE for an env file.',
    );
  }
  const environment = file === undefined ? process.env : readEnvFile(file);
  const outlets = await checkOutlets(environment);
  const notes = [...checkSettings(environment), ...outlets.notes];
  const wrong = notes.filter(({ level }) => level === 'error');
  const lines = [...wrong, ...notes.filter(({ level }) => level === 'warning')].map(
    ({ level, name, message }) =>
      `${level === 'error' ? 'wrong' : 'warning'}: ${name} ${message.replace(/\.$/, '')}.`,
  );
  if (wrong.length === 0) lines.push('The settings are complete.');
  process.stdout.write(`${[...lines, ...outlets.report].join('\n')}\n`);
  if (wrong.length > 0) process.exitCode = 2;
}

/** Outlets whose file, logo or typeface is wrong, and what becomes of the others. */
async function checkOutlets(
  environment: NodeJS.Dict<string>,
): Promise<{ notes: readonly SettingNote[]; report: readonly string[] }> {
  const name = 'PRESSCARD_OUTLETS';
  try {
    const { PRESSCARD_OUTLETS } = readSettings({ [name]: environment[name] });
    const { problems, findings } = await readOutlets(outletFolder(PRESSCARD_OUTLETS), nodePorts());
    return {
      notes: problems.map((problem) => ({
        level: 'error',
        name,
        message: `has a wrong outlet, which is left out: ${describeProblem(problem)}`,
      })),
      report: findings.flatMap((found) => [
        `outlet ${found.outlet.id}, from ${found.file}`,
        ...outletReport(found).map((line) => `  ${line}`),
      ]),
    };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { notes: error.fields.map(({ rule }) => ({ level: 'error', name, message: rule })), report: [] };
  }
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PresscardError('input_unreadable', 'The env file cannot be read.', { cause });
  }
}
