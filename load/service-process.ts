import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newApiKey, newKey, writeApiKey, writeKey } from '../src/keys/new-key.ts';
import type { SigningKey } from '../src/sign/sign.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** How Node runs a program that is TypeScript. */
export const fromTypeScript = (file: string, ...args: readonly string[]): readonly string[] => [
  '--import',
  tsx,
  file,
  ...args,
];

/** Keys of a service, and what its users hold. */
export interface Keys {
  readonly key: SigningKey;
  /** For `Authorization: Bearer`. */
  readonly token: string;
  /** As settings. */
  readonly env: Readonly<Record<string, string>>;
}

/** As `presscard keys new` makes them, with an API key of the class `bulk`. */
export async function makeKeys(): Promise<Keys> {
  const key = newKey({ id: 'load', outlets: [] });
  const { apiKey, token } = await newApiKey({ outlets: [] });
  return {
    key,
    token,
    env: { PRESSCARD_KEYS: writeKey(key), PRESSCARD_API_KEYS: writeApiKey({ ...apiKey, rate: 'bulk' }) },
  };
}

/** A service in a process of its own. */
export interface ServiceProcess {
  readonly url: URL;
  readonly metricsUrl: URL;
  readonly pid: number;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** What it wrote so far, to its output and its log. */
  written(): string;
}

/**
 * Starts `presscard serve` on free ports and waits until it listens.
 *
 * @param options.folder where its log goes.
 * @param options.script what Node runs, where it is not the command line of this clone; it greets alike.
 * @throws Error with what it wrote when it ends instead.
 */
export async function startService(options: {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly script?: readonly string[];
}): Promise<ServiceProcess> {
  const { folder, env, script = fromTypeScript(join(root, 'src/cli.ts'), 'serve') } = options;
  const logFile = join(folder, 'service.log');
  // Straight into a file: whoever measures must not read a line a request.
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
      PORT: '0',
      PRESSCARD_METRICS_PORT: '0',
      PUBLIC_BASE_URL: 'https://cards.example.org',
      ...env,
    },
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (status, signal) => {
      process.off('exit', endWithUs);
      resolve(status ?? signal);
    });
  });
  let told = '';
  const written = (): string => told + readFileSync(logFile, 'utf8');
  const [url, metricsUrl] = await new Promise<[URL, URL]>((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => {
      told += text.toString();
      const port = /^presscard on \S+?:(\d+),/m.exec(told)?.[1];
      const metrics = /^metrics: (http\S+)/m.exec(told)?.[1];
      if (port && metrics) resolve([new URL(`http://127.0.0.1:${port}`), new URL(metrics)]);
    });
    void ended.then((how) => reject(new Error(`The service ended (${how}): ${written()}`)));
  });
  return { url, metricsUrl, pid: child.pid!, kill: (signal) => void child.kill(signal), ended, written };
}
