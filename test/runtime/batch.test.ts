import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../../load/service-process.ts';
import type { ManifestLine } from '../../src/batch/manifest.ts';
import { openAddress } from '../../src/card-url/open.ts';
import { KeyRing } from '../../src/keys/key-ring.ts';
import { readKeys } from '../../src/keys/key-setting.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { ACCESS, testBucket } from '../bucket.ts';
import { beginning, presscard } from '../cli.ts';
import { testApp, testPress } from '../press.ts';
import { generatedTable } from '../fixtures/generated-articles.ts';

const root = mkdtempSync(join(tmpdir(), 'presscard-batch-'));
const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) execFileSync('umount', [mount]);
  rmSync(root, { recursive: true, force: true });
});

const written = (name: string, content: string): string => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
const newPath = (name: string): string => join(mkdtempSync(join(root, 'out-')), name);
const table = (articles: number): string =>
  written(`${articles}.csv`, [...generatedTable(articles)].join(''));

/** The files of a batch by their names, as digests; when it began is the run's own. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile() && name !== 'manifest.run.json')
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

function linesOf(manifest: string): ManifestLine[] {
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ManifestLine);
}

const page = (headline: string): string =>
  `<html lang="en"><head><link rel="canonical" href="https://harbourpost.example/quay"><meta property="og:title" content="${headline}"><meta property="article:published_time" content="2026-03-14T09:00:00Z"></head><body><h1>${headline}</h1></body></html>`;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setTimeout(later, 5));
}

// Side by side on a busy machine each of them waits for the others.
describe.concurrent('presscard batch', { timeout: 180_000 }, () => {
  it('makes the cards of every article that is good, and says of the others what is wrong', async () => {
    const rows =
      'headline,date,outlet\nTide at nine,2026-03-14,harbour-post\n,2026-03-14,harbour-post\nTide at ten,soon,harbour-post\nTide at nine,2026-03-14,harbour-post\n';
    const output = newPath('cards');
    const run = await presscard([
      'batch',
      written('four.csv', rows),
      '-o',
      output,
      '--sizes',
      'og,square',
      '--jobs',
      '1',
    ]);
    expect(run.status).toBe(2);
    expect(run.stdout.length).toBe(0);
    const lines = linesOf(join(output, 'manifest.jsonl'));
    expect(lines).toMatchObject([
      {
        from: 'row 2',
        article: { headline: 'Tide at nine' },
        cards: { og: { width: 1200, height: 630 }, square: { width: 1200, height: 1200 } },
        alt: 'Tide at nine — The Harbour Post, 14 March 2026',
        warnings: [],
      },
      { from: 'row 3', error: { code: 'headline_missing' } },
      { from: 'row 4', error: { code: 'date_invalid' } },
      { from: 'row 5' },
    ]);
    for (const line of lines) {
      for (const { file, bytes } of 'cards' in line ? Object.values(line.cards) : [])
        expect(statSync(join(output, file)).size).toBe(bytes);
    }
    expect(run.stderr).toContain('2 articles failed');
    expect(run.stderr).toContain('1 date_invalid: row 4');
  });

  it('reads a folder of pages, and gives the addresses that the service answers', async () => {
    const keys = await makeKeys();
    const env = { ...keys.env, PUBLIC_BASE_URL: 'https://cards.example.org' };
    const pages = newPath('pages');
    mkdirSync(join(pages, 'city'), { recursive: true });
    writeFileSync(join(pages, 'city/quay.html'), page('Quay stays open after all'));
    writeFileSync(join(pages, 'empty.html'), '');
    symlinkSync('nowhere', join(pages, 'lost.html'));
    writeFileSync(join(pages, 'notes.txt'), 'no page');
    const output = newPath('cards');
    const run = await presscard(['batch', pages, '-o', output, '--jobs', '1'], { env });
    expect(run.status).toBe(2);
    const [first, ...others] = linesOf(join(output, 'manifest.jsonl'));
    expect(others).toMatchObject([
      { from: 'empty.html', error: { code: 'input_empty' } },
      { from: 'lost.html', error: { code: 'input_unreadable' } },
    ]);
    if (!first || !('cards' in first)) throw new Error(`There is no card: ${JSON.stringify(first)}`);
    expect(first.from).toBe('city/quay.html');
    const ring = new KeyRing(readKeys(keys.env.PRESSCARD_KEYS!).keys);
    const { card } = await openAddress(first.cards.og!.url!, ring);
    expect(card).toMatchObject({ headline: 'Quay stays open after all', outlet: 'harbour-post' });
    // What the service answers there is the file.
    const service = testApp(testPress(), {
      mode: 'keys',
      settings: readSettings(env),
      baseUrl: env.PUBLIC_BASE_URL,
    });
    const answer = await service.request(first.cards.og!.url!);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(output, first.cards.og!.file)));
    const allowed = await presscard(['keys', 'allow', join(output, 'manifest.jsonl'), '--id', 'load']);
    expect(allowed.stdout.toString().trim()).toBe(first.signed!.cards[0]);
  });

  it('reads a feed at its address with its photos, and fetches the pages of a sitemap', async () => {
    const server = createServer(({ url, headers }, response) => {
      const base = `http://${headers.host}`;
      if (url === '/feed')
        return response.end(
          `<rss><channel><link>https://harbourpost.example/</link><item><title>Tide at nine</title><enclosure url="${base}/dogs.jpg" type="image/jpeg"/></item><item><title>Tide at ten</title><enclosure url="${base}/none.jpg" type="image/jpeg"/></item></channel></rss>`,
        );
      if (url === '/sitemap.xml')
        return response.end(
          `<urlset><url><loc>${base}/quay</loc></url><url><loc>${base}/gone</loc></url></urlset>`,
        );
      if (url === '/dogs.jpg') return response.end(readFileSync('test/fixtures/photographs/dogs.jpg'));
      if (url === '/quay') {
        response.setHeader('content-type', 'text/html');
        return response.end(
          '<title>Quay stays open</title><meta property="og:url" content="https://harbourpost.example/quay"><h1>Quay stays open</h1>',
        );
      }
      return response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { PRESSCARD_ALLOW_HOSTS: host };
    const [feed, sitemap] = [newPath('cards'), newPath('cards')];
    const runs = await Promise.all([
      presscard(['batch', `http://${host}/feed`, '-o', feed, '--jobs', '1'], { env }),
      presscard(['batch', `http://${host}/sitemap.xml`, '-o', sitemap, '--jobs', '1'], { env }),
    ]);
    server.close();
    expect(runs.map(({ status }) => status)).toEqual([0, 1]);
    expect(linesOf(join(feed, 'manifest.jsonl'))).toMatchObject([
      { article: { headline: 'Tide at nine' }, cards: { og: { file: expect.stringMatching(/\.jpg$/) } } },
      {
        article: { headline: 'Tide at ten' },
        cards: { og: { file: expect.stringMatching(/\.png$/) } },
        warnings: expect.arrayContaining([expect.objectContaining({ code: 'photo_left_out' })]),
      },
    ]);
    expect(linesOf(join(sitemap, 'manifest.jsonl'))).toMatchObject([
      { article: { headline: 'Quay stays open', url: 'https://harbourpost.example/quay' } },
      { from: `http://${host}/gone`, error: { code: 'fetch_failed' } },
    ]);
  });

  it('puts the cards into a bucket', async () => {
    const bucket = await testBucket();
    const env = {
      AWS_ENDPOINT_URL_S3: bucket.endpoint,
      AWS_ACCESS_KEY_ID: ACCESS.id,
      AWS_SECRET_ACCESS_KEY: ACCESS.secret,
      AWS_REGION: 'auto',
    };
    const manifest = newPath('news.jsonl');
    const args = ['batch', '-', '-o', 's3://cards/news', '--jobs', '1', '--manifest', manifest];
    const input =
      '{"headline":"Tide at nine","date":"2026-03-14","outlet":"harbour-post"}\n{"headline":"Live","state":"live","until":"2126-03-14","outlet":"harbour-post"}\n';
    bucket.troubles.push(503);
    const run = await presscard(args, { env, input });
    expect(run.status).toBe(0);
    const stored = linesOf(manifest).map((line) => {
      const { file, bytes } = ('cards' in line && line.cards.og) || { file: '', bytes: 0 };
      const object = bucket.objects.get(`/cards/news/${file}`)!;
      expect(object.bytes.length).toBe(bytes);
      return [object.headers['content-type'], object.headers['cache-control']];
    });
    expect(stored).toEqual([
      ['image/png', 'public, max-age=31536000, immutable'],
      ['image/png', 'public, max-age=31536000, must-revalidate'],
    ]);
    const refused = await presscard([...args.slice(0, -1), newPath('other.jsonl')], {
      env: { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' },
      input,
    });
    bucket.stop();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /^presscard: output_failed: The bucket does not take the card: status 403, SignatureDoesNotMatch/m,
    );
  });

  it('shows a table’s own words without what would colour a terminal', async () => {
    const input = written('red.csv', '\u001b[31mred\u001b]0;title\u0007,other\na,b\n');
    const { status, stderr } = await presscard(['batch', input, '-o', newPath('red')]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('red')]);
    expect(stderr.trimEnd()).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('goes on after kill -9 to what one run makes, byte for byte', async () => {
    const input = table(150);
    const [whole, killed] = [newPath('whole'), newPath('killed')];
    expect((await presscard(['batch', input, '-o', whole])).status).toBe(0);

    const manifest = join(killed, 'manifest.jsonl');
    const begun = beginning(['batch', input, '-o', killed]);
    await until(() => existsSync(manifest) && statSync(manifest).size > 15_000);
    begun.kill('SIGKILL');
    expect((await begun.run).status).toBeNull();
    // A line that the kill tore.
    const torn = readFileSync(manifest, 'utf8').slice(0, -20);
    writeFileSync(manifest, torn);
    const done = torn.split('\n').length - 1;
    expect(done).toBeLessThan(150);

    // A process that lives holds the place, and one that was killed does not.
    const lock = join(killed, 'manifest.lock');
    const left = readFileSync(lock);
    writeFileSync(lock, String(process.pid));
    const second = await presscard(['batch', input, '-o', killed, '--resume']);
    expect([second.status, second.stderr]).toEqual([
      2,
      expect.stringMatching(`^presscard: output_taken: Another batch, process ${process.pid}, `),
    ]);
    writeFileSync(lock, left);

    const again = await presscard(['batch', input, '-o', killed]);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringMatching(/^presscard: output_taken: .*--resume/),
    ]);
    const other = await presscard(['batch', input, '-o', killed, '--resume', '--sizes', 'square']);
    expect([other.status, other.stderr]).toEqual([
      2,
      expect.stringMatching(/^presscard: output_taken: .*sizes/),
    ]);
    for (const others of [table(20), written('others.csv', 'headline,outlet\nTide,harbour-post\n')]) {
      const changed = await presscard(['batch', others, '-o', killed, '--resume']);
      expect([changed.status, changed.stderr]).toEqual([
        2,
        expect.stringMatching(/presscard: input_changed: /),
      ]);
    }
    expect(linesOf(manifest)).toHaveLength(done);

    const resumed = await presscard(['batch', input, '-o', killed, '--resume']);
    expect(resumed.status).toBe(0);
    expect(resumed.stderr).toContain(`${done} articles of them had been done before`);
    expect(filesOf(killed)).toEqual(filesOf(whole));
    expect(Object.keys(filesOf(whole))).toHaveLength(151);
  });

  const disk = mountDisk('1m');
  it.skipIf(!disk)('says once that the disk is full, leaves nothing half written, and goes on', async () => {
    const input = table(80);
    const full = await presscard(['batch', input, '-o', join(disk!, 'cards')]);
    expect(full.status).toBe(1);
    expect(full.stderr.match(/output_failed/g)).toHaveLength(1);
    expect(full.stderr).toMatch(/^presscard: output_failed: .*the disk is full \(ENOSPC\)/m);
    for (const line of linesOf(join(disk!, 'cards/manifest.jsonl'))) {
      if ('cards' in line)
        expect(statSync(join(disk!, 'cards', line.cards.og!.file)).size).toBe(line.cards.og!.bytes);
    }
    expect(readdirSync(join(disk!, 'cards'))).not.toContain('.unfinished');
    execFileSync('mount', ['-o', 'remount,size=20m', disk!]);
    expect((await presscard(['batch', input, '-o', join(disk!, 'cards'), '--resume'])).status).toBe(0);
    const whole = newPath('whole');
    expect((await presscard(['batch', input, '-o', whole, '--jobs', '1'])).status).toBe(0);
    expect(filesOf(join(disk!, 'cards'))).toEqual(filesOf(whole));
  });

  it.each([
    [['batch'], 'option_invalid'],
    [['batch', 'samples'], 'option_invalid'],
    [['batch', 'samples', '-o', 'OUT', '--jobs', 'many'], 'option_invalid'],
    [['batch', 'samples', '-o', 'OUT', '--map', 'heading=x'], 'option_invalid'],
    [['batch', 'nothing.csv', '-o', 'OUT'], 'input_unreadable'],
    [['batch', 'samples', '-o', 's3://cards'], 'setting_invalid'],
    [['batch', 'samples', '-o', 'OUT', '--sizes', 'huge'], 'request_invalid'],
    [['batch', 'samples', '-o', 'OUT', '--template', 'pretty'], 'template_unknown'],
  ])('says what is wrong with %j', async (args, code) => {
    const output = newPath('cards');
    const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    const run = await presscard(
      args.map((arg) => (arg === 'OUT' ? output : arg)),
      { env },
    );
    expect([run.status, run.stdout.length]).toEqual([2, 0]);
    expect(run.stderr).toContain(code);
    expect(existsSync(join(output, 'manifest.jsonl'))).toBe(false);
  });
});

/** A disk of its own, where this process may mount one. */
function mountDisk(size: string): string | undefined {
  const folder = mkdtempSync(join(root, 'disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'presscard-test', folder], {
      stdio: 'ignore',
    });
    mounts.push(folder);
    return folder;
  } catch {
    return undefined; // it takes an administrator of a Linux machine
  }
}
