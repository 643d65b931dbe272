import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { PresscardError } from '../../../errors.ts';
import { describeProblem, outletJsonSchema, readOutletFiles } from '../../../outlet/outlet-file.ts';
import { registrableName } from '../../../outlet/neutral.ts';
import { writeWhole } from '../write-whole.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  domain: { type: 'string' },
  colour: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  zone: { type: 'string' },
  output: { type: 'string', short: 'o', default: 'outlets' },
} as const;

/**
 * `presscard outlet new`: writes the file of an outlet. What the options leave open is asked on a terminal;
 * elsewhere domain and colour must be given. `presscard outlet schema` prints its JSON Schema.
 */
export async function outletCommand([action, ...args]: readonly string[]): Promise<void> {
  if (action === 'schema') {
    process.stdout.write(`${JSON.stringify(outletJsonSchema(), undefined, 2)}\n`);
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
  const { name } = answers;
  const id = domain
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const outlet = {
    $schema: './outlet.schema.json',
    id: id === '' ? 'outlet' : id,
    name,
    domains: [domain],
    language: answers.language,
    locale: answers.language === 'en' ? 'en-GB' : answers.language,
    zone: answers.zone,
    mark: { form: 'word', text: name },
    colour: answers.colour.toLowerCase(),
    voice: 'editorial',
  };
  const text = `${JSON.stringify(outlet, undefined, 2)}\n`;
  const [problem] = readOutletFiles([{ name: 'The new outlet', text }]).problems;
  if (problem) throw new PresscardError('outlet_invalid', `${describeProblem(problem)}.`);

  const folder = values.output;
  const file = join(folder, `${outlet.id}.json`);
  if (existsSync(file)) {
    throw new PresscardError('output_failed', `${file} is there already. Edit it, or remove it first.`);
  }
  mkdirSync(folder, { recursive: true });
  await writeWhole(
    join(folder, 'outlet.schema.json'),
    `${JSON.stringify(outletJsonSchema(), undefined, 2)}\n`,
  );
  await writeWhole(file, text);
  process.stdout.write(
    `${file}\nSet PRESSCARD_OUTLETS=${folder}, then try it:\n  presscard card --headline "It works" --outlet ${outlet.id} -o card.png\n`,
  );
}

interface Answers {
  readonly domain: string;
  readonly colour: string;
  readonly name: string;
  readonly language: string;
  readonly zone: string;
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
    return { domain, colour, name, language, zone };
  } finally {
    terminal?.close();
  }
}
