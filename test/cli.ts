import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { program } from './program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A start of the command line costs a second of one core, so only so many run side by side. */
const RUNS_AT_ONCE = 3;
let running = 0;
const waiting: (() => void)[] = [];

export interface Run {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface Surroundings {
  /** The folder it runs in. */
  readonly cwd?: string;
  /** Standard input; nothing by default. */
  readonly input?: string | Uint8Array | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes its standard output before it has written anything, as `| true` does. */
  readonly hangUp?: boolean;
}

/** Runs `presscard ARGS` as a person at a terminal does, to its end. */
export async function presscard(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  if (running >= RUNS_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    const child = start(args, surroundings);
    if (surroundings.hangUp) child.stdout.destroy();
    return await finished(child, surroundings.input ?? '');
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Starts `presscard ARGS` and leaves it running: something is to happen meanwhile. */
export function beginning(
  args: readonly string[],
  surroundings: Surroundings = {},
): { readonly run: Promise<Run>; kill(signal: NodeJS.Signals): void } {
  const child = start(args, surroundings);
  return { run: finished(child, surroundings.input ?? ''), kill: (signal) => void child.kill(signal) };
}

/** A running service, on a port of this machine. */
export interface Service {
  readonly url: URL;
  /** Stops it. @returns its exit status where it is a process of its own. */
  stop(): Promise<number | null>;
}

/** `presscard serve --open` on a free port, with settings of its own. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<Service> {
  return serving(['serve', '--open'], env);
}

/** `presscard serve` with keys, on a free port, and what it has written to its log so far. */
export async function startKeyedServer(
  env: Readonly<Record<string, string>>,
): Promise<Service & { logText(): string }> {
  return serving(['serve'], env);
}

async function serving(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Service & { logText(): string }> {
  const child = start(args, { env: { PORT: '0', ...env } });
  const ended = finished(child, '');
  let told = '';
  let logged = '';
  child.stderr.on('data', (text: Buffer) => (logged += text.toString()));
  const url = await new Promise<URL>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const address = /127\.0\.0\.1:\d+/.exec((told += text.toString()))?.[0];
      if (address) resolve(new URL(`http://${address}/`));
    });
    void ended.then(({ stderr }) => reject(new Error(`presscard serve ended: ${stderr}`)));
  });
  return {
    url,
    logText: () => logged,
    async stop() {
      child.kill('SIGTERM');
      return (await ended).status;
    },
  };
}

/** A command that goes on until it is stopped, and what it has written to its output so far. */
export function runningCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { readonly text: () => string; readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<Run> } {
  const child = start(args, { env });
  const ended = finished(child, '');
  let told = '';
  child.stdout.on('data', (text: Buffer) => (told += text.toString()));
  return {
    text: () => told,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function start(args: readonly string[], { cwd = root, env = {} }: Surroundings): Child {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill();
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
}

function finished(child: Child, input: string | Uint8Array): Promise<Run> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => undefined); // it may end before it has read everything
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}
