/** `presscard serve` over a store that fails at random: put together here, so that the product needs no switch for it. */
import { jsonLinesLog } from '../src/runtime/node/json-lines-log.ts';
import { nodeService, nodeStore } from '../src/runtime/node/service.ts';
import { runService } from '../src/runtime/node/servers.ts';
import { systemClock } from '../src/runtime/system-clock.ts';
import { readSettings, requireService } from '../src/settings/settings.ts';
import { failingStore } from './failing-store.ts';

const FAILURES = { fails: 0.2, hangs: 0.002 };

const settings = readSettings(process.env);
requireService(settings);
const failing = failingStore(nodeStore(settings, { log: jsonLinesLog, clock: systemClock }), FAILURES);
const made = await nodeService(settings, {
  mode: 'keys',
  baseUrl: settings.PUBLIC_BASE_URL,
  store: failing.store,
});
const running = await runService(made, settings);
failing.begin();
process.stdout.write(
  `presscard on ${settings.HOST}:${running.port}, over a store that fails\nmetrics: http://127.0.0.1:${running.metricsPort}/metrics\n`,
);
process.once('SIGTERM', () => void running.stop());
