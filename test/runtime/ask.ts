import { request } from 'node:http';

export interface Question {
  readonly method?: string;
  /** Path and query as they go over the wire: nothing is normalised on the way. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sends the body piece by piece without saying how long it is; `endless` never says that it is over. */
  readonly length?: 'declared' | 'chunked' | 'endless';
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

const PIECE_BYTES = 64 * 1024;
/** Without an answer for so long the test fails by itself, and not by the runner's patience. */
const PATIENCE_MS = 10_000;

/** One request over a socket. Unlike `fetch` it sends any `Host`, any path and a body of unknown length. */
export function ask(service: URL, question: Question): Promise<Answer> {
  const { method = 'GET', path, headers = {}, length = 'declared' } = question;
  const body = Buffer.from(question.body ?? '');
  const bare = length !== 'declared' || method === 'GET' || method === 'HEAD';
  const allHeaders = { ...(bare ? {} : { 'content-length': body.length }), ...headers };
  return new Promise((resolve, reject) => {
    let answered = false;
    const call = request(service, { method, path, headers: allHeaders, agent: false }, (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        call.destroy();
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode!,
          headers: response.headers as Answer['headers'],
          bytes,
          text: bytes.toString(),
        });
      });
    });
    // A service that refuses a body early may hang up while the rest of it is on its way.
    call.on('error', (error) => (answered ? undefined : reject(error)));
    call.setTimeout(PATIENCE_MS, () => call.destroy(new Error(`No answer in ${PATIENCE_MS} ms`)));
    if (length === 'declared') return void call.end(body);
    for (let at = 0; at < body.length; at += PIECE_BYTES) call.write(body.subarray(at, at + PIECE_BYTES));
    if (length === 'chunked') call.end();
  });
}

export function askJson(service: URL, path: string, value: unknown): Promise<Answer> {
  return ask(service, {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
}

/** Path of a card; fields that are undefined are left out. */
export function cardPath(fields: Readonly<Record<string, string | undefined>>, ending = 'png'): string {
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return `/card.${ending}?${new URLSearchParams(given)}`;
}
