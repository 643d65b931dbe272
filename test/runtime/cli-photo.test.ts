import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { presscard } from '../cli.ts';
import { sceneFile } from '../fixtures/scenes.ts';

const cwd = mkdtempSync(join(tmpdir(), 'presscard-photo-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const photo = await sceneFile('harbour');
writeFileSync(join(cwd, 'pier.jpg'), photo);
writeFileSync(join(cwd, 'page.jpg'), '<!doctype html>');
const article = ['--headline', 'Ferry strike ends after nine days', '--outlet', 'harbour-post'];

describe.concurrent('presscard card with a photo', () => {
  it('is a JPEG where no other format is asked for', async () => {
    const { status, stderr } = await presscard(['card', ...article, '--photo', 'pier.jpg'], { cwd });
    expect([status, stderr]).toEqual([0, expect.stringContaining('photo for The Harbour Post')]);
    expect((await sharp(readFileSync(join(cwd, 'card.jpg'))).metadata()).format).toBe('jpeg');
  });

  it.each([
    ['out.webp', 'webp'],
    ['out.png', 'png'],
    ['out.jpeg', 'jpeg'],
  ])('is what the ending of %s says', async (file, format) => {
    const args = ['card', ...article, '--photo', 'pier.jpg', '--focus', '0.2,0.9', '-o', file];
    expect((await presscard(args, { cwd })).status).toBe(0);
    const { format: kind, width, height } = await sharp(readFileSync(join(cwd, file))).metadata();
    expect([kind, width, height]).toEqual([format, 1200, 630]);
  });

  it('fetches the photo that an article names, from a host that may be asked', async () => {
    const server = createServer((_, response) => response.end(photo));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const input = {
      headline: 'Adrift',
      outlet: 'rt',
      photo: { src: `http://${host}/a`, credit: 'Jane Doe' },
    };
    writeFileSync(join(cwd, 'article.json'), JSON.stringify(input));
    const args = ['card', 'article.json', '--json', '-o', 'fetched.jpg'];
    const [refused, allowed] = await Promise.all([
      presscard(['card', 'article.json', '-o', 'refused.jpg'], { cwd }),
      presscard(args, { cwd, env: { PRESSCARD_ALLOW_HOSTS: host } }),
    ]);
    server.close();
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/^presscard: address_refused: /),
    ]);
    expect(readdirSync(cwd)).not.toContain('refused.jpg');
    const { card, article: understood } = JSON.parse(allowed.stdout.toString());
    expect([card.format, card.template, understood.photo.credit]).toEqual(['jpg', 'photo', 'Jane Doe']);
  });

  it.each([
    ['a photo that is not there', ['--photo', 'none.jpg'], 'input_unreadable'],
    ['what is no photo', ['--photo', 'page.jpg'], 'photo_unsupported'],
    ['a folder', ['--photo', '.'], 'input_unreadable'],
    ['an address that is no web address', ['--photo', 'file:///etc/passwd'], 'address_refused'],
    ['a focus beside the photo', ['--photo', 'pier.jpg', '--focus', '1.2,0'], 'option_invalid'],
    ['half a focus', ['--photo', 'pier.jpg', '--focus', '0.5'], 'option_invalid'],
  ])('refuses %s', async (_, args, code) => {
    const { status, stderr } = await presscard(['card', ...article, ...args, '-o', 'no.jpg'], { cwd });
    expect(stderr).toMatch(new RegExp(`^presscard: ${code}: [^\\n]+\\n$`));
    expect(status).toBe(2);
    expect(readdirSync(cwd)).not.toContain('no.jpg');
  });
});
