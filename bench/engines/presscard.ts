import { createPress, renderCard } from '../../src/index.ts';
import { nodePorts } from '../../src/node.ts';
import { articleOf } from '../card.ts';
import type { Painter } from '../engine.ts';

export function open(): Painter {
  const press = createPress({ ports: nodePorts() });
  return async (card) => {
    const { bytes } = await renderCard(press, articleOf(card));
    return bytes;
  };
}
