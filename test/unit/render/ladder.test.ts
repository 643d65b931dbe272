import { describe, expect, it } from 'vitest';
import { PresscardError, type FaultCode } from '../../../src/errors.ts';
import { RENDER_DEADLINE_MS } from '../../../src/limits.ts';
import type { ClockPort } from '../../../src/ports.ts';
import { inlineRenderer } from '../../../src/render/inline.ts';
import { printCard, type Fallback, type LadderOptions } from '../../../src/render/ladder.ts';
import { plainCards } from '../../../src/render/plain-cards.ts';
import type { Renderer, RenderJob } from '../../../src/render/renderer.ts';
import { withPhotos } from '../../../src/render/with-photos.ts';
import { articles } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';
import { countingRenderer } from './renderers.ts';

const press = testPress();
const plain = plainCards({ renderer: inlineRenderer(press), outlets: press.outlets });
const stopped: ClockPort = { now: () => 0, elapsed: () => 0 };
const photo = Uint8Array.of(1, 2, 3);

const fault = (code: FaultCode) => new PresscardError(code, 'It failed.');
const isFull = ({ options }: RenderJob): boolean => options?.template === 'night';
const job: RenderJob = { article: articles.short, options: { template: 'night' } };

/** Prints, and notes what was told. */
async function print(renderer: Renderer, wanted: RenderJob, options: Partial<LadderOptions> = {}) {
  const told: Fallback[] = [];
  const printed = await printCard(renderer, wanted, {
    plainCards: plain,
    clock: stopped,
    deadlineMs: RENDER_DEADLINE_MS,
    onFallback: (fallback) => told.push(fallback),
    ...options,
  });
  return { ...printed, told };
}

describe('a card that can be rendered', () => {
  it('is the full one, and nothing is told', async () => {
    const { card, fallback, told } = await print(countingRenderer(), job);
    expect(card.template).toBe('night');
    expect(fallback).toBeUndefined();
    expect(told).toEqual([]);
  });
});

describe('a card whose design fails', () => {
  it('goes out as its text in the default design', async () => {
    const renderer = countingRenderer((one) => (isFull(one) ? fault('render_failed') : undefined));
    const { card, fallback, told } = await print(renderer, job);
    expect(renderer.asked).toEqual(['night', 'classic']);
    expect(card.template).toBe('classic');
    expect(card.fit.lines.join(' ')).toBe(articles.short.headline);
    expect(fallback).toEqual({ reason: 'render_failed', rung: 'text_only' });
    expect(told).toEqual([fallback]);
  });

  it('says headline, outlet and date there, and nothing that an article has beside them', async () => {
    const renderer = countingRenderer((one) => (isFull(one) ? fault('template_text') : undefined));
    const { card, fallback } = await print(renderer, job);
    expect(card.alt).toContain(articles.short.headline);
    expect(card.alt).toContain('2026');
    expect(card.alt).not.toContain(articles.short.kicker);
    expect(fallback?.reason).toBe('template_fault');
  });

  it('goes out as the plain card of its outlet, in its size, when its text fails too', async () => {
    const renderer = countingRenderer(() => fault('font_missing'));
    const { card, fallback } = await print(renderer, { ...job, options: { size: 'square' } });
    expect(card).toMatchObject({ template: 'plain', size: 'square', widthPx: 1200, heightPx: 1200 });
    expect(card.alt).not.toContain(articles.short.headline);
    expect(fallback).toEqual({ reason: 'font_missing', rung: 'plain' });
  });

  it('is no different when something is thrown that nobody foresaw', async () => {
    const renderer = countingRenderer((one) => (isFull(one) ? new TypeError('x is undefined') : undefined));
    expect((await print(renderer, job)).fallback).toEqual({ reason: 'render_failed', rung: 'text_only' });
  });
});

describe('a card with a photo', () => {
  it('goes out without it when the render with it fails', async () => {
    const renderer = countingRenderer((one) => (one.photo ? fault('render_failed') : undefined));
    const { card, fallback } = await print(renderer, { ...job, photo });
    expect(card.template).toBe('night');
    expect(fallback).toEqual({ reason: 'render_failed', rung: 'without_photo' });
  });
});

describe('a card with a portrait', () => {
  const author = { name: 'Jane Doe', portrait: 'ab'.repeat(32) };
  const opinion: RenderJob = { article: { ...articles.short, author }, options: { template: 'opinion' } };

  it('goes out with the name alone when the portrait cannot be read', async () => {
    const { card, fallback } = await print(countingRenderer(), { ...opinion, portrait: photo });
    expect([card.template, card.warnings]).toEqual(['opinion', []]);
    expect(fallback).toEqual({ reason: 'photo_unreadable', rung: 'without_photo' });
  });

  it('goes out with the name alone when the portrait is not in the store any more', async () => {
    const wanted = { ...opinion, portrait: async () => undefined };
    const { card, fallback } = await print(withPhotos(countingRenderer()), wanted);
    expect(card.template).toBe('opinion');
    expect(fallback).toEqual({ reason: 'photo_missing', rung: 'without_photo' });
  });
});

describe('a card that took too long', () => {
  it('is the plain one at once', async () => {
    const renderer = countingRenderer(() => fault('render_deadline'));
    const { fallback } = await print(renderer, { ...job, photo });
    expect(renderer.asked).toHaveLength(1);
    expect(fallback).toEqual({ reason: 'deadline', rung: 'plain' });
  });

  it('is the plain one too when it failed only after all of its time', async () => {
    let ms = 0;
    const renderer = countingRenderer(() => {
      ms += RENDER_DEADLINE_MS;
      return fault('render_failed');
    });
    const clock = { now: () => ms, elapsed: () => ms };
    const { fallback } = await print(renderer, job, { clock });
    expect(renderer.asked).toHaveLength(1);
    expect(fallback).toEqual({ reason: 'render_failed', rung: 'plain' });
  });
});

describe('what is no failure of the card', () => {
  it.each([
    { code: 'busy', wanted: job, fail: () => fault('busy') },
    { code: 'headline_missing', wanted: { article: { outlet: 'rt' } }, fail: () => undefined },
    { code: 'outlet_unknown', wanted: { article: { headline: 'A', outlet: 'x' } }, fail: () => undefined },
    { code: 'template_unknown', wanted: { ...job, options: { template: 'x' } }, fail: () => undefined },
    { code: 'size_unknown', wanted: { ...job, options: { size: 'x' } }, fail: () => undefined },
  ])('is answered as $code and never as a lesser card', async ({ code, wanted, fail }) => {
    await expect(print(countingRenderer(fail), wanted)).rejects.toMatchObject({ code });
  });

  it('is answered with the plain card when the lesser card finds no room, for the first one had failed', async () => {
    const renderer = countingRenderer((one) => fault(isFull(one) ? 'render_failed' : 'busy'));
    const { fallback } = await print(renderer, job);
    expect(fallback).toEqual({ reason: 'render_failed', rung: 'plain' });
  });

  it('is answered as it is when the render never came so far as to see it', async () => {
    const renderer = countingRenderer(() => fault('render_deadline'));
    await expect(print(renderer, { article: { outlet: 'rt' } })).rejects.toMatchObject({
      code: 'headline_missing',
    });
  });
});

describe('a card of which not even the plain one can be made', () => {
  it('is 503 with a time to ask again', async () => {
    const renderer = countingRenderer(() => fault('font_missing'));
    const noPlain = plainCards({ renderer, outlets: press.outlets });
    await expect(print(renderer, job, { plainCards: noPlain })).rejects.toMatchObject({
      code: 'card_unavailable',
      status: 503,
      retryAfterS: 5,
    });
  });
});
