import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PresscardError } from '../../errors.ts';
import type { FontPort } from '../../ports.ts';
import type { FontIndex } from '../../typeset/font-index.ts';

/** `generated/fonts` of the clone or of the package. */
const DEFAULT_FOLDER = new URL('.', import.meta.resolve('#generated/fonts/index.json'));

/**
 * Font slices from a folder that `npm run generate` made.
 *
 * @throws PresscardError `font_missing` when the folder has no index.
 */
export function fileFonts(folder: URL = DEFAULT_FOLDER): FontPort {
  return {
    index: readIndex(folder),
    async load({ id, file }) {
      try {
        return await readFile(new URL(file, folder));
      } catch (cause) {
        throw missing(`The font ${id} is not in ${fileURLToPath(folder)}.`, cause);
      }
    },
  };
}

function readIndex(folder: URL): FontIndex {
  try {
    return JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as FontIndex;
  } catch (cause) {
    throw missing(`There is no font index in ${fileURLToPath(folder)}.`, cause);
  }
}

function missing(what: string, cause: unknown): PresscardError {
  return new PresscardError(
    'font_missing',
    `${what} Run \`npm run setup\` in a clone, or reinstall the package.`,
    {
      cause,
    },
  );
}
