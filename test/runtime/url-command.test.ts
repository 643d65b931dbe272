import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../../load/service-process.ts';
import { openAddress } from '../../src/card-url/open.ts';
import { readKeys } from '../../src/keys/key-setting.ts';
import { KeyRing } from '../../src/keys/key-ring.ts';
import { presscard } from '../cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'presscard-url-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keys = await makeKeys();
const env = { ...keys.env, PUBLIC_BASE_URL: 'https://cards.example.org' };
const ring = new KeyRing(readKeys(keys.env.PRESSCARD_KEYS!).keys);

const written = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe.concurrent('presscard url', () => {
  it('prints the signed address of a card and the tags of its page, and leaves a record', async () => {
    const { status, stdout, stderr } = await presscard(['url', 'samples/ferry-strike.json'], { env });
    expect(status).toBe(0);
    const [url, ...tags] = stdout.toString().trimEnd().split('\n');
    expect(url).toMatch(/^https:\/\/cards\.example\.org\/c\/v1\/load\/.+\.png$/);
    expect(tags).toContain(`<meta property="og:image" content="${url}" />`);
    expect(tags).toContain('<meta name="twitter:card" content="summary_large_image" />');
    const { card } = await openAddress(url!, ring);
    expect(card).toMatchObject({ headline: 'Ferry strike ends after nine days', outlet: 'harbour-post' });

    const record = written('record.log', stderr);
    const allowed = await presscard(['keys', 'allow', record, '--id', 'load']);
    expect(allowed.stdout.toString()).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('prints a line for each article, whatever becomes of the others', async () => {
    const lines = [
      { headline: 'Tide at nine', outlet: 'harbour-post' },
      { headline: '\u200b', outlet: 'harbour-post' },
      { article: { headline: 'Tide at ten', outlet: 'harbour-post' }, sizes: ['og', 'story'] },
    ];
    const input = `${lines.map((line) => JSON.stringify(line)).join('\n\n')}\nno JSON\n`;
    const { status, stdout, stderr } = await presscard(['url', '-', '--jsonl'], { env, input });
    const answers = stdout
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(4);
    expect(answers[0]).toMatchObject({ article: { headline: 'Tide at nine' }, rendered: false });
    expect(answers[1].error.code).toBe('headline_blank');
    expect(Object.keys(answers[2].cards)).toEqual(['og', 'story']);
    expect(answers[3].error.code).toBe('article_malformed');
    expect(status).toBe(2);
    expect(stderr.match(/"card_signed"/g)).toHaveLength(3);
  });

  it.each([
    [['url', 'nothing.jsonl', '--jsonl'], {}, 'input_unreadable'],
    [['url', 'samples/ferry-strike.json', '--sizes', 'huge'], {}, 'request_invalid'],
    [['url', 'samples/ferry-strike.json'], { PRESSCARD_KEYS: '' }, 'keys_missing'],
  ])('says what is wrong with %j and %j', async (args, settings, code) => {
    const { status, stdout, stderr } = await presscard(args, { env: { ...env, ...settings } });
    expect([status, stdout.toString()]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^presscard: ${code}: .+\n$`));
  });
});
