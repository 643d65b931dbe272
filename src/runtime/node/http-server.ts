import { createServer, STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PresscardError } from '../../errors.ts';
import { KEEP_ALIVE_MS, STOP_MAX_MS } from '../../limits.ts';
import { explainProblem } from '../../serve/problem.ts';
import { asItCame } from './as-it-came.ts';
import { lastIfEarly, lingerOn } from './early-answer.ts';

/** A server that answers. */
export interface Listening {
  /** The one that it got, where 0 was asked for. */
  readonly port: number;
  /** Takes no new connection and finishes what is open; whoever is still there after `STOP_MAX_MS` is cut off. */
  stop(): Promise<void>;
}

/**
 * Serves over HTTP. What Node answers by itself, before any route is asked, names its `Cache-Control` too.
 *
 * @throws PresscardError `option_invalid` when the port cannot be had.
 */
export async function listen(
  answer: (request: Request) => Response | Promise<Response>,
  { port, hostname }: { port: number; hostname: string },
): Promise<Listening> {
  // Loaded by a server alone: a program that makes one card starts earlier.
  const { getRequestListener } = await import('@hono/node-server');
  // Every open connection with the answer that it got last.
  const sockets = new Map<Socket, ServerResponse | undefined>();
  let isStopping = false;
  const answering = getRequestListener(lastIfEarly(asItCame(answer)), {
    errorHandler: () => refusal(unreadable()),
  });
  const server = createServer(
    // Without a Host a request comes to the listener all the same, whose refusal has its headers.
    { keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false },
    (request, response) => {
      sockets.set(request.socket, response);
      if (isStopping) response.setHeader('connection', 'close');
      // HTTP/1.0 knows no Host, and some load balancers ask for a service's health in it.
      if (request.httpVersionMinor === 0) request.headers.host ??= 'localhost';
      void answering(request, response);
    },
  );
  server.on('connection', (socket) => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
    lingerOn(socket, () => sockets.get(socket)?.req);
  });
  // Node would answer 417 without a word on caching; what nobody understands may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = sockets.get(socket as Socket);
    const isAnswering = response?.headersSent && !response.writableFinished;
    if (!socket.writable || isAnswering || error.code === 'ECONNRESET') return void socket.destroy();
    socket.end(onTheWire(faultOf(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, port)));
    server.listen(port, hostname, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      isStopping = true;
      for (const response of sockets.values())
        if (response?.headersSent === false) response.setHeader('connection', 'close');
      return closed(server, sockets);
    },
  };
}

/** A kept connection that has become idle is closed within this; nobody notices the wait. */
const IDLE_CHECK_MS = 50;

async function closed(server: Server, sockets: ReadonlyMap<Socket, unknown>): Promise<void> {
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // One that was opened ahead and never asked anything is not idle to Node.
    for (const socket of sockets.keys()) if (socket.bytesRead === 0) socket.destroy();
  }, IDLE_CHECK_MS);
  const end = setTimeout(() => server.closeAllConnections(), STOP_MAX_MS);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(end);
}

/** What the parser has against a request, as one of our own faults. */
function faultOf({ code }: NodeJS.ErrnoException): PresscardError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new PresscardError('headers_too_large', 'Address and headers may have 16 KB together.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new PresscardError('request_timeout', 'The request did not arrive in time.');
  }
  return unreadable();
}

function unreadable(): PresscardError {
  return new PresscardError('request_malformed', 'The request cannot be read.');
}

const REFUSAL_HEADERS = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const;

function refusal(fault: PresscardError): Response {
  return new Response(JSON.stringify(explainProblem(fault)), {
    status: fault.status,
    headers: REFUSAL_HEADERS,
  });
}

/** The same where there is nothing but a socket left to write to. */
function onTheWire(fault: PresscardError): string {
  const body = JSON.stringify(explainProblem(fault));
  const headers = Object.entries({ ...REFUSAL_HEADERS, 'content-length': Buffer.byteLength(body) });
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`, ...lines, '', body].join('\r\n');
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
