import { fileURLToPath } from 'node:url';
import { createTestHarness } from 'wrangler';
import type { Service } from './cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The Worker as it is deployed, inside workerd on a free port, without asking the network for anything.
 *
 * @param vars settings beside those of wrangler.jsonc; a deployment has none.
 * @param configPath another Worker than the deployed one, from the project's folder.
 */
export async function startWorker(
  vars: Readonly<Record<string, string>> = { PRESSCARD_MODE: 'open' },
  configPath = 'wrangler.jsonc',
): Promise<Service & { logText(): string }> {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';
  const harness = createTestHarness({ root, workers: [{ configPath, vars }] });
  const { url } = await harness.listen();
  return {
    url,
    logText: () =>
      harness
        .getLogs()
        .map(({ message }) => message)
        .join('\n'),
    async stop() {
      await harness.close();
      return null;
    },
  };
}
