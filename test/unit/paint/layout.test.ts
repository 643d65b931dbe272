import { expect, describe, it } from 'vitest';
import { createPress, renderCard, type Press, type Template } from '../../../src/index.ts';
import { describeElement } from '../../../src/paint/describe-element.ts';
import { nodePorts } from '../../../src/node.ts';
import { templates } from '../../../templates/registry.ts';
import { articles } from '../../fixtures/articles.ts';
import { decodePng } from '../../decode-png.ts';

type Element = ReturnType<Template['art']>;

/** A press that counts what satori is asked. */
function countingPress(own: readonly Template[] = []): { press: Press; layouts: () => number } {
  const ports = nodePorts();
  let layouts = 0;
  const satori: typeof ports.engines.satori = (...asked) => {
    layouts += 1;
    return ports.engines.satori(...asked);
  };
  const press = createPress({ ports: { ...ports, engines: { ...ports.engines, satori } }, templates: own });
  return { press, layouts: () => layouts };
}

function element(type: unknown, props: object): Element {
  return { type, props, key: null } as unknown as Element;
}

describe('cards that differ in their words alone', () => {
  const { press, layouts } = countingPress();
  /** Of one height at one size. */
  const words = ['Hay pays', 'Hay says', 'Hay ways'];

  it.each(templates.filter(({ photo, items }) => !photo && !items).map(({ id }) => id))(
    'are laid out once, in the template %s',
    async (template) => {
      const before = layouts();
      for (const headline of words) await renderCard(press, { ...articles.short, headline }, { template });
      // None, where another template has laid out the very same.
      expect(layouts() - before).toBeLessThanOrEqual(1);
    },
  );

  it('have the pixels that each has in a press of its own, from either side', async () => {
    for (const name of ['short', 'hebrew'] as const) {
      for (const kicker of ['World', 'Business and economy']) {
        const article = { ...articles[name], kicker };
        const [one, other] = await Promise.all(
          [press, countingPress().press].map((each) => renderCard(each, article)),
        );
        expect(decodePng(one!.bytes).rgba).toEqual(decodePng(other!.bytes).rgba);
      }
    }
  });
});

describe('a template’s element', () => {
  const box = (style: object, children?: unknown): Element => element('div', { style, children });

  it('is the same whether it stands there or a component makes it', () => {
    const made = element(({ width }: { width: number }) => box({ width }), { width: 10 });
    const described = describeElement(box({ display: 'flex' }, [made, undefined]));
    expect(described).toEqual(describeElement(box({ display: 'flex' }, [box({ width: 10 }), undefined])));
    expect(described?.element).toEqual(box({ display: 'flex' }, [box({ width: 10 }), undefined]));
  });

  it.each([
    ['another length', box({ width: 11 })],
    ['another colour', box({ width: 10, background: '#fff' })],
    ['a child', box({ width: 10 }, box({}))],
    ['another element', element('span', { style: { width: 10 } })],
  ])('is another with %s', (_, other) => {
    expect(describeElement(other)?.description).not.toBe(describeElement(box({ width: 10 }))?.description);
  });

  it.each([
    ['a picture’s bytes', element('img', { src: new ArrayBuffer(8) })],
    ['a promise of an element', element(async () => box({}), {})],
    ['a component that is no function', element({ render: () => box({}) }, {})],
    ['a length that is no number', box({ width: Number.NaN })],
  ])('is laid out each time where text does not tell it: %s', (_, opaque) => {
    expect(describeElement(box({}, [opaque]))).toBeUndefined();
  });
});
