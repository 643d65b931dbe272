/** `npm run badge-table`: the table in docs/badges.md, from the words on badges. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withBadgeTable } from '../src/badge/table.ts';

const file = new URL('../docs/badges.md', import.meta.url);
writeFileSync(file, withBadgeTable(readFileSync(file, 'utf8')));
