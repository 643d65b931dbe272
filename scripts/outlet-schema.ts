/** `npm run outlet-schema`: docs/outlet.schema.json, by which editors' editors complete and check the file of an outlet. */
import { writeFileSync } from 'node:fs';
import { outletJsonSchema } from '../src/outlet/outlet-file.ts';
import { templateIds } from '../src/press.ts';

writeFileSync(
  new URL('../docs/outlet.schema.json', import.meta.url),
  `${JSON.stringify(outletJsonSchema(templateIds()), undefined, 2)}\n`,
);
