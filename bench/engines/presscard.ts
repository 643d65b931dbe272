import { createPress, renderCard } from '../../src/index.ts';
import { nodePorts } from '../../src/node.ts';
import { article } from '../card.ts';
import type { Painter } from '../engine.ts';

export function open(): Painter {
  const press = createPress({ ports: nodePorts() });
  return async (headline) => {
    const { bytes } = await renderCard(press, { ...article, headline });
    return bytes;
  };
}
