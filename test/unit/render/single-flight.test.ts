import { describe, expect, it } from 'vitest';
import type { PaintedCard } from '../../../src/render/renderer.ts';
import { SingleFlight } from '../../../src/render/single-flight.ts';
import { articles } from '../../fixtures/articles.ts';
import { countingRenderer } from './renderers.ts';

describe('a thousand requests for one card', () => {
  it('are one render, and all get its bytes', async () => {
    const renderer = countingRenderer();
    const flights = new SingleFlight<PaintedCard>();
    const asked = Array.from({ length: 1_000 }, () =>
      flights.run('ferry', () => renderer.render({ article: articles.short })),
    );
    expect(asked.filter(({ joined }) => joined)).toHaveLength(999);
    const cards = new Set(await Promise.all(asked.map(({ result }) => result)));
    expect(cards.size).toBe(1);
    expect(renderer.asked).toHaveLength(1);
  });

  it('are all told when it fails, and the next one tries again', async () => {
    const renderer = countingRenderer();
    const flights = new SingleFlight<PaintedCard>();
    const fail = (): Promise<PaintedCard> => renderer.render({ article: {} });
    const failed = await Promise.allSettled([flights.run('a', fail).result, flights.run('a', fail).result]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(renderer.asked).toHaveLength(1);
    expect(flights.size).toBe(0);
    await flights.run('a', () => renderer.render({ article: articles.short })).result;
    expect(renderer.asked).toHaveLength(2);
  });

  it('do not hold up those for another card', async () => {
    const flights = new SingleFlight<string>();
    void flights.run('slow', () => new Promise(() => undefined));
    expect(await flights.run('quick', () => Promise.resolve('done')).result).toBe('done');
  });
});
