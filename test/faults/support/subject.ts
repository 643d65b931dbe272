import type { Answer, Question } from '../../runtime/ask.ts';
import { ask } from '../../runtime/ask.ts';
import type { Runtime } from './fault.ts';
import { headline, signed, tokens } from './keys.ts';

/** A running service that is put to the test. */
export interface Subject {
  readonly runtime: Runtime;
  readonly url: URL;
  /** Where a service on Node keeps what it keeps. */
  readonly folder?: string;
  /** The answers to the two requests that it got first, at the same time. */
  readonly first: readonly Answer[];
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Asks with an API key. */
  readonly post: (path: string, value: unknown, token?: string) => Promise<Answer>;
  /** What an operator reads: one JSON object a line. */
  readonly log: () => readonly LogLine[];
  /** Renders that the answers told of: those that waited for one tell of it too. */
  readonly rendersSeen: () => number;
  readonly stop: () => Promise<unknown>;
}

export type LogLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** How a service is started, and where its log is. */
export interface Started {
  readonly url: URL;
  readonly logText: () => string;
  readonly stop: () => Promise<unknown>;
}

export async function subjectOf(runtime: Runtime, started: Started): Promise<Subject> {
  const { url, logText, stop } = started;
  let rendersSeen = 0;
  const asked = async (question: Question): Promise<Answer> => {
    const answer = await ask(url, question);
    if ('server-timing' in answer.headers) rendersSeen += 1;
    return answer;
  };
  const paths = [await signed({ headline: headline() }), await signed({ headline: headline() })];
  return {
    runtime,
    url,
    first: await Promise.all(paths.map((path) => ask(url, { path }))),
    get: (path, headers = {}) => asked({ path, headers }),
    ask: asked,
    post: (path, value, token = tokens.cms) =>
      asked({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: typeof value === 'string' ? value : JSON.stringify(value),
      }),
    log: () => logText().split('\n').flatMap(readLine),
    rendersSeen: () => rendersSeen,
    stop,
  };
}

function readLine(line: string): LogLine[] {
  return line.startsWith('{') ? [JSON.parse(line) as LogLine] : [];
}
