/** `npm run settings-table`: the table in docs/settings.md, from the schema of the settings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withSettingsTable } from '../src/settings/table.ts';

const file = new URL('../docs/settings.md', import.meta.url);
writeFileSync(file, withSettingsTable(readFileSync(file, 'utf8')));
