import { createServer, type Server } from 'node:http';
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from '../../../app.ts';
import { PresscardError } from '../../../errors.ts';
import { readSettings, requireService, type Settings } from '../../../settings/settings.ts';
import { sampleCardPath } from '../../../studio/sample.ts';
import { asItCame } from '../as-it-came.ts';
import { nodeService } from '../service.ts';
import { parseOptions } from './options.ts';

const LOOPBACK = '127.0.0.1';

/** `presscard serve`: the service, until it is asked to stop; `--open` for this machine only, without keys. */
export async function serveCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { open: { type: 'boolean', default: false } });
  if (positionals.length > 0) throw new PresscardError('option_invalid', 'serve takes no INPUT.');
  const settings = readSettings(process.env);
  if (values.open) return serveOpen(settings);
  requireService(settings);
  const { service, metrics } = await nodeService(settings, {
    mode: 'keys',
    baseUrl: settings.PUBLIC_BASE_URL,
  });
  const app = createApp(service);
  if (settings.PRESSCARD_METRICS === 'public')
    app.get('/metrics', async () => metricsAnswer(await metrics()));
  const { server, port } = await listen(app.fetch, { port: settings.PORT, hostname: settings.HOST });
  const counting =
    settings.PRESSCARD_METRICS === 'loopback'
      ? await serveMetrics(metrics, settings.PRESSCARD_METRICS_PORT)
      : undefined;
  process.stdout.write(`presscard on ${settings.HOST}:${port}, as ${settings.PUBLIC_BASE_URL}\n`);
  await stopped([server, counting]);
  await service.printer.stop();
}

async function serveOpen(settings: Settings): Promise<void> {
  // The port that it gets: PORT=0 leaves the choice to the machine, and addresses name the one that came out.
  let app: ReturnType<typeof createApp> | undefined;
  const { server, port } = await listen((request) => app!.fetch(request), {
    port: settings.PORT,
    hostname: LOOPBACK,
  });
  const address = `http://${LOOPBACK}:${port}`;
  const { service } = await nodeService(settings, { mode: 'open', baseUrl: address });
  app = createApp(service);
  process.stdout.write(
    `presscard in open mode, for this machine only\n\n  ${address}/\n  ${address}${sampleCardPath}\n\nCtrl+C stops it.\n`,
  );
  await stopped([server]);
  await service.printer.stop();
}

type Answer = (request: Request) => Response | Promise<Response>;

async function listen(
  answer: Answer,
  { port, hostname }: { port: number; hostname: string },
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: asItCame(answer), port, hostname }, (info) =>
      resolve({ server, port: info.port }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, port)));
  });
}

/** Until the process is asked to end; open requests are finished first. */
async function stopped(servers: readonly (ServerType | Server | undefined)[]): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await Promise.all(
    servers.map((server) => server && new Promise<void>((resolve) => void server.close(() => resolve()))),
  );
}

/** On an address of its own, which no proxy in front of the service reaches. */
async function serveMetrics(metrics: () => Promise<string>, port: number): Promise<Server> {
  const server = createServer((_request, response) => {
    void metrics().then((text) =>
      response.writeHead(200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }).end(text),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, port)));
    server.listen(port, LOOPBACK, resolve);
  });
  return server;
}

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

function metricsAnswer(text: string): Response {
  return new Response(text, { headers: { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' } });
}

function cannotListen(cause: NodeJS.ErrnoException, port: number): PresscardError {
  const reason =
    cause.code === 'EADDRINUSE' ? `Port ${port} is taken` : `Port ${port} cannot be used (${cause.code})`;
  return new PresscardError(
    'option_invalid',
    `${reason}. Choose another with PORT, for example PORT=8080 npm start.`,
    { cause },
  );
}
