import { createApp } from '../../../app.ts';
import { PresscardError } from '../../../errors.ts';
import { checkSettings } from '../../../settings/check.ts';
import { readSettings, requireService, type Settings } from '../../../settings/settings.ts';
import { sampleCardPath } from '../../../studio/sample.ts';
import { listen } from '../http-server.ts';
import { askedToStop } from '../asked-to-stop.ts';
import { LOOPBACK, runService, type RunningService } from '../servers.ts';
import { nodeService } from '../service.ts';
import { parseOptions } from './options.ts';

/** `presscard serve`: the service, until it is asked to stop; `--open` for this machine only, without keys. */
export async function serveCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { open: { type: 'boolean', default: false } });
  if (positionals.length > 0) throw new PresscardError('option_invalid', 'serve takes no INPUT.');
  const settings = readSettings(process.env);
  if (values.open) return serveOpen(settings);
  requireService(settings);
  const made = await nodeService(settings, { mode: 'keys', baseUrl: settings.PUBLIC_BASE_URL });
  const running = await runService(made, settings);
  const warnings = checkSettings(process.env).map(({ name, message }) => `warning: ${name} ${message}.\n`);
  process.stdout.write(greeting(settings, running) + warnings.join(''));
  await askedToStop();
  await running.stop();
}

async function serveOpen(settings: Settings): Promise<void> {
  // The port that it gets: PORT=0 leaves the choice to the machine, and addresses name the one that came out.
  const made = Promise.withResolvers<ReturnType<typeof createApp>>();
  const server = await listen(async (request) => (await made.promise).fetch(request), {
    port: settings.PORT,
    hostname: LOOPBACK,
  });
  const address = `http://${LOOPBACK}:${server.port}`;
  const { service } = await nodeService(settings, { mode: 'open', baseUrl: address }).catch(
    async (error: unknown) => {
      await server.stop();
      throw error;
    },
  );
  made.resolve(createApp(service));
  process.stdout.write(
    `presscard in open mode, for this machine only\n\n  ${address}/\n  ${address}${sampleCardPath}\n\nCtrl+C stops it.\n`,
  );
  await askedToStop();
  await server.stop();
  await service.printer.stop();
}

/** What an operator wants to see in the first lines of a log; no secret, no token. */
function greeting(settings: Settings, { port, metricsPort }: RunningService): string {
  const { HOST, PUBLIC_BASE_URL, PRESSCARD_KEYS, PRESSCARD_API_KEYS, PRESSCARD_STORE: store } = settings;
  const keys = PRESSCARD_KEYS.map(({ id, state }) => `${id} ${state}`).join(', ');
  const lines = [
    `presscard on ${HOST}:${port}, as ${PUBLIC_BASE_URL}`,
    `keys: ${keys}; API keys: ${PRESSCARD_API_KEYS.length}`,
    `store: ${store === 'memory' ? 'memory, which a restart empties: takedowns and photos too' : store}`,
    metricsPort === undefined
      ? `metrics: ${settings.PRESSCARD_METRICS}`
      : `metrics: http://${LOOPBACK}:${metricsPort}/metrics`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
