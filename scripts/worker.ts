/** `npm run worker`: the service inside workerd, in open mode, on this machine only. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sampleCardPath } from '../src/studio/sample.ts';

const port = process.env.PORT ?? '8788';
const root = fileURLToPath(new URL('..', import.meta.url));

process.stdout.write(`presscard in workerd: http://127.0.0.1:${port}${sampleCardPath}\n`);
const wrangler = spawn(
  'wrangler',
  [
    'dev',
    '--ip',
    '127.0.0.1',
    '--port',
    port,
    '--var',
    'PRESSCARD_MODE:open',
    '--show-interactive-dev-session=false',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    // Nothing is asked of the network: no account, no region of the client, no statistics.
    // The secrets that a deployment must have are made for the run.
    env: {
      ...process.env,
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_SEND_METRICS: 'false',
      PRESSCARD_KEYS: '',
      PRESSCARD_API_KEYS: '',
      PUBLIC_BASE_URL: '',
    },
    shell: process.platform === 'win32',
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => wrangler.kill(signal));
wrangler.on('exit', (code) => process.exit(code ?? 0));
