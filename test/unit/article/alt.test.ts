import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altText } from '../../../src/article/alt.ts';
import { readArticle } from '../../../src/article/article.ts';
import { isVisible } from '../../../src/article/text.ts';
import { HEADLINE_MAX_GRAPHEMES, LABEL_MAX_CHARS } from '../../../src/limits.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { articles } from '../../fixtures/articles.ts';

const outlets = createRegistry(builtInOutlets);

/** The shortest bound that a network sets for an image's description. */
const NETWORK_MAX_CHARS = 420;

function altOf(input: unknown): string {
  return altText(readArticle(input, outlets).article);
}

describe('what a card says to those who cannot see it', () => {
  it('is read in the order of the card', () => {
    expect(altOf(articles.short)).toBe(
      'Transport: Ferry strike ends after nine days — The Harbour Post, 14 March 2026',
    );
  });

  it('leaves out what the card does not have', () => {
    expect(altOf(articles.noDate)).toBe('What the lighthouse keeper knew — The Harbour Post');
  });

  it('has the whole headline on one line', () => {
    const headline = 'Ferry\nstrike\nends';
    expect(altOf({ ...articles.short, headline })).toContain('Ferry strike ends');
  });

  it.each(Object.entries(articles))('has headline and outlet of “%s”', (_, input) => {
    const { article } = readArticle(input, outlets);
    expect(altText(article)).toContain(article.headline);
    expect(altText(article)).toContain(article.outlet.name);
  });

  it('keeps outlet and date of the longest article, and shortens the headline with an ellipsis', () => {
    const input = {
      headline: 'ferry '.repeat(HEADLINE_MAX_GRAPHEMES / 6),
      kicker: 'k'.repeat(LABEL_MAX_CHARS),
      outlet: `${'island.'.repeat(16)}example`,
      date: '2026-03-14',
    };
    const alt = altOf(input);
    expect(alt).toMatch(/^k+: ferry .*… — island\.[a-z.]+, 14 March 2026$/);
    expect(alt.length).toBeLessThanOrEqual(NETWORK_MAX_CHARS);
  });

  it('is short enough for every network, whatever the article', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    const article = fc.record({
      headline: text.map((one) => `x${one}`),
      kicker: text,
      outlet: fc.constantFrom('rt', 'severny-mayak', `${'island.'.repeat(16)}example`),
      date: fc.constantFrom(undefined, '2026-03-14', '2026-09-30T23:59'),
    });
    fc.assert(
      fc.property(article, (input) => {
        const alt = altOf(input);
        expect([...alt].length).toBeLessThanOrEqual(NETWORK_MAX_CHARS);
        expect(alt.isWellFormed() && isVisible(alt)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
