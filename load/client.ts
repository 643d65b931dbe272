import { Pool } from 'undici';
import { isWholeCard } from './cards.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly ms: number;
}

/** Connections to one service, as many as a crowd has. */
export class Client {
  readonly #pool: Pool;

  constructor(url: URL, connections: number) {
    // A request that nobody answers in a minute is lost, and the run says so.
    this.#pool = new Pool(url.origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask('GET', path, headers);
  }

  async post(path: string, token: string, value: unknown): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return this.#ask('POST', path, headers, JSON.stringify(value));
  }

  /** Asks again after a 429, when it says, until the answer is another. @returns the last answer and the refusals before it. */
  async getPatiently(path: string): Promise<{ answer: Answer; refusals: Answer[] }> {
    const refusals: Answer[] = [];
    for (;;) {
      const answer = await this.get(path);
      if (answer.status !== 429) return { answer, refusals };
      refusals.push(answer);
      await sleep(Number(answer.headers['retry-after'] ?? 0) * 1000);
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** For a service that is gone: nothing more comes. */
  destroy(): Promise<void> {
    return this.#pool.destroy();
  }

  async #ask(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> {
    const startedMs = performance.now();
    const answer = await this.#pool.request({ method, path, headers, body: body ?? null });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const ms = performance.now() - startedMs;
    return { status: answer.statusCode, headers: answer.headers, bytes, ms };
  }
}

/** Whether an answer is a card, full or lesser, as a network would show it. */
export function isCard({ status, headers, bytes }: Answer): boolean {
  return (
    status === 200 &&
    headers['content-type'] === 'image/png' &&
    Number(headers['content-length']) === bytes.length &&
    isWholeCard(bytes)
  );
}

export function isFallback({ headers }: Answer): boolean {
  return 'x-card-fallback' in headers;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
