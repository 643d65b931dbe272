/**
 * `npm run outlet-schema`: docs/outlet.schema.json, by which editors' editors complete and check the file of an
 * outlet, and the table of its fields in docs/outlets.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { outletJsonSchema } from '../src/outlet/outlet-file.ts';
import { templateIds } from '../src/press.ts';
import { withOutletTable } from './outlet-table.ts';

const docs = new URL('../docs/', import.meta.url);
writeFileSync(
  new URL('outlet.schema.json', docs),
  `${JSON.stringify(outletJsonSchema(templateIds()), undefined, 2)}\n`,
);
const page = new URL('outlets.md', docs);
writeFileSync(page, withOutletTable(readFileSync(page, 'utf8')));
