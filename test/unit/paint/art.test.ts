import { describe, expect, it } from 'vitest';
import { renderCard, type Template } from '../../../src/index.ts';
import { voices } from '../../../src/typeset/voices.ts';
import { templates } from '../../../templates/registry.ts';
import { articles } from '../../fixtures/articles.ts';
import { testPress } from '../../press.ts';

const [classic] = templates;

/** A newsroom's own template, which draws what it is given. */
function drawing(art: unknown): Template {
  return { ...classic, id: 'own', art: () => art as ReturnType<Template['art']> };
}

function render(template: Template): ReturnType<typeof renderCard> {
  return renderCard(testPress({ templates: [template] }), articles.short, { template: 'own' });
}

function element(type: string, style: object, children?: unknown): unknown {
  return { type, props: { style: { display: 'flex', ...style }, children }, key: null };
}

describe('a template that draws a word by itself', () => {
  it.each([
    ['as the child of a box', element('div', {}, 'Breaking')],
    ['as one child of several', element('div', {}, [element('div', { height: 5 }), 'Breaking'])],
    ['deep inside', element('div', {}, element('div', {}, element('span', {}, 'Breaking')))],
    ['as a number', element('div', {}, 2026)],
  ])('is refused: %s', async (_, art) => {
    await expect(render(drawing(art))).rejects.toMatchObject({ code: 'template_text', status: 500 });
  });

  it('is not told of an empty text', async () => {
    await expect(render(drawing(element('div', {}, 'Breaking')))).rejects.not.toThrow('“”');
  });
});

describe('a template that cannot be drawn', () => {
  it.each([
    ['a display that does not exist', element('div', { display: 'table' })],
    ['a length that does not exist', element('div', { width: '12 parrots' })],
    ['a background that does not exist', element('div', { width: 10, height: 10, background: 'parrot(1)' })],
    ['a transform that does not exist', element('div', { transform: 'parrot(3)' })],
    ['an image without a source', { type: 'img', props: {} }],
    ['an image from the machine’s own disk', { type: 'img', props: { src: 'file:///etc/hostname' } }],
  ])('fails as a template: %s', async (_, art) => {
    await expect(render(drawing(art))).rejects.toMatchObject({ code: 'render_failed', status: 500 });
  });
});

describe('after a template that failed', () => {
  it('the same press prints the next card', async () => {
    const press = testPress({ templates: [drawing(element('div', {}, 'Breaking'))] });
    const failed = renderCard(press, articles.short, { template: 'own' });
    const next = renderCard(press, articles.short, { template: 'classic' });
    await expect(failed).rejects.toThrow();
    expect((await next).contentType).toBe('image/png');
  });
});

describe('a newsroom’s own template', () => {
  it('takes the place of the built-in one of the same id', async () => {
    const press = testPress({
      templates: [{ ...drawing(element('div', { background: '#123456' })), id: 'classic' }],
    });
    const { bytes } = await renderCard(press, articles.short, { template: 'classic', format: 'svg' });
    expect(new TextDecoder().decode(bytes)).toContain('#123456');
  });

  it('may leave a text undrawn', async () => {
    const { alt, fit } = await render(drawing(element('div', { width: 10, height: 10 })));
    expect(alt).toContain(articles.short.headline);
    expect(fit.lines.join(' ')).toBe(articles.short.headline);
  });

  it('may set further texts of its own', async () => {
    const extra = {
      text: 'Extra',
      style: voices.modern.meta,
      colour: '#010203',
      ladder: [{ sizePx: 40, lines: 1 }],
      box: { widthPx: 300, heightPx: 80 },
    };
    const own: Template = {
      ...drawing(
        element(
          'div',
          { width: 1200, height: 630 },
          { type: 'div', props: { id: 'text:extra', style: { width: 90, height: 50 } } },
        ),
      ),
      texts: (subject) => ({ ...classic.texts(subject), extra }),
    };
    const press = testPress({ templates: [own] });
    const { bytes } = await renderCard(press, articles.short, { template: 'own', format: 'svg' });
    expect(new TextDecoder().decode(bytes)).toMatch(/<path fill="#010203" transform="[^"]+" d="M[^"]+"\/>/);
  });
});
