import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { PresscardError } from '../../../errors.ts';
import { describeProblem, readOutletFiles } from '../../../outlet/outlet-file.ts';
import { checkSettings, type SettingNote } from '../../../settings/check.ts';
import { readSettings } from '../../../settings/settings.ts';
import { outletFiles } from '../outlet-folder.ts';
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
  const notes = [...checkSettings(environment), ...checkOutlets(environment)];
  const wrong = notes.filter(({ level }) => level === 'error');
  const lines = [...wrong, ...notes.filter(({ level }) => level === 'warning')].map(
    ({ level, name, message }) =>
      `${level === 'error' ? 'wrong' : 'warning'}: ${name} ${message.replace(/\.$/, '')}.`,
  );
  if (wrong.length === 0) lines.push('The settings are complete.');
  process.stdout.write(`${lines.join('\n')}\n`);
  if (wrong.length > 0) process.exitCode = 2;
}

/** A file of an outlet that is wrong: the service leaves it out, so that it is a warning. */
function checkOutlets(environment: NodeJS.Dict<string>): readonly SettingNote[] {
  const name = 'PRESSCARD_OUTLETS';
  try {
    const { PRESSCARD_OUTLETS } = readSettings({ [name]: environment[name] });
    const { problems } = readOutletFiles(outletFiles(PRESSCARD_OUTLETS));
    return problems.map((problem) => ({
      level: 'warning',
      name,
      message: `leaves an outlet out: ${describeProblem(problem)}`,
    }));
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return error.fields.map(({ rule }) => ({ level: 'error', name, message: rule }));
  }
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PresscardError('input_unreadable', 'The env file cannot be read.', { cause });
  }
}
