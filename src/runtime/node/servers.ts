import { Hono } from 'hono';
import type { Settings } from '../../settings/settings.ts';
import { listen, type Listening } from './http-server.ts';
import type { NodeService } from './service.ts';

export const LOOPBACK = '127.0.0.1';

/** A service that answers, on the ports that it got. */
export interface RunningService {
  readonly port: number;
  /** Where `/metrics` stands on this machine, if it has a port of its own. */
  readonly metricsPort: number | undefined;
  /** Finishes what was begun: the open requests, then the renders. */
  stop(): Promise<void>;
}

/**
 * The servers of a service with keys: its own, and one for its counts on an address that no proxy reaches.
 *
 * @throws PresscardError `option_invalid` when a port cannot be had; nothing runs on then.
 */
export async function runService(
  { service, metrics }: NodeService,
  settings: Pick<Settings, 'PORT' | 'HOST' | 'PRESSCARD_METRICS' | 'PRESSCARD_METRICS_PORT'>,
): Promise<RunningService> {
  const servers: Listening[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    await service.printer.stop();
  };
  try {
    const { createApp } = await import('../../app.ts');
    const app = createApp(service);
    if (settings.PRESSCARD_METRICS === 'public') addMetrics(app, metrics);
    const main = await listen(app.fetch, { port: settings.PORT, hostname: settings.HOST });
    servers.push(main);
    let metricsPort: number | undefined;
    if (settings.PRESSCARD_METRICS === 'loopback') {
      servers.push(await serveMetrics(metrics, settings.PRESSCARD_METRICS_PORT));
      metricsPort = servers[1]!.port;
    }
    return { port: main.port, metricsPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server for the counts alone, on this machine's own address. @throws PresscardError `option_invalid` */
export async function serveMetrics(metrics: () => Promise<string>, port: number): Promise<Listening> {
  return listen(addMetrics(new Hono(), metrics).fetch, { port, hostname: LOOPBACK });
}

function addMetrics(app: Hono, metrics: () => Promise<string>): Hono {
  return app.get('/metrics', async (context) =>
    context.body(await metrics(), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    }),
  );
}
