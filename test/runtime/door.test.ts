import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiKey, newKey, writeApiKey, writeKey } from '../../src/keys/new-key.ts';
import { startKeyedServer, type Service } from '../cli.ts';
import { startWorker } from '../workerd.ts';
import { ask, type Answer, type Question } from './ask.ts';

const BASE = 'https://cards.door.example';
const AUDIENCE = 'a'.repeat(64);
const HTML = { accept: 'text/html,application/xhtml+xml' };

const key = newKey({ id: 'main', outlets: [] });
const desk = await newApiKey({ id: 'desk' });
const harbour = await newApiKey({ id: 'harbour', outlets: ['harbour-post'] });

/** Cloudflare's side of Access: the team's certificates, and a key that signs tokens. */
const { privateKey, publicKey } = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');
const certificates = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] };
const team = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(certificates));
});
await new Promise<void>((resolve) => team.listen(0, '127.0.0.1', resolve));
const teamHost = `127.0.0.1:${(team.address() as AddressInfo).port}`;
const issuer = `http://${teamHost}`;
afterAll(() => void team.close());

interface Claims {
  readonly audience?: string;
  readonly issuer?: string;
  readonly endsInS?: number;
  readonly signer?: CryptoKey;
}

function token({
  audience = AUDIENCE,
  issuer: by = issuer,
  endsInS = 600,
  signer = privateKey,
}: Claims = {}) {
  return new SignJWT({ email: 'jane@harbour.example', sub: 'person-1' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setAudience(audience)
    .setIssuer(by)
    .setIssuedAt(Math.floor(Date.now() / 1000) - 1_000)
    .setExpirationTime(Math.floor(Date.now() / 1000) + endsInS)
    .sign(signer);
}

const settings = {
  PUBLIC_BASE_URL: BASE,
  PRESSCARD_KEYS: writeKey(key),
  PRESSCARD_API_KEYS: [desk.apiKey, harbour.apiKey].map(writeApiKey).join(','),
  PRESSCARD_ACCESS_TEAM: issuer,
  PRESSCARD_ACCESS_AUD: AUDIENCE,
  PRESSCARD_ALLOW_HOSTS: teamHost,
};

const form = (fields: Readonly<Record<string, string>>): string => String(new URLSearchParams(fields));

const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0]!;

const codeOf = ({ status, text }: Answer): [number, string] => [
  status,
  (JSON.parse(text) as { code: string }).code,
];

describe.each([
  { runtime: 'Node', start: () => startKeyedServer(settings) },
  { runtime: 'workerd', start: () => startWorker(settings) },
])('the door of the studio on $runtime', ({ start }) => {
  let service: Service;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => service.stop());

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    ask(service.url, { path, headers });
  const post = (
    path: string,
    body: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    ask(service.url, {
      method: 'POST',
      path,
      body,
      headers: { origin: BASE, ...headers },
    } satisfies Question);
  const enter = async (apiToken = desk.token): Promise<string> =>
    cookieOf(await post('/studio/session', form({ token: apiToken, to: '/' })));
  const card = JSON.stringify({ headline: 'Tide at nine', outlet: 'meridian' });

  it('stands open for nobody: a person gets the page that asks for a key, a program its problem', async () => {
    const page = await get('/?headline=Tide&outlet=rt', HTML);
    expect([page.status, page.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(page.text).toContain('name="token"');
    expect(page.text).toContain('value="/?headline=Tide&amp;outlet=rt"');
    expect(page.text).not.toContain('id="boot"');
    expect(page.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(codeOf(await get('/'))).toEqual([401, 'api_key_missing']);
    expect(codeOf(await post('/studio/preview', card))).toEqual([401, 'api_key_missing']);
    expect(codeOf(await get('/card.png?headline=Tide&outlet=rt'))).toEqual([401, 'api_key_missing']);
  });

  it('opens with an API key, for a session that scripts and other sites cannot use', async () => {
    const answer = await post('/studio/session', form({ token: ` ${desk.token}\n`, to: '/?headline=Tide' }));
    expect([answer.status, answer.headers.location]).toEqual([303, '/?headline=Tide']);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-presscard=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/,
    );
    expect(String(answer.headers['set-cookie'])).not.toContain(desk.token);
    const cookie = cookieOf(answer);
    expect((await get('/', { ...HTML, cookie })).text).toContain('id="boot"');
    expect((await get('/card.png?headline=Tide&outlet=rt', { cookie })).status).toBe(200);
    expect((await post('/studio/preview', `{"article":${card}}`, { cookie })).status).toBe(200);
    const signed = JSON.parse((await post('/v1/cards', card, { cookie })).text);
    expect(signed.cards.og.url).toContain(`${BASE}/c/v1/main/`);
  });

  it('leads on to its own pages only', async () => {
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/v1/purge',
      '',
    ]) {
      const answer = await post('/studio/session', form({ token: desk.token, to }));
      expect(answer.headers.location).toBe('/');
    }
  });

  it('stays shut for a wrong key, and says so without a word of it', async () => {
    const answer = await post('/studio/session', form({ token: 'presscard_wrong', to: '/' }), HTML);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('This key is not known here.');
    expect(answer.text).not.toContain('presscard_wrong');
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('asks whoever posts with a session for the Origin: another site’s, or none, is refused', async () => {
    const cookie = await enter();
    for (const origin of [
      'https://evil.example',
      'null',
      `${BASE}.evil.example`,
      'http://cards.door.example',
    ])
      for (const path of ['/studio/preview', '/v1/cards', '/v1/takedowns', '/studio/sign-out'])
        expect(codeOf(await post(path, card, { cookie, origin }))).toEqual([403, 'origin_refused']);
    const without = await ask(service.url, {
      method: 'POST',
      path: '/v1/cards',
      body: card,
      headers: { cookie },
    });
    expect(codeOf(without)).toEqual([403, 'origin_refused']);
    // Nor does another site sign somebody in.
    const answer = await post('/studio/session', form({ token: desk.token }), {
      origin: 'https://evil.example',
    });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('set-cookie');
    // A program with its key comes from no page.
    const authorization = `Bearer ${desk.token}`;
    expect(
      (await ask(service.url, { method: 'POST', path: '/v1/cards', body: card, headers: { authorization } }))
        .status,
    ).toBe(200);
  });

  it('gives a session the rights of its key and no more', async () => {
    const cookie = await enter(harbour.token);
    expect(codeOf(await post('/v1/cards', card, { cookie }))).toEqual([403, 'outlet_refused']);
    expect((await post('/v1/cards', card.replace('meridian', 'harbour-post'), { cookie })).status).toBe(200);
    expect(codeOf(await post('/v1/purge', '{"tags":["card-0"]}', { cookie }))).toEqual([
      403,
      'outlet_refused',
    ]);
  });

  it('believes no session that was changed or made elsewhere', async () => {
    const cookie = await enter();
    const [name, value] = cookie.split(/=(.*)/s) as [string, string];
    const [kid, claims, seal] = value.split('.') as [string, string, string];
    const longer = Buffer.from(
      Buffer.from(claims, 'base64url')
        .toString()
        .replace(/"ends":\d+/, '"ends":9999999999'),
    ).toString('base64url');
    const forged = [
      `${kid}.${longer}.${seal}`,
      `${kid}.${claims}.${seal.slice(0, -2)}`,
      `${kid}.${claims}.`,
      `other.${claims}.${seal}`,
      `${kid}.${claims}`,
      'x'.repeat(5_000),
      '',
    ];
    for (const one of forged)
      expect((await get('/', { ...HTML, cookie: `${name}=${one}` })).status).toBe(401);
    expect((await get('/', { ...HTML, cookie: `${cookie}; ${cookie}` })).status).toBe(401);
    expect((await get('/', { ...HTML, cookie: `a=b; ${cookie}` })).status).toBe(200);
  });

  it('shuts behind whoever signs out', async () => {
    const answer = await post('/studio/sign-out', '', { cookie: await enter() });
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-presscard=; .*Max-Age=0$/);
  });

  describe('with Cloudflare Access in front', () => {
    it('opens for its token, and the session does the rest', async () => {
      const page = await get('/', { ...HTML, 'cf-access-jwt-assertion': await token() });
      expect(page.status, page.text.slice(0, 200)).toBe(200);
      expect(String(page.headers['set-cookie'])).toMatch(
        /; HttpOnly; SameSite=Lax; Secure; Max-Age=(600|59\d)$/,
      );
      const cookie = cookieOf(page);
      expect((await post('/v1/cards', card, { cookie })).status).toBe(200);
      expect((await get('/', { ...HTML, cookie: `CF_Authorization=${await token()}` })).status).toBe(200);
    });

    it('believes no token of another application, team or signer, none that has ended, and no header alone', async () => {
      const wrong = [
        await token({ audience: 'b'.repeat(64) }),
        await token({ issuer: 'https://evil.cloudflareaccess.com' }),
        await token({ endsInS: -120 }),
        await token({ signer: stranger.privateKey }),
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`,
        'nonsense',
      ];
      for (const one of wrong)
        expect((await get('/', { ...HTML, 'cf-access-jwt-assertion': one })).status).toBe(401);
      const named = { 'cf-access-authenticated-user-email': 'jane@harbour.example' };
      expect((await get('/', { ...HTML, ...named })).status).toBe(401);
    });
  });
});
