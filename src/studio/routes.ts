import type { Hono } from 'hono';
import { script, styles } from '#generated/studio/studio.mjs';
import { PresscardError } from '../errors.ts';
import { findApiKey } from '../keys/api-key.ts';
import { FORM_MAX_BYTES, SESSION_MAX_S } from '../limits.ts';
import { kindOfBytes } from '../photo/kind.ts';
import { readBody } from '../serve/body.ts';
import { whoAsks } from '../service/access.ts';
import type { Service } from '../service/service.ts';
import { cookieNames, sessionCookie } from '../session/cookie.ts';
import { checkSameSite } from '../session/same-site.ts';
import { sealSession, type Editor } from '../session/session.ts';
import { behindDoor } from './door.ts';
import { scriptPath, stylesPath } from './page.tsx';
import { gzipped } from './gzipped.ts';
import { signInPage, studioPage } from './page-response.tsx';
import { studioPreview } from './preview.ts';

/** What each of the studio's addresses answers. */
export const studioMethods: Readonly<Record<string, string>> = {
  '/': 'GET, HEAD',
  '/studio/preview': 'POST',
  '/studio/session': 'POST',
  '/studio/sign-out': 'POST',
  '/studio/photos/:sha256': 'GET, HEAD',
  '/studio/:asset': 'GET, HEAD',
};

/** What the pages load, with its type. */
const assets: Readonly<Record<string, readonly [type: string, text: string] | undefined>> = {
  [scriptPath]: ['text/javascript', script],
  [stylesPath]: ['text/css', styles],
};

/** The studio's addresses. */
export function addStudio(app: Hono, service: Service): void {
  const { baseUrl, press } = service;
  const names = cookieNames(baseUrl);
  const nowS = (): number => Math.floor(press.ports.clock.now() / 1000);

  const cookieOf = async (editor: Editor, endsAtS: number): Promise<string | undefined> => {
    const value = await sealSession(service.sessions, editor, endsAtS);
    return value === undefined ? undefined : sessionCookie(names, value, endsAtS - nowS());
  };

  app.get('/', ({ req }) =>
    behindDoor(service, req.raw, async () => {
      const answer = studioPage(service, req.raw);
      // Access lets a browser through this address; its session does the same at the others.
      const access = service.mode === 'keys' ? await service.accessTokens?.editorOf(req.raw) : undefined;
      const cookie =
        access && (await cookieOf(access.editor, Math.min(access.endsAtS, nowS() + SESSION_MAX_S)));
      if (cookie) answer.headers.set('set-cookie', cookie);
      return answer;
    }),
  );

  app.post('/studio/session', async ({ req }) => {
    const form = new URLSearchParams(await readBody(req.raw, FORM_MAX_BYTES));
    const to = pathOf(form.get('to'));
    try {
      checkSameSite(req.raw, [new URL(baseUrl).origin], { isRequired: true });
      if (service.mode === 'open') return leadTo(to);
      const apiKey = await findApiKey(service.apiKeys, `Bearer ${form.get('token')?.trim() ?? ''}`);
      const cookie = await cookieOf({ apiKey, via: 'key' }, nowS() + SESSION_MAX_S);
      if (cookie === undefined) throw new PresscardError('keys_missing', 'No key is in the state signing.');
      return leadTo(to, cookie);
    } catch (error) {
      if (!(error instanceof PresscardError) || error.status >= 500) throw error;
      return signInPage(req.raw, { fault: error, to, status: error.status });
    }
  });

  app.post('/studio/sign-out', async ({ req }) => {
    checkSameSite(req.raw, [new URL(baseUrl).origin], { isRequired: service.mode === 'keys' });
    return leadTo('/', sessionCookie(names, '', 0));
  });

  app.post('/studio/preview', async ({ req }) => {
    // Not counted against the key: whoever types asks five times a second, and the renderer's queue is bounded.
    await whoAsks(service, req.raw);
    return studioPreview(service, req.raw);
  });

  app.get('/studio/photos/:sha256', async ({ req }) => {
    await whoAsks(service, req.raw);
    const sha256 = req.param('sha256');
    const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await photoBytes(service, sha256) : undefined;
    if (!bytes) throw new PresscardError('not_found', 'There is no photo of this sha256.');
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': kindOfBytes(bytes) === 'PNG' ? 'image/png' : 'image/jpeg',
        'cache-control': 'private, max-age=3600',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  });

  app.get('/studio/:asset', async ({ req }) => {
    const asset = assets[req.path];
    if (!asset) throw new PresscardError('not_found', 'There is nothing at this address.');
    const [type, text] = asset;
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    };
    if (!/\bgzip\b/.test(req.header('accept-encoding') ?? '')) return new Response(text, { headers });
    // workerd compresses what says so, unless it is told that this was done already.
    const init = { headers: { ...headers, 'content-encoding': 'gzip' }, encodeBody: 'manual' };
    return new Response(await gzipped(text), init);
  });
}

async function photoBytes({ photos }: Service, sha256: string): Promise<Uint8Array | undefined> {
  await photos.facts(sha256);
  return photos.bytes(sha256);
}

function leadTo(path: string, cookie?: string): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' });
  if (cookie) headers.set('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Pages behind the door. */
const PAGES: readonly string[] = ['/', '/doctor'];

/** Where to go on: one of our own pages, whatever a form says. */
function pathOf(to: string | null): string {
  const url = URL.parse(to ?? '/', 'http://here.invalid');
  return url && PAGES.includes(url.pathname) ? url.pathname + url.search : '/';
}
