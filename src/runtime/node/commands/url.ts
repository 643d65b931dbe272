import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { PresscardError } from '../../../errors.ts';
import type { ApiKey } from '../../../keys/api-key.ts';
import { explainProblem } from '../../../serve/problem.ts';
import { parseJson } from '../../../serve/read-json.ts';
import { readSignRequest } from '../../../serve/routes/cards.ts';
import { signCards, type SignedCard } from '../../../service/sign-cards.ts';
import { readSettings, requireService } from '../../../settings/settings.ts';
import { readInput } from '../input.ts';
import { signingService } from '../signing-service.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  jsonl: { type: 'boolean', default: false },
  sizes: { type: 'string' },
  template: { type: 'string' },
  format: { type: 'string' },
} as const;

/** In the record of what was signed: whoever has the settings of the service has its keys. */
const WHO: ApiKey = { id: 'command-line', hash: '', rate: 'bulk', outlets: [] };

/**
 * `presscard url INPUT`: signed addresses without a running service, from its settings. Standard error has the
 * audit line of each card, as the service's log has it.
 */
export async function urlCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) {
    throw new PresscardError('option_invalid', 'Give one INPUT: a file, or - for standard input.');
  }
  const settings = readSettings(process.env);
  requireService(settings);
  const service = await signingService(settings);
  // What is taken in here must be there for the service too.
  const fetches = settings.PRESSCARD_STORE !== 'memory';
  const { sizes, template, format } = values;
  const options = withoutNothing({ sizes: sizes?.split(','), template, format });
  const sign = async (value: unknown): Promise<SignedCard> => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const wanted = isObject ? { ...value, ...options } : value;
    const { request, warnings } = await readSignRequest(service, wanted, { fetches: true });
    const signed = await signCards(service, request, { apiKey: WHO, render: false, fetches });
    return { ...signed, warnings: [...warnings, ...signed.warnings] };
  };

  if (values.jsonl) return signLines(articlesOf(input), sign);
  const { cards, metaTags, warnings } = await sign(await articleOf(input));
  const urls = Object.values(cards).map(({ url }) => url);
  process.stdout.write([...urls, ...(metaTags === '' ? [] : [metaTags]), ''].join('\n'));
  process.stderr.write(warnings.map(({ code, message }) => `warning: ${code}: ${message}\n`).join(''));
}

/** One line an article, in their order. A bad one never stops the others: its line says what is wrong. */
async function signLines(
  articles: AsyncIterable<() => unknown>,
  sign: (value: unknown) => Promise<SignedCard>,
): Promise<void> {
  for await (const article of articles) {
    let answer: object;
    try {
      answer = await sign(article());
    } catch (error) {
      if (!(error instanceof PresscardError)) throw error;
      answer = { error: explainProblem(error) };
      process.exitCode = Math.max(Number(process.exitCode ?? 0), error.exitStatus);
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

/** The one article of an INPUT, as `POST /v1/cards` takes it. */
async function articleOf(input: string): Promise<unknown> {
  const found = await readInput(input);
  if (found.kind === 'url') return { url: found.url };
  return found.kind === 'json' ? parseJson(found.content) : { [found.kind]: found.content };
}

/** The articles of an INPUT: a line each, or the entries of a JSON array. Each is read when its turn comes. */
async function* articlesOf(input: string): AsyncGenerator<() => unknown> {
  if (input !== '-' && !/^\.(jsonl|ndjson)$/i.test(extname(input))) {
    const article = await articleOf(input);
    for (const one of Array.isArray(article) ? article : [article]) yield () => one;
    return;
  }
  const stream = input === '-' ? process.stdin : createReadStream(input);
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      if (line.trim() !== '') yield () => parseJson(line);
    }
  } catch (cause) {
    throw new PresscardError('input_unreadable', 'The file cannot be read.', {
      cause,
      fields: [{ field: 'INPUT', rule: 'a readable file', received: input }],
    });
  }
}

function withoutNothing(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
