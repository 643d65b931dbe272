/**
 * Answers that come before the whole body has: a 413, a 401. Many clients send all of a body before they read a
 * word (those of PHP, Python and Ruby do), and would get a broken connection if it was closed on them meanwhile.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { LINGER_MAX_MS } from '../../limits.ts';

/** What Node has of a request and its answer. */
export interface Exchange {
  readonly incoming: Pick<IncomingMessage, 'url' | 'method' | 'complete'>;
  readonly outgoing: { setHeader(name: string, value: string): unknown };
}

type Answering = (request: Request, exchange: Exchange) => Response | Promise<Response>;

/** Makes such an answer the last one of its connection, and lets it say so. */
export function lastIfEarly(answer: Answering): Answering {
  return (request, exchange) => {
    const { incoming, outgoing } = exchange;
    const answered = answer(request, exchange);
    if (incoming.method === 'GET' || incoming.method === 'HEAD') return answered;
    return Promise.resolve(answered).then((response) => {
      if (!incoming.complete) outgoing.setHeader('connection', 'close');
      return response;
    });
  };
}

/**
 * Closes only the half that we write to, for a while, where a request is still coming in.
 *
 * @param requestOf the connection's latest.
 */
export function lingerOn(socket: Socket, requestOf: () => IncomingMessage | undefined): void {
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    const request = requestOf();
    if (request?.complete !== false) return destroySoon();
    socket.end();
    request.removeAllListeners('data'); // whoever read it has stopped, and would hold it up
    request.resume();
    const end = setTimeout(() => socket.destroy(), LINGER_MAX_MS);
    socket.once('close', () => clearTimeout(end));
  };
}
