import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { PresscardError } from '../../../errors.ts';
import { registrableName } from '../../../outlet/neutral.ts';
import { describeProblem, outletJsonSchema, type OutletSource } from '../../../outlet/outlet-file.ts';
import { templateIds } from '../../../press.ts';
import { outletReport } from '../../../outlet/outlet-report.ts';
import { voiceIds } from '../../../typeset/voices.ts';
import { nodePorts } from '../ports.ts';
import { readOutlets } from '../read-outlets.ts';
import { writeWhole } from '../write-whole.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  domain: { type: 'string' },
  colour: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  voice: { type: 'string' },
  logo: { type: 'string' },
  output: { type: 'string', short: 'o', default: 'outlets' },
} as const;

const SCHEMA = 'outlet.schema.json';

/**
 * `presscard outlet new`: writes the file of an outlet. What the options leave open is asked on a terminal;
 * elsewhere domain and colour must be given. `presscard outlet schema` prints its JSON Schema.
 */
export async function outletCommand([action, ...args]: readonly string[]): Promise<void> {
  if (action === 'schema') {
    process.stdout.write(schemaText());
    return;
  }
  if (action !== 'new') {
    throw new PresscardError('option_invalid', 'Use presscard outlet new, or presscard outlet schema.');
  }
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 0) throw new PresscardError('option_invalid', 'outlet new takes options only.');
  const answers = await ask(values);
  const domain = registrableName(answers.domain);
  if (domain === undefined) {
    throw new PresscardError('option_invalid', 'The domain must be a bare one such as example.org.');
  }
  const folder = values.output;
  const id = idOf(domain);
  const drawing = values.logo === undefined ? undefined : readLogo(values.logo);
  const logo = values.logo === undefined ? {} : { logo: `${id}${extname(values.logo) || '.svg'}` };
  const outlet = {
    $schema: `./${SCHEMA}`,
    id,
    name: answers.name,
    domains: [domain],
    language: answers.language,
    locale: answers.language === 'en' ? 'en-GB' : answers.language,
    zone: answers.zone,
    ...logo,
    colour: answers.colour.toLowerCase(),
    voice: answers.voice,
  };
  const file = join(folder, `${id}.json`);
  if (existsSync(file)) {
    throw new PresscardError('output_failed', `${file} is there already. Edit it, or remove it first.`);
  }
  const text = `${JSON.stringify(outlet, undefined, 2)}\n`;
  const source: OutletSource = {
    files: [{ name: 'The new outlet', text }],
    read: async () => drawing,
  };
  const { problems, findings } = await readOutlets(source, nodePorts());
  if (problems[0]) throw new PresscardError('outlet_invalid', `${describeProblem(problems[0])}.`);

  mkdirSync(folder, { recursive: true });
  await writeWhole(join(folder, SCHEMA), schemaText());
  if (drawing && logo.logo !== undefined) await writeWhole(join(folder, logo.logo), drawing);
  await writeWhole(file, text);
  process.stdout.write(told({ file, folder, id, report: findings.flatMap(outletReport) }));
}

function readLogo(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new PresscardError('input_unreadable', 'The logo cannot be read.', { cause });
  }
}

function schemaText(): string {
  return `${JSON.stringify(outletJsonSchema(templateIds()), undefined, 2)}\n`;
}

function idOf(domain: string): string {
  const id = domain
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? 'outlet' : id;
}

/** What was written, how its colour fares, and what to do next. */
function told({
  file,
  folder,
  id,
  report,
}: {
  file: string;
  folder: string;
  id: string;
  report: readonly string[];
}): string {
  return `${file}
${report.map((line) => `  ${line}\n`).join('')}
Next:
  export PRESSCARD_OUTLETS=${folder}
  presscard card --headline "It works" --outlet ${id} -o card.png
  presscard config check        after each change of the file; your editor completes its fields by ${SCHEMA}
A logo (SVG) and typefaces (TTF, OTF, WOFF2) go into ${folder} too, and their names into "logo" and "faces".
`;
}

interface Answers {
  readonly domain: string;
  readonly colour: string;
  readonly name: string;
  readonly language: string;
  readonly zone: string;
  readonly voice: string;
}

async function ask(given: Partial<Answers>): Promise<Answers> {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (!isTerminal && (given.domain === undefined || given.colour === undefined)) {
    throw new PresscardError(
      'option_invalid',
      'Give --domain and --colour, such as --domain example.org --colour #a6192e.',
    );
  }
  const terminal = isTerminal ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  const one = async (question: string, known: string | undefined, otherwise: string): Promise<string> => {
    if (known !== undefined || !terminal) return known ?? otherwise;
    const answer = await terminal.question(`${question}${otherwise === '' ? '' : ` [${otherwise}]`}: `);
    return answer.trim() === '' ? otherwise : answer.trim();
  };
  try {
    const domain = await one('Domain, such as example.org', given.domain, '');
    const colour = await one('Colour, such as #a6192e', given.colour, '');
    const name = await one('Name as on the card', given.name, domain);
    const language = await one('Language (BCP 47)', given.language, 'en');
    const zone = await one('Time zone', given.zone, 'UTC');
    const voice = await one(`Typefaces (${voiceIds.join(', ')})`, given.voice, voiceIds[0]);
    return { domain, colour, name, language, zone, voice };
  } finally {
    terminal?.close();
  }
}
