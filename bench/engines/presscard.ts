import { createPress, renderCard } from '../../src/index.ts';
import { nodePorts } from '../../src/node.ts';
import { articleOf } from '../card.ts';
import type { Painter } from '../engine.ts';
import { keptPhotos } from '../photos.ts';

export function open(): Painter {
  const press = createPress({ ports: nodePorts() });
  const photoOf = keptPhotos();
  return async (card) => {
    const { template, photo } = card;
    const { bytes } = await renderCard(press, articleOf(card), {
      template,
      photo: photo && (await photoOf(photo)),
    });
    return bytes;
  };
}
