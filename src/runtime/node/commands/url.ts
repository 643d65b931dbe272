import { once } from 'node:events';
import { askedFor } from '../../../batch/asked-for.ts';
import { inOrder } from '../../../batch/in-order.ts';
import type { BatchItem } from '../../../batch/item.ts';
import { readFieldMap } from '../../../batch/read/fields.ts';
import { PresscardError } from '../../../errors.ts';
import type { ApiKey } from '../../../keys/api-key.ts';
import { asPresscardError, explainProblem } from '../../../serve/problem.ts';
import { parseJson } from '../../../serve/read-json.ts';
import { readSignRequest } from '../../../serve/routes/cards.ts';
import { signCards, type SignedCard } from '../../../service/sign-cards.ts';
import { readSettings, requireService } from '../../../settings/settings.ts';
import { batchItems } from '../batch/batch-items.ts';
import { readInput } from '../input.ts';
import { signingService } from '../signing-service.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  jsonl: { type: 'boolean', default: false },
  sizes: { type: 'string' },
  template: { type: 'string' },
  format: { type: 'string' },
  outlet: { type: 'string' },
  lang: { type: 'string' },
  map: { type: 'string' },
} as const;

/** Articles that are signed at the same time: digests and signatures are made on other threads. */
const SIGNED_AT_ONCE = 16;

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
  const { sizes, template, format, outlet, lang } = values;
  const options = { sizes: sizes?.split(','), template, format, outlet, lang };
  const sign = async (value: unknown): Promise<SignedCard> => {
    const { request, warnings } = await readSignRequest(service, askedFor(value, options), { fetches: true });
    const signed = await signCards(service, request, { apiKey: WHO, render: false, fetches });
    return { ...signed, warnings: [...warnings, ...signed.warnings] };
  };

  if (values.jsonl) {
    const { items } = await batchItems(input, {
      fetchGuarded: service.fetchGuarded,
      map: readFieldMap(values.map),
      outlet,
      warn: (message) => process.stderr.write(`warning: ${message}\n`),
    });
    return signLines(items, sign);
  }
  const { cards, metaTags, warnings } = await sign(await articleOf(input));
  const urls = Object.values(cards).map(({ url }) => url);
  process.stdout.write([...urls, ...(metaTags === '' ? [] : [metaTags]), ''].join('\n'));
  process.stderr.write(warnings.map(({ code, message }) => `warning: ${code}: ${message}\n`).join(''));
}

/** One line an article, in their order. A bad one never stops the others: its line says what is wrong. */
async function signLines(
  items: AsyncIterable<BatchItem>,
  sign: (value: unknown) => Promise<SignedCard>,
): Promise<void> {
  const answerOf = async ({ read }: BatchItem): Promise<object> => {
    try {
      return await sign(await read());
    } catch (error) {
      const fault = asPresscardError(error);
      process.exitCode = Math.max(Number(process.exitCode ?? 0), fault.exitStatus);
      return { error: explainProblem(fault) };
    }
  };
  for await (const answer of inOrder(items, answerOf, SIGNED_AT_ONCE)) {
    // Whoever reads the lines sets the pace: a hundred thousand of them fit into no memory.
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
}

/** The one article of an INPUT, as `POST /v1/cards` takes it. */
async function articleOf(input: string): Promise<unknown> {
  const found = await readInput(input);
  if (found.kind === 'url') return { url: found.url };
  return found.kind === 'json' ? parseJson(found.content) : { [found.kind]: found.content };
}
