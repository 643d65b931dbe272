import { connect, type Socket } from 'node:net';

/** A connection on which every byte is ours. */
export interface RawSocket {
  readonly socket: Socket;
  write(text: string | Uint8Array): void;
  /** Everything that came, once it matches. @throws Error when the connection ends before. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves when the other side is gone. @returns everything that came. */
  readonly ended: Promise<string>;
}

export async function rawSocket(service: URL): Promise<RawSocket> {
  const socket = connect(Number(service.port), service.hostname);
  let came = '';
  let look: (() => void) | undefined;
  socket.on('data', (chunk: Buffer) => {
    came += chunk.toString('latin1');
    look?.();
  });
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(came)));
  socket.on('error', () => undefined); // a connection that is cut off closes
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    socket,
    ended,
    write: (text) => void socket.write(text),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => (pattern.test(came) ? resolve(came) : undefined);
        look();
        void ended.then(() => reject(new Error(`The connection ended after: ${came.slice(0, 500)}`)));
      }),
  };
}
