/**
 * `npm run deploy`: wrangler's own deploy. A file of secrets that comes with it is checked first; secrets that
 * were never set stop wrangler by themselves, since wrangler.jsonc says which are required. `-- --feeds` adds the cron
 * trigger and the queues that watch feeds (docs/watch.md).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { checkSettings } from '../src/settings/check.ts';
import { withFeeds } from './feeds-config.ts';

const root = new URL('..', import.meta.url);
/** Beside the other, because its paths begin there. */
const feedsConfig = fileURLToPath(new URL('wrangler.feeds.jsonc', root));
const given = process.argv.slice(2);
const watchesFeeds = given.includes('--feeds');
const args = given.filter((arg) => arg !== '--feeds');
const at = args.findIndex((arg) => /^--secrets-file(=|$)/.test(arg));
const file = at === -1 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1]);

if (file !== undefined) {
  const wrong = checkSettings(readSecrets(file)).filter(({ level }) => level === 'error');
  for (const { name, message } of wrong) process.stderr.write(`wrong: ${name} ${message}.\n`);
  if (wrong.length > 0) {
    process.stderr.write(`Nothing was deployed: mend ${file} first.\n`);
    process.exit(2);
  }
}
if (watchesFeeds)
  writeFileSync(feedsConfig, withFeeds(readFileSync(new URL('wrangler.jsonc', root), 'utf8')));
const { status } = spawnSync(
  'wrangler',
  ['deploy', ...args, ...(watchesFeeds ? ['--config', feedsConfig] : [])],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
if (watchesFeeds) rmSync(feedsConfig);
if (status === 0 && !args.includes('--dry-run')) {
  process.stdout.write('See that it works: PRESSCARD_TOKEN=… npm run smoke -- https://its-address\n');
}
process.exit(status ?? 1);

/** As wrangler takes them: `NAME=value` lines, or JSON. */
function readSecrets(path: string): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(path, 'utf8');
    return text.trimStart().startsWith('{') ? JSON.parse(text) : parseEnv(text);
  } catch (error) {
    process.stderr.write(`${path} cannot be read: ${String(error)}\n`);
    process.exit(2);
  }
}
