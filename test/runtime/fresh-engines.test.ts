import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCard } from '../../src/index.ts';
import type { Service } from '../cli.ts';
import { articles } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';
import { startWorker } from '../workerd.ts';
import { ask, cardPath } from './ask.ts';

let worker: Service;
beforeAll(async () => {
  worker = await startWorker({}, 'test/fixtures/render/worker.jsonc');
});
afterAll(() => worker.stop());

describe('a Worker whose raster traps', () => {
  const ordinary = cardPath(articles.arabic);
  const trap = cardPath({ ...articles.arabic, template: 'trapping' });

  it('fails that card, and makes the next one on fresh engines, the same to the byte', async () => {
    const { bytes } = await renderCard(testPress(), articles.arabic);
    const before = await ask(worker.url, { path: ordinary });
    expect(before.bytes.equals(bytes)).toBe(true);

    // More than once: the stubs that only start-up may compile serve every later start.
    for (const starts of [2, 3]) {
      const failed = await ask(worker.url, { path: trap });
      expect(failed.text).toBe('render_failed: RuntimeError: unreachable');
      const next = await ask(worker.url, { path: ordinary });
      expect(next.status).toBe(200);
      expect(next.headers['x-starts']).toBe(String(starts));
      expect(next.bytes.equals(bytes)).toBe(true);
    }
  });

  it('makes cards of all scripts afterwards, many at once', async () => {
    await ask(worker.url, { path: trap });
    const press = testPress();
    const wanted = [articles.long, articles.japanese, articles.hindi, articles.emoji, articles.greek];
    const answers = await Promise.all(wanted.map((article) => ask(worker.url, { path: cardPath(article) })));
    for (const [at, { bytes }] of answers.entries()) {
      expect(bytes.equals((await renderCard(press, wanted[at])).bytes)).toBe(true);
    }
  });

  it('does not start its engines again for an input that makes no card', async () => {
    const before = (await ask(worker.url, { path: ordinary })).headers['x-starts'];
    expect((await ask(worker.url, { path: cardPath({ outlet: 'rt' }) })).text).toContain('headline_missing');
    expect((await ask(worker.url, { path: ordinary })).headers['x-starts']).toBe(before);
  });
});
