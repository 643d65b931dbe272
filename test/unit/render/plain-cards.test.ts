import { describe, expect, it } from 'vitest';
import { plainCards } from '../../../src/render/plain-cards.ts';
import { articles } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';
import { countingRenderer } from './renderers.ts';

const { outlets } = testPress();

describe('the plain cards', () => {
  it('are at hand for every outlet once they are warm, whatever becomes of the renderer', async () => {
    let isDead = false;
    const renderer = countingRenderer(() => (isDead ? new Error('dead') : undefined));
    const plain = plainCards({ renderer, outlets });
    await plain.warm();
    isDead = true;
    for (const { id } of outlets.all) {
      const card = await plain.get({ article: { headline: 'Adrift', outlet: id } });
      expect(card).toMatchObject({ template: 'plain', size: 'og', format: 'png' });
    }
  });

  it('are rendered once an outlet and size, however many ask at once', async () => {
    const renderer = countingRenderer();
    const plain = plainCards({ renderer, outlets });
    const wanted = [
      articles.short,
      articles.long,
      articles.cyrillic,
      { headline: 'A', outlet: 'example.org' },
    ];
    await Promise.all(wanted.flatMap((article) => [plain.get({ article }), plain.get({ article })]));
    expect(renderer.asked).toHaveLength(3);
    await plain.get({ article: articles.short, options: { size: 'story' } });
    await plain.get({ article: articles.short, options: { size: 'og', format: 'auto' } });
    expect(renderer.asked).toHaveLength(4);
  });

  it('say nothing of the article, and are the same for all of an outlet’s', async () => {
    const plain = plainCards({ renderer: countingRenderer(), outlets });
    const card = await plain.get({ article: articles.short });
    expect(card.alt).not.toContain('strike');
    expect(await plain.get({ article: articles.long })).toBe(card);
  });

  it('are kept within a bound of bytes, and made again when they were let go', async () => {
    const renderer = countingRenderer();
    const plain = plainCards({ renderer, outlets, maxBytes: 1 });
    const [first, second] = [
      await plain.get({ article: articles.short }),
      await plain.get({ article: articles.short }),
    ];
    expect(first.bytes).toEqual(second.bytes);
    expect(renderer.asked).toHaveLength(2);
  });
});
