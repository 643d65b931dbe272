import { serve } from '@hono/node-server';
import { createApp } from '../../../app.ts';
import { PresscardError } from '../../../errors.ts';
import { createPress } from '../../../press.ts';
import { sampleCardPath } from '../../../studio/sample.ts';
import { nodePorts } from '../ports.ts';
import { parseOptions } from './options.ts';

const DEFAULT_PORT = 8787;
const LOOPBACK = '127.0.0.1';

/** `presscard serve --open`: the service on this machine, until it is asked to stop. */
export async function serveCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, { open: { type: 'boolean', default: false } });
  if (positionals.length > 0) throw new PresscardError('option_invalid', 'serve takes no INPUT.');
  if (!values.open) {
    throw new PresscardError(
      'keys_missing',
      'A service for others needs signing keys, and this version cannot make them yet. Use presscard serve --open, which answers this machine only.',
    );
  }
  const port = readPort(process.env.PORT);
  const app = createApp(createPress({ ports: nodePorts() }), { mode: 'open' });

  await new Promise<void>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: LOOPBACK }, ({ port: own }) => {
      // The port that it got: PORT=0 leaves the choice to the machine.
      const address = `http://${LOOPBACK}:${own}`;
      process.stdout.write(
        `presscard in open mode, for this machine only\n\n  ${address}/\n  ${address}${sampleCardPath}\n\nCtrl+C stops it.\n`,
      );
    });
    server.on('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, port)));
    const stop = (): void => {
      server.close(() => resolve());
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

/** @throws PresscardError `option_invalid`. */
function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new PresscardError('option_invalid', 'PORT must be a number from 0 to 65535.', {
    fields: [{ field: 'PORT', rule: 'a number from 0 to 65535', received: text }],
  });
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
