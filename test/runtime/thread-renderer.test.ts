import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineRenderer } from '../../src/render/inline.ts';
import type { RenderJob } from '../../src/render/renderer.ts';
import { threadRenderer, type ThreadRenderer } from '../../src/runtime/node/thread-renderer.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { articles } from '../fixtures/articles.ts';
import { rememberingLog, testPress } from '../press.ts';

const faultyPress = new URL('../fixtures/render/faulty-press.ts', import.meta.url);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const inline = inlineRenderer(testPress());

/** Enough for any card on a machine that does other things too, and short enough to wait for. */
const deadlineMs = 3_000;

const good: RenderJob = { article: articles.short };
const bad = (template: string): RenderJob => ({ article: articles.short, options: { template } });

describe('a card from a thread', () => {
  let renderer: ThreadRenderer;
  beforeAll(async () => {
    renderer = threadRenderer({ threads: 2, deadlineMs: 60_000 });
    await renderer.ready();
  });
  afterAll(() => renderer.stop());

  it('is the card that is rendered here, with everything that can be said about it', async () => {
    const { timings, ...card } = await renderer.render(good);
    const { timings: _, ...same } = await inline.render(good);
    expect(card).toEqual(same);
    expect(Object.keys(timings)).toContain('paint');
    expect(card).toMatchObject({ widthPx: 1200, heightPx: 630, format: 'png', template: 'classic' });
    expect(card.bytes.byteLength).toBe(card.bytes.buffer.byteLength);
  });

  it('is an SVG where one is asked for', async () => {
    const job: RenderJob = { article: articles.cyrillic, options: { format: 'svg' } };
    expect((await renderer.render(job)).bytes).toEqual((await inline.render(job)).bytes);
  });

  it('is refused with the code, the fields and what came, as it is here', async () => {
    for (const job of [
      { article: { outlet: 'rt' } },
      { article: { headline: 5, outlet: 'rt' } },
      { article: articles.short, options: { template: 'nowhere' } },
      { article: 'no article' },
    ]) {
      const there: unknown = await renderer.render(job).catch((error: unknown) => error);
      const here: unknown = await inline.render(job).catch((error: unknown) => error);
      expect(there).toEqual(here);
      expect(there).toMatchObject({ name: 'PresscardError' });
    }
  });

  it('is the right one when 200 are asked for at once, to the byte', async () => {
    const jobs = Array.from({ length: 200 }, (_, at): RenderJob => ({
      article: {
        headline: at % 2 === 0 ? `Ferry ${at} leaves the pier` : `Паром № ${at} вышел из порта`,
        outlet: at % 3 === 0 ? 'severny-mayak' : 'harbour-post',
      },
      options: { size: sizeIds[at % 3] },
    }));
    const cards = await Promise.all(jobs.map((job) => renderer.render(job)));
    const same: string[] = [];
    for (const job of jobs) same.push(digest((await inline.render(job)).bytes));
    expect(cards.map(({ bytes }) => digest(bytes))).toEqual(same);
  });
});

describe('a design that goes wrong on a thread', () => {
  const log = rememberingLog();
  let renderer: ThreadRenderer;
  beforeAll(async () => {
    // One thread: the next card can only come from the one that took the place of the lost one.
    renderer = threadRenderer({ threads: 1, pressModule: faultyPress, deadlineMs, heapMaxMb: 128, log });
    await renderer.ready();
  });
  afterAll(() => renderer.stop());

  it.each([
    { what: 'loops for ever', template: 'endless', code: 'render_deadline' },
    { what: 'throws', template: 'throwing', code: 'render_failed' },
    { what: 'takes all memory', template: 'greedy', code: 'render_failed' },
    { what: 'ends its process', template: 'exiting', code: 'render_failed' },
    { what: 'breaks the raster', template: 'trapping', code: 'render_failed' },
  ])('and $what costs its own card only: the next one is made', async ({ template, code }) => {
    await expect(renderer.render(bad(template))).rejects.toMatchObject({ name: 'PresscardError', code });
    const { bytes } = await renderer.render(good);
    expect(bytes).toEqual((await inline.render(good)).bytes);
  });

  it('is told to the operator for each thread that was replaced', () => {
    // All of the above but the one that threw, after which its thread was as good as before.
    expect(log.lines.map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => 'thread_replaced'));
  });

  it('loses none of the cards that wait behind it', async () => {
    const answers = await Promise.allSettled(
      ['exiting', 'classic', 'trapping', 'classic', 'exiting', 'night'].map((template) =>
        renderer.render(bad(template)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('says in the log what was the matter, and never in its message', async () => {
    const error: unknown = await renderer.render(bad('throwing')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'The card could not be rendered.',
      cause: new Error('Error: the design is at fault'),
    });
  });
});

describe('a press that cannot be made', () => {
  it('fails the start and each card, and leaves nobody waiting', async () => {
    const log = rememberingLog();
    const pressModule = new URL('../fixtures/render/no-press.ts', import.meta.url);
    const renderer = threadRenderer({ threads: 2, pressModule, log });
    await expect(renderer.ready()).rejects.toMatchObject({ code: 'render_failed' });
    await expect(renderer.render(good)).rejects.toMatchObject({ code: 'render_failed' });
    expect(log.lines).toContainEqual({ level: 'error', event: 'thread_not_started' });
    await renderer.stop();
  });
});

describe('a renderer that is stopped', () => {
  it('finishes what it began, refuses what is new, and ends its threads', async () => {
    const renderer = threadRenderer({ threads: 1, deadlineMs: 60_000 });
    const begun = Array.from({ length: 6 }, () => renderer.render(good));
    const stopped = renderer.stop();
    await expect(renderer.render(good)).rejects.toMatchObject({ code: 'stopping', status: 503 });
    await stopped;
    const { bytes } = await inline.render(good);
    for (const card of await Promise.all(begun)) expect(card.bytes).toEqual(bytes);
    await expect(renderer.render(good)).rejects.toMatchObject({ code: 'stopping' });
  });
});
