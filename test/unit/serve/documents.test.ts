import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiDocument } from '../../../scripts/api-document.ts';
import { apiRoutes } from '../../../src/app.ts';
import { BASE, headline, signed, tokens } from '../../faults/support/keys.ts';
import { pressService } from '../../faults/support/press-service.ts';
import { testService } from '../../press.ts';

type Json = Readonly<Record<string, any>>; // eslint-disable-line typescript/no-explicit-any -- a document of another form

const { app } = pressService();
const document = (await (await app.request(`${BASE}/openapi.json`)).json()) as Json;
const routes = apiRoutes(testService());

/** The schema of an answer as the document has it, references included. */
function documented(method: string, path: string): z.ZodType {
  const { content } = document.paths[path][method].responses[200];
  const { schemas } = document.components;
  const schema = { ...content['application/json'].schema, $defs: schemas };
  return z.fromJSONSchema(JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')));
}

describe('/openapi.json', () => {
  it('has every address of the service', () => {
    const paths = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const known = Object.entries(document.paths as Json).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    // The studio's own, and what is spelled out as /c/v1/… and /s/v1/….
    const own = /^\w+ \/(?:|studio\/.*|[cs]\/\*)$/;
    expect(known).toEqual(expect.arrayContaining(paths.filter((path) => !own.test(path))));
    expect(known).toContain('get /c/v1/{kid}/{sig}/{payload}.{ext}');
    expect(known).toContain('get /s/v1/{kid}/{sig}/{payload}');
  });

  it('names each operation once, and refers to nothing that is not in it', () => {
    const operations = Object.values(document.paths as Json).flatMap((path) => Object.values(path as Json));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name!);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });
});

describe('the example of', () => {
  it.each(routes.map((route) => ({ route, name: `${route.method} ${route.path}` })))(
    '$name is there and as its schemas say',
    ({ route: { body, answer, example } }) => {
      expect(example).toBeDefined();
      if (body) expect(body.schema.safeParse(example!.body).error).toBeUndefined();
      expect(answer.schema!.safeParse(example!.answer).error).toBeUndefined();
    },
  );

  it('each address is answered when it is sent, with the members that it shows', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    const sha256 = async (): Promise<string> => {
      const answer = await send('put', '/v1/photos', photo);
      return ((await answer.json()) as { sha256: string }).sha256;
    };
    const card = BASE + (await signed({ headline: headline() }));
    /** What an example cannot know: addresses and photos of this very service. */
    const real: Readonly<Record<string, () => Promise<Response>>> = {
      'put /v1/photos': () => send('put', '/v1/photos', photo),
      'delete /v1/photos/:sha256': async () => send('delete', `/v1/photos/${await sha256()}`),
      'get /v1/verify': () => send('get', `/v1/verify?url=${encodeURIComponent(card)}`),
    };
    for (const { method, path, example } of routes) {
      const query = new URLSearchParams(example!.query).toString();
      const ask =
        real[`${method} ${path}`] ??
        (() => send(method, `${path}${query && `?${query}`}`, JSON.stringify(example!.body)));
      const answer = await ask();
      const told: unknown = await answer.json();
      expect([method, path, answer.status]).toEqual([method, path, 200]);
      const shown = path.replaceAll(/:(\w+)/g, '{$1}');
      expect(documented(method, shown).safeParse(told).error).toBeUndefined();
      if (path !== '/v1/verify' && path !== '/v1/photos')
        expect(told).toMatchObject(membersOf(example!.answer, told));
    }
  });
});

async function send(
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const headers = { authorization: `Bearer ${tokens.cms}` };
  return app.request(BASE + path, { method: method.toUpperCase(), headers, ...(body ? { body } : {}) });
}

/** What is told, with the members of the example: equal to it if none of these is missing. */
function membersOf(example: unknown, told: unknown): object {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return told as object;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const own = (told as Json)[name];
      expect([name, typeof own]).toEqual([name, typeof value]);
      return [name, typeof value === 'object' ? membersOf(value, own) : own];
    }),
  );
}

describe('/docs', () => {
  it('asks nothing of anybody', async () => {
    const answer = await app.request(`${BASE}/docs`);
    const page = await answer.text();
    expect(page).not.toMatch(/<(script|img|link|iframe|object|embed|form)\b|\bsrc=|@import|url\(/i);
    expect([...page.matchAll(/\bhref="([^"]*)"/g)].map(([, address]) => address)).toEqual(['/openapi.json']);
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest}'`);
  });

  it('and docs/api.md name every address and every field (npm run api-document)', async () => {
    const page = await (await app.request(`${BASE}/docs`)).text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
    expect(readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')).toBe(await apiDocument());
  });
});
