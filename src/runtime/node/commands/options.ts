import { parseArgs, type ParseArgsConfig } from 'node:util';
import { PresscardError } from '../../../errors.ts';

/** @throws PresscardError `option_invalid` with the parser's own sentence, which names the option. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>> {
  try {
    const parsed = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const named = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = named.find((name, index) => named.indexOf(name) < index);
    if (twice !== undefined) throw new Error(`The option --${twice} stands there twice`);
    return parsed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/\.?\n|\. /)[0] : String(cause);
    throw new PresscardError('option_invalid', `${reason}. presscard --help lists the options.`, { cause });
  }
}
