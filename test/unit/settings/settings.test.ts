import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { newSecret } from '../../../src/keys/new-key.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { readSettings, requireService, settingNames } from '../../../src/settings/settings.ts';
import { withSettingsTable } from '../../../src/settings/table.ts';

const secret = newSecret();
const complete = {
  PUBLIC_BASE_URL: 'https://cards.example/',
  PRESSCARD_KEYS: `k1:signing:${secret}`,
  PRESSCARD_API_KEYS: `cms:${'a'.repeat(64)}:standard`,
};

const names = (environment: object): string[] =>
  checkSettings(environment as Record<string, unknown>).map(({ level, name }) => `${level} ${name}`);

describe('settings', () => {
  it('are all there when nothing is set', () => {
    expect(readSettings({ PATH: '/bin', PORT: '', PRESSCARD_KEYS: '' })).toMatchObject({
      PRESSCARD_KEYS: [],
      PRESSCARD_API_KEYS: [],
      PRESSCARD_ALLOW_HOSTS: [],
      PRESSCARD_STORE: 'memory',
      PRESSCARD_RENDER_DEADLINE_MS: 2000,
      PORT: 8787,
      HOST: '127.0.0.1',
    });
  });

  it('are read from texts, as a process has them, and from numbers, as a Worker may', () => {
    const bindings = { ASSETS: { fetch: () => undefined }, STORE: {} };
    expect(readSettings({ ...complete, ...bindings, PORT: 80, PRESSCARD_QUEUE_LENGTH: '12' })).toMatchObject({
      PUBLIC_BASE_URL: 'https://cards.example',
      PRESSCARD_KEYS: [{ id: 'k1', state: 'signing', secret, outlets: [] }],
      PORT: 80,
      PRESSCARD_QUEUE_LENGTH: 12,
    });
    expect(
      readSettings({ PRESSCARD_ALLOW_HOSTS: 'cms.local, 10.0.0.5:8080 [::1]:80', PRESSCARD_OUTLETS: '[]' }),
    ).toMatchObject({
      PRESSCARD_ALLOW_HOSTS: ['cms.local', '10.0.0.5:8080', '[::1]:80'],
      PRESSCARD_OUTLETS: { json: '[]' },
    });
    expect(readSettings({ PRESSCARD_OUTLETS: 'outlets.json' }).PRESSCARD_OUTLETS).toEqual({
      file: 'outlets.json',
    });
  });

  it.each([
    ['PUBLIC_BASE_URL', 'cards.example'],
    ['PUBLIC_BASE_URL', 'ftp://cards.example'],
    ['PUBLIC_BASE_URL', 'https://user:pass@cards.example'],
    ['PUBLIC_BASE_URL', 'https://cards.example?'],
    ['PRESSCARD_KEYS', secret],
    ['PRESSCARD_API_KEYS', `cms:presscard_${secret}:standard`],
    ['PRESSCARD_OUTLETS', '[{'],
    ['PRESSCARD_ALLOW_HOSTS', 'http://cms.local/'],
    ['PRESSCARD_CORS_ORIGINS', 'https://cms.example/editor'],
    ['PRESSCARD_METRICS', 'yes'],
    ['PRESSCARD_STORE_MAX_BYTES', '1e9'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 80.5],
    ['PORT', {}],
    ['HOST', 'http://x'],
  ])('that cannot be used are refused by name, never by value: %s', (name, value) => {
    expect(() => readSettings({ ...complete, [name]: value })).toThrow(
      expect.objectContaining({
        code: 'setting_invalid',
        exitStatus: 2,
        fields: [{ field: name, rule: expect.any(String) }],
      }),
    );
  });

  it('are read or refused, whatever they are, and never repeated', () => {
    const value = fc.oneof(
      fc.string({ minLength: 12 }),
      fc.string({ unit: 'binary', minLength: 12 }),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...settingNames), value, (name, given) => {
        try {
          readSettings({ [name]: given });
        } catch (error) {
          if (!(error instanceof PresscardError)) throw error;
          if (typeof given === 'string' && given.trim().length >= 12)
            expect(error.explain()).not.toContain(given);
        }
      }),
    );
  });
});

describe('a service for others', () => {
  it('refuses to start without keys, and says how to make them', () => {
    expect(() => requireService(readSettings({ PUBLIC_BASE_URL: 'https://cards.example' }))).toThrow(
      expect.objectContaining({
        code: 'keys_missing',
        message: expect.stringContaining('presscard keys new'),
      }),
    );
    expect(() => requireService(readSettings({ PRESSCARD_KEYS: complete.PRESSCARD_KEYS }))).toThrow(
      expect.objectContaining({ code: 'setting_invalid' }),
    );
    expect(() => requireService(readSettings(complete))).not.toThrow();
  });

  it('hears of each thing that is wrong', () => {
    expect(names(complete)).toEqual([]);
    expect(names({ PORT: 'x', PRESSCARD_KEYS: 'a,b', PRESSCARD_METRICS: 'x' })).toEqual([
      'error PRESSCARD_KEYS',
      'error PRESSCARD_KEYS',
      'error PRESSCARD_METRICS',
      'error PORT',
    ]);
    expect(names({ ...complete, PRESSCARD_API_KEY: 'x' })).toEqual(['warning PRESSCARD_API_KEY']);
    expect(names({ ...complete, PUBLIC_BASE_URL: 'http://cards.example' })).toEqual([
      'warning PUBLIC_BASE_URL',
    ]);
    expect(names({ ...complete, PRESSCARD_KEYS: `k1:frozen:${secret}` })).toEqual([
      'warning PRESSCARD_KEYS',
      'warning PRESSCARD_FROZEN_CARDS',
    ]);
    expect(names({ ...complete, PRESSCARD_API_KEYS: '', PRESSCARD_MODE: 'open' })).toEqual([
      'warning PRESSCARD_API_KEYS',
      'warning PRESSCARD_MODE',
    ]);
  });
});

it('docs/settings.md lists the settings of the code (npm run settings-table)', () => {
  const file = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8');
  for (const name of settingNames) expect(file).toContain(`| \`${name}\` |`);
  expect(withSettingsTable(file)).toBe(file);
});
