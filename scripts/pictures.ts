/** `npm run pictures`: the cards that README shows, rendered by the code that it describes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createPress, renderCard, type ArticleInput, type RenderOptions } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { designSheet } from './design-sheet.ts';
import { outletSheet } from './outlet-sheet.ts';
import { drawStudio } from './studio-pictures.ts';
import { scriptSheet } from './script-sheet.ts';

/** The sheets: a card of every script, a card of every design, an outlet with its logo. */
export const sheets = {
  'scripts.png': scriptSheet,
  'gallery.png': designSheet,
  'outlet.png': outletSheet,
} as const;

export const picturesFolder = new URL('../docs/images/', import.meta.url);

const harbour = await scenePhoto('harbour');

/** File name to card. Invented news, under invented outlets. */
export const pictures: Readonly<Record<string, { article: ArticleInput; options: RenderOptions }>> = {
  'classic.png': {
    article: {
      headline:
        'Harbour authority will NOT reopen the eastern ferry pier this winter & has no plans to pay for the damage, say councillors',
      date: '14 March 2026 09:30',
      outlet: 'harbour-post',
      kicker: 'Transport',
    },
    options: {},
  },
  'photo.png': {
    article: {
      headline: 'How a working harbour learned to share its evenings',
      date: '14 March 2026',
      outlet: 'harbour-post',
      kicker: 'Cities',
      photo: { focus: [0.68, 0.5], credit: 'Jane Doe/Harbour Agency' },
    },
    options: { format: 'png', photo: harbour.bytes },
  },
};

if (import.meta.main) {
  const press = createPress({ ports: nodePorts() });
  mkdirSync(picturesFolder, { recursive: true });
  for (const [file, { article, options }] of Object.entries(pictures)) {
    writeFileSync(new URL(file, picturesFolder), (await renderCard(press, article, options)).bytes);
    process.stderr.write(`docs/images/${file}\n`);
  }
  for (const [file, sheet] of Object.entries(sheets)) {
    writeFileSync(new URL(file, picturesFolder), await sheet(press));
    process.stderr.write(`docs/images/${file}\n`);
  }
  await drawStudio(picturesFolder);
}
