/**
 * `npm run smoke -- URL`: whether a service that was just deployed does what its users rely on, its edge cache
 * included, which nothing simulates locally. It signs a card of its own, withdraws it, and takes that back.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isWholeCard } from '../load/cards.ts';
import { optionsOrExit } from './options-or-exit.ts';

const USAGE = 'Use PRESSCARD_TOKEN=… npm run smoke -- https://cards.example.org [--outlet ID]\n';
/** A purge has reached every location after some 150 ms; the list of takedowns is read once a second. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 500;
const YEAR = 'public, max-age=31536000, immutable';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

let failures = 0;

function say(how: 'ok' | 'FAILED' | 'skipped', what: string, why = ''): void {
  if (how === 'FAILED') failures += 1;
  process.stdout.write(`${how.padEnd(8)}${what}${why === '' ? '' : `: ${why}`}\n`);
}

/** One line a check; a check throws what is wrong as text. @returns its result, or undefined when it failed. */
async function check<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await run();
    say('ok', what);
    return result;
  } catch (error) {
    say('FAILED', what, error instanceof Error ? `${error.message}${causeOf(error)}` : String(error));
    return undefined;
  }
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? ` (${cause.message})` : '';
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

const { values, positionals } = optionsOrExit(() =>
  parseArgs({
    options: { outlet: { type: 'string', default: 'harbour-post' } },
    allowPositionals: true,
  }),
);
const base = positionals[0];
if (base === undefined || !URL.canParse(base) || positionals.length > 1) {
  process.stderr.write(USAGE);
  process.exit(2);
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, base), { redirect: 'manual', ...init });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** @throws Error for every other answer than 200. */
async function askApi(path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const token = process.env.PRESSCARD_TOKEN;
  const answer = await ask(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (answer.status === 401 && !token) throw new Error('set PRESSCARD_TOKEN to the token of an API key');
  expect(answer.status === 200, `${answer.status} ${answer.bytes.toString().slice(0, 200)}`);
  return JSON.parse(answer.bytes.toString());
}

/** Asks until the answer is as expected, because a change takes a moment to reach every location. */
async function until(path: string, isThere: (answer: Answer) => boolean, otherwise: string): Promise<Answer> {
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask(path);
    if (isThere(answer)) return answer;
    if (Date.now() > endMs) {
      throw new Error(`${otherwise}; it is ${answer.status} ${cacheStatus(answer) ?? ''}`.trimEnd());
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

const cacheStatus = ({ headers }: Answer): string | undefined => headers.get('cf-cache-status') ?? undefined;

async function smoke(): Promise<void> {
  await check('the health check says ok', async () => {
    const { status, bytes } = await ask('/healthz');
    expect(status === 200, `${status} ${bytes.toString().slice(0, 300)}`);
  });
  await check('the design of the outlet can be asked', async () => {
    const { status } = await ask(`/v1/design?outlet=${values.outlet}`);
    expect(status === 200, `${status}; --outlet names one that it knows`);
  });
  const article = {
    headline: `Smoke test of ${new Date().toISOString()}`,
    date: new Date().toISOString(),
    outlet: values.outlet,
    id: `smoke-${crypto.randomUUID()}`,
  };
  const signed = await check('POST /v1/cards signs a card and has rendered it', async () => {
    const { cards, degraded, shareUrl } = (await askApi('/v1/cards', article)) as {
      cards: { og: { url: string } };
      degraded: string[];
      shareUrl: string;
    };
    expect(degraded.length === 0, `it is degraded: ${degraded.join(', ')}`);
    return { url: new URL(cards.og.url), page: new URL(shareUrl) };
  });
  if (!signed) return;
  const { url, page } = signed;
  if (url.origin !== new URL(base!).origin)
    say('skipped', `addresses begin with ${url.origin}, as PUBLIC_BASE_URL says; ${base} was asked instead`);
  const path = url.pathname;

  const cold = await check('the card is whole, may be kept for a year, and carries its tags', async () => {
    const answer = await ask(path);
    const { status, headers, bytes } = answer;
    expect(status === 200, `it is answered ${status}`);
    expect(headers.get('content-type') === 'image/png', `it is ${headers.get('content-type')}`);
    expect(isWholeCard(bytes), 'the picture is not whole');
    expect(headers.get('cache-control') === YEAR, `Cache-Control is ${headers.get('cache-control')}`);
    expect(/^"[^"]+"$/.test(headers.get('etag') ?? ''), `ETag is ${headers.get('etag')}`);
    expect(/\bcard-/.test(headers.get('surrogate-key') ?? ''), 'Surrogate-Key names no card');
    return answer;
  });
  if (!cold) return;
  const hasEdge = cacheStatus(cold) !== undefined;
  if (!hasEdge) say('skipped', 'no edge cache here: there is no Cf-Cache-Status, so hits are not checked');
  const isHit = (answer: Answer): boolean => !hasEdge || cacheStatus(answer) === 'HIT';

  await check(
    hasEdge
      ? 'asked again it is a hit of the edge cache, with the same bytes'
      : 'asked again it has the same bytes',
    async () => {
      const warm = await until(path, isHit, 'Cf-Cache-Status should be HIT');
      expect(warm.bytes.equals(cold.bytes), 'the bytes differ');
      expect(warm.headers.get('etag') === cold.headers.get('etag'), 'the ETag differs');
    },
  );
  await check('whoever has it is answered 304', async () => {
    const { status, bytes } = await ask(path, { headers: { 'if-none-match': cold.headers.get('etag')! } });
    expect(status === 304 && bytes.length === 0, `it is ${status}`);
  });
  await check('a query changes nothing and is not kept', async () => {
    const answer = await ask(`${path}?utm_source=smoke`);
    expect(answer.bytes.equals(cold.bytes), `it is answered ${answer.status}, or the bytes differ`);
    const kept = answer.headers.get('cache-control');
    expect(kept === 'no-store', `Cache-Control is ${kept}`);
  });
  await check('the share page names the card, and nothing on the way has rewritten it', async () => {
    const { status, headers, bytes } = await ask(page.pathname);
    expect(status === 200, `it is answered ${status}`);
    const text = bytes.toString();
    expect(text.includes(`<meta property="og:image" content="${url.href}" />`), 'it does not name the card');
    const policy = headers.get('content-security-policy') ?? '';
    for (const [, element] of text.matchAll(/<(?:style|script)>([^]*?)<\/(?:style|script)>/g)) {
      const digest = createHash('sha256').update(element!).digest('base64');
      expect(
        policy.includes(`'sha256-${digest}'`),
        'its styles or its script are not those that its policy names',
      );
    }
  });
  await check('a forged address is refused', async () => {
    const { status, headers } = await ask(forged(path));
    expect(status === 403, `it is answered ${status}`);
    expect(headers.get('cache-control') === 'no-store', `Cache-Control is ${headers.get('cache-control')}`);
  });
  await check('a purge by its tag is followed by the same card, made or fetched anew', async () => {
    const tag = cold.headers
      .get('surrogate-key')!
      .split(' ')
      .find((one) => one.startsWith('card-'));
    await askApi('/v1/purge', { tags: [tag] });
    const { bytes } = await until(
      path,
      (answer) => !hasEdge || !isHit(answer),
      'Cf-Cache-Status should not be HIT',
    );
    expect(bytes.equals(cold.bytes), 'the bytes differ');
  });
  await check('a takedown ends it, at the edge too', async () => {
    await askApi('/v1/takedowns', { card: url.href, reason: 'smoke test' });
    const gone = await until(path, ({ status }) => status === 410, 'it should be 410');
    expect(gone.headers.get('cache-control') === 'no-store', '410 may be kept');
  });
  await check('taken back, it is there again', async () => {
    await askApi('/v1/takedowns', { card: url.href, withdrawn: false });
    await until(path, ({ status }) => status === 200, 'it should be 200');
  });
}

/** The same address with one bit of its signature the other way round. */
function forged(path: string): string {
  const parts = path.split('/');
  const signature = parts[4]!;
  parts[4] = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  return parts.join('/');
}

await smoke();
process.stdout.write(failures === 0 ? 'All is well.\n' : `${failures} of the checks failed.\n`);
process.exitCode = failures === 0 ? 0 : 1;
