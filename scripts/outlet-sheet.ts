import { fileURLToPath } from 'node:url';
import { createPress, renderCard, type Press } from '../src/index.ts';
import { outletFolder } from '../src/runtime/node/outlet-folder.ts';
import { readOutlets } from '../src/runtime/node/read-outlets.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { sheetOf } from './sheet.ts';

/** The outlet of samples/outlets on four grounds, side by side: a PNG. */
export async function outletSheet({ ports }: Press): Promise<Uint8Array> {
  const folder = fileURLToPath(new URL('../samples/outlets', import.meta.url));
  const { outlets } = await readOutlets(outletFolder({ file: folder }), ports);
  const press = createPress({ ports, outlets });
  const { bytes: photo } = await scenePhoto('harbour');
  const article = {
    headline: 'Night ferry returns to the outer islands after thirty years',
    date: '2026-03-14',
    outlet: 'island-news',
    kicker: 'Transport',
    photo: { focus: [0.68, 0.5] as [number, number], credit: 'Jane Doe' },
  };
  const cards: Uint8Array[] = [];
  for (const template of ['classic', 'night', 'frame', 'photo']) {
    const options = {
      template,
      format: 'png',
      photo: ['frame', 'photo'].includes(template) ? photo : undefined,
    };
    cards.push((await renderCard(press, article, options)).bytes);
  }
  return sheetOf(cards, { columns: 2, widthPx: 600, heightPx: 315 });
}
