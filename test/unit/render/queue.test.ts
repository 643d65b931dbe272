import { describe, expect, it } from 'vitest';
import { queuedRenderer } from '../../../src/render/queue.ts';
import type { RenderJob } from '../../../src/render/renderer.ts';
import { articles } from '../../fixtures/articles.ts';
import { countingRenderer } from './renderers.ts';

const job: RenderJob = { article: articles.oneWord };
const patient = { maxWaitMs: 60_000 };

describe('a queue in front of a renderer', () => {
  it('renders so many at a time, in the order in which they came', async () => {
    const renderer = countingRenderer();
    const queue = queuedRenderer(renderer, { concurrency: 2, maxWaiting: 10, ...patient });
    const templates = ['classic', 'night', 'plain', 'classic', 'plain'];
    const cards = await Promise.all(
      templates.map((template) => queue.render({ ...job, options: { template } })),
    );
    expect(renderer.asked).toEqual(templates);
    expect(renderer.mostAtOnce).toBe(2);
    expect(cards.map(({ template }) => template)).toEqual(templates);
    expect(queue.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('is busy for whoever comes when it is full, says when to ask again, and renders the others', async () => {
    const renderer = countingRenderer();
    renderer.hold();
    const queue = queuedRenderer(renderer, { concurrency: 1, maxWaiting: 3, ...patient });
    const accepted = Array.from({ length: 4 }, () => queue.render(job));
    expect(queue.load()).toEqual({ running: 1, waiting: 3 });
    await expect(queue.render(job)).rejects.toMatchObject({ code: 'busy', status: 429, retryAfterS: 2 });
    renderer.release();
    expect(await Promise.all(accepted)).toHaveLength(4);
    expect(renderer.asked).toHaveLength(4);
    await expect(queue.render(job)).resolves.toMatchObject({ template: 'classic' });
  });

  it('refuses what has waited too long, and does not render it afterwards', async () => {
    const renderer = countingRenderer();
    renderer.hold();
    const queue = queuedRenderer(renderer, { concurrency: 1, maxWaiting: 3, maxWaitMs: 10 });
    const first = queue.render(job);
    await expect(queue.render(job)).rejects.toMatchObject({ code: 'busy' });
    expect(queue.load()).toEqual({ running: 1, waiting: 0 });
    renderer.release();
    await first;
    expect(renderer.asked).toHaveLength(1);
  });

  it('goes on after a render that failed', async () => {
    const renderer = countingRenderer();
    const queue = queuedRenderer(renderer, { concurrency: 1, maxWaiting: 3, ...patient });
    const failed = queue.render({ article: {} });
    const next = queue.render(job);
    await expect(failed).rejects.toMatchObject({ code: 'headline_missing' });
    await expect(next).resolves.toMatchObject({ size: 'og' });
    expect(queue.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('finishes when stopped what it began and what waits, and refuses what is new', async () => {
    const renderer = countingRenderer();
    renderer.hold();
    const queue = queuedRenderer(renderer, { concurrency: 1, maxWaiting: 3, ...patient });
    const accepted = [queue.render(job), queue.render(job)];
    const stopped = queue.stop();
    await expect(queue.render(job)).rejects.toMatchObject({ code: 'stopping' });
    renderer.release();
    await stopped;
    expect(await Promise.all(accepted)).toHaveLength(2);
  });
});
