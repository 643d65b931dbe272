import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PresscardError } from '../../../errors.ts';
import { signedCardsOf } from '../../../keys/audit.ts';
import { KEY_ID, OUTLET_ID } from '../../../keys/key-setting.ts';
import { newApiKey, newKey, newKeyId, writeApiKey, writeKey } from '../../../keys/new-key.ts';
import { parseOptions } from './options.ts';

/** `presscard keys new` and `presscard keys allow`. */
export async function keysCommand([action, ...args]: readonly string[]): Promise<void> {
  if (action === 'new') return newKeys(args);
  if (action === 'allow') return allowList(args);
  throw new PresscardError(
    'option_invalid',
    'Use presscard keys new or presscard keys allow LOGFILE… --id KEY.',
  );
}

/** Settings go to standard output, ready for an env file; the token, which is in no setting, to the terminal. */
async function newKeys(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { id: { type: 'string' }, outlets: { type: 'string' } });
  if (positionals.length > 0) throw new PresscardError('option_invalid', 'keys new takes no INPUT.');
  const { id = newKeyId() } = values;
  const outlets = values.outlets?.split(/[,+]/) ?? [];
  if (!KEY_ID.test(id)) {
    throw new PresscardError('option_invalid', 'An --id has at most 24 characters: a-z, 0-9 and -.');
  }
  if (!outlets.every((outlet) => OUTLET_ID.test(outlet))) {
    throw new PresscardError(
      'option_invalid',
      'Give --outlets as ids, such as --outlets harbour-post,meridian.',
    );
  }
  const key = writeKey(newKey({ id, outlets }));
  const { apiKey, token } = await newApiKey({ outlets });
  const api = writeApiKey(apiKey);

  process.stdout.write(`PRESSCARD_KEYS=${key}\nPRESSCARD_API_KEYS=${api}\n`);
  process.stderr.write(`
Node: append both lines to the service's env file (presscard keys new >> .env).
Worker: paste what follows each = into
  npx wrangler secret put PRESSCARD_KEYS
  npx wrangler secret put PRESSCARD_API_KEYS
Where keys exist already, put the new one before them with a comma between, on one line, and set the old one
from signing to verify: its addresses go on working. presscard config check says whether all is well.

The CMS sends this token, which is shown here and nowhere else:
  Authorization: Bearer ${token}
`);
}

/** The digests of all cards that the log says were signed with a key, each once, for a key that is to be frozen. */
async function allowList(args: readonly string[]): Promise<void> {
  const { values, positionals: files } = parseOptions(args, { id: { type: 'string' } });
  if (values.id === undefined || files.length === 0) {
    throw new PresscardError(
      'option_invalid',
      'Give the log files and the key: presscard keys allow LOGFILE… --id KEY.',
    );
  }
  const digests = new Set<string>();
  for (const file of files) {
    const input = file === '-' ? process.stdin : createReadStream(file);
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        for (const digest of signedCardsOf(line, values.id)) digests.add(digest);
      }
    } catch (cause) {
      throw new PresscardError('input_unreadable', `The log ${file} cannot be read.`, { cause });
    }
  }
  process.stdout.write([...digests].map((digest) => `${digest}\n`).join(''));
  process.stderr.write(`${digests.size} cards were signed with ${values.id} by this log.\n`);
}
