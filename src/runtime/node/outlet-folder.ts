import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PresscardError } from '../../errors.ts';
import type { OutletFile } from '../../outlet/outlet-file.ts';
import type { OutletsSource } from '../../settings/settings.ts';

/**
 * The files that `PRESSCARD_OUTLETS` names: every `.json` of a folder, by name, or the one file.
 *
 * @throws PresscardError `setting_invalid` when there is no such folder or file.
 */
export function outletFiles(source: OutletsSource | undefined): readonly OutletFile[] {
  if (source === undefined) return [];
  if ('json' in source) return [{ name: 'PRESSCARD_OUTLETS', text: source.json }];
  const { file: path } = source;
  try {
    if (!statSync(path).isDirectory()) return [{ name: path, text: readFileSync(path, 'utf8') }];
    return readdirSync(path)
      .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
  } catch (cause) {
    const rule = 'names a folder or file that cannot be read';
    throw new PresscardError('setting_invalid', `PRESSCARD_OUTLETS ${rule}.`, {
      fields: [{ field: 'PRESSCARD_OUTLETS', rule }],
      cause,
    });
  }
}
