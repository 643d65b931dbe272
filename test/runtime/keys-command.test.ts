import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findApiKey } from '../../src/keys/api-key.ts';
import { readApiKeys } from '../../src/keys/key-setting.ts';
import { presscard } from '../cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'presscard-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const line = (kid: string, digit: string): string =>
  `${JSON.stringify({ event: 'card_signed', kid, card: digit.repeat(64) })}\n`;

describe.concurrent('presscard keys new', () => {
  it('prints settings that config check finds in order, and a token that they do not hold', async () => {
    const { status, stdout, stderr } = await presscard(['keys', 'new', '--outlets', 'rt,harbour-post']);
    expect(status).toBe(0);
    expect(stdout.toString()).toMatch(
      /^PRESSCARD_KEYS=k\w{5}:signing:[\w-]{43}:rt\+harbour-post\nPRESSCARD_API_KEYS=cms:[0-9a-f]{64}:standard:rt\+harbour-post\n$/,
    );
    expect(stderr).toContain('wrangler secret put PRESSCARD_KEYS');

    const token = /Bearer (presscard_[\w-]{43})\n/.exec(stderr)![1]!;
    expect(stdout.toString()).not.toContain(token);
    const { keys } = readApiKeys(/PRESSCARD_API_KEYS=(.*)/.exec(stdout.toString())![1]!);
    expect(await findApiKey(keys, `Bearer ${token}`)).toMatchObject({ id: 'cms' });

    const file = written('good.env', `${stdout.toString()}PUBLIC_BASE_URL=https://cards.example\n`);
    expect(await presscard(['config', 'check', file])).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    [['keys']],
    [['keys', 'old']],
    [['keys', 'new', '--id', 'A B']],
    [['keys', 'new', '--outlets', 'RT']],
    [['keys', 'allow']],
    [['config']],
  ])('and its neighbours say what is wrong with %j', async (args) => {
    const { status, stdout, stderr } = await presscard(args);
    expect([status, stdout.toString()]).toEqual([2, '']);
    expect(stderr).toMatch(/^presscard: option_invalid: .+\n$/);
  });
});

describe.concurrent('presscard config check', () => {
  it('names each wrong setting on a line of its own, without its value, and ends with 2', async () => {
    const file = written(
      'bad.env',
      'PORT=eighty\nPRESSCARD_KEYS=k1:signing:too-short-a-secret\nPRESSCARD_KEY=x\n',
    );
    const { status, stdout } = await presscard(['config', 'check', file]);
    expect(status).toBe(2);
    expect(stdout.toString().split('\n')).toEqual([
      expect.stringMatching(/^wrong: PRESSCARD_KEYS key k1 .*shorter than 32.*presscard keys new\.$/),
      expect.stringMatching(/^wrong: PORT must be a whole number/),
      expect.stringMatching(/^warning: PRESSCARD_KEY is no setting/),
      '',
    ]);
    expect(stdout.toString()).not.toMatch(/eighty|too-short/);
  });

  it('reads the environment when no file is named', async () => {
    const { status, stdout } = await presscard(['config', 'check'], { env: { PRESSCARD_KEYS: '' } });
    expect(status).toBe(2);
    expect(stdout.toString()).toContain(
      'wrong: PRESSCARD_KEYS holds no key. Make one with `presscard keys new`',
    );
  });

  it('says when the file is not there', async () => {
    expect(await presscard(['config', 'check', join(folder, 'none.env')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('input_unreadable'),
    });
  });
});

describe.concurrent('presscard keys allow', () => {
  it('lists each card once that the log says was signed with the key', async () => {
    const log = written(
      'service.log',
      `${line('old', 'a')}no JSON\n${line('new', 'b')}${line('old', 'a')}${line('old', 'c')}`,
    );
    const { status, stdout, stderr } = await presscard(['keys', 'allow', log, '--id', 'old']);
    expect([status, stdout.toString()]).toEqual([0, `${'a'.repeat(64)}\n${'c'.repeat(64)}\n`]);
    expect(stderr).toContain('2 cards');
    expect(
      (await presscard(['keys', 'allow', '-', '--id', 'new'], { input: line('new', 'b') })).stdout.toString(),
    ).toBe(`${'b'.repeat(64)}\n`);
    expect(await presscard(['keys', 'allow', join(folder, 'none.log'), '--id', 'old'])).toMatchObject({
      status: 2,
    });
  });
});
