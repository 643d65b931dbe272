import { outletJsonSchema } from '../src/outlet/outlet-file.ts';
import { templateIds } from '../src/press.ts';

const START = '<!-- fields -->';
const END = '<!-- end of fields -->';

interface Field {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

/** docs/outlets.md with the table of a kit's fields as the schema has them. */
export function withOutletTable(page: string): string {
  const rows = rowsOf(outletJsonSchema(templateIds()) as Field);
  const table = ['| field | when missing | meaning |', '| --- | --- | --- |', ...rows].join('\n');
  return page.replace(new RegExp(`${START}[^]*${END}`), () => `${START}\n\n${table}\n\n${END}`);
}

/** A field and, below it, those that it has itself; of fields that are all alike, one. */
function rowsOf({ properties = {}, required = [] }: Field, prefix = ''): string[] {
  const fields = Object.entries(properties).filter(([name]) => name !== '$schema');
  return fields.flatMap(([name, field]) => {
    const row = `| \`${prefix}${name}\` | ${whenMissing(field, required.includes(name))} | ${told(field)} |`;
    const [face] = Object.values(field.properties ?? {});
    const nested = name === 'faces' ? rowsOf(face!, 'faces.*.') : rowsOf(field, `${prefix}${name}.`);
    return [row, ...nested];
  });
}

function whenMissing({ default: value }: Field, isRequired: boolean): string {
  if (isRequired) return 'an error';
  return typeof value === 'string' || typeof value === 'boolean' ? `\`${value}\`` : '';
}

function told({ description = '', enum: values, items }: Field): string {
  const choices = values ?? items?.enum;
  return choices ? `${description} One of ${choices.map((value) => `\`${value}\``).join(' ')}.` : description;
}
