import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { PresscardError } from '../../../errors.ts';
import { checkSettings } from '../../../settings/check.ts';
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
  const notes = checkSettings(file === undefined ? process.env : readEnvFile(file));
  const wrong = notes.filter(({ level }) => level === 'error');
  const lines = [...wrong, ...notes.filter(({ level }) => level === 'warning')].map(
    ({ level, name, message }) => `${level === 'error' ? 'wrong' : 'warning'}: ${name} ${message}.`,
  );
  if (wrong.length === 0) lines.push('The settings are complete.');
  process.stdout.write(`${lines.join('\n')}\n`);
  if (wrong.length > 0) process.exitCode = 2;
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PresscardError('input_unreadable', 'The env file cannot be read.', { cause });
  }
}
