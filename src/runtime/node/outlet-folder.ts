import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PresscardError } from '../../errors.ts';
import type { OutletSource } from '../../outlet/outlet-file.ts';
import type { OutletsSource } from '../../settings/settings.ts';

/**
 * What `PRESSCARD_OUTLETS` names: every `.json` of a folder, by name, or the one file, with the logos and typefaces
 * beside them.
 *
 * @throws PresscardError `setting_invalid` when there is no such folder or file.
 */
export function outletFolder(source: OutletsSource | undefined): OutletSource {
  if (source === undefined) return { files: [], read: nothing };
  if ('json' in source) return { files: [{ name: 'PRESSCARD_OUTLETS', text: source.json }], read: nothing };
  const { file: path } = source;
  try {
    if (!statSync(path).isDirectory()) {
      return { files: [{ name: path, text: readFileSync(path, 'utf8') }], read: inFolder(dirname(path)) };
    }
    const files = readdirSync(path)
      .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
    return { files, read: inFolder(path) };
  } catch (cause) {
    const rule = 'names a folder or file that cannot be read';
    throw new PresscardError('setting_invalid', `PRESSCARD_OUTLETS ${rule}.`, {
      fields: [{ field: 'PRESSCARD_OUTLETS', rule }],
      cause,
    });
  }
}

const nothing = async (): Promise<undefined> => undefined;

function inFolder(folder: string): OutletSource['read'] {
  return async (name) => {
    try {
      // In memory of its own: a small file shares a Buffer's with others.
      return new Uint8Array(await readFile(join(folder, name)));
    } catch {
      return undefined;
    }
  };
}
