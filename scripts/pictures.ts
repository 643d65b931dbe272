/** `npm run pictures`: the cards that README shows, rendered by the code that it describes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createPress, renderCard, type ArticleInput, type RenderOptions } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { scriptSheet } from './script-sheet.ts';

/** The sheet with a card of every script. */
export const SCRIPT_SHEET = 'scripts.png';

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
  'night.png': {
    article: {
      headline: 'Council approves the river plan after a night of argument',
      date: '14 March 2026',
      outlet: 'meridian',
      kicker: 'Politics',
    },
    options: {},
  },
  'tabloid.png': {
    article: {
      headline: 'Parliament dissolved, elections set for 7 June',
      date: '14 March 2026',
      outlet: 'daily-ferry',
      kicker: 'Politics',
    },
    options: {},
  },
  'arabic.png': {
    article: {
      headline: 'هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع، وفق صحيفة Harbour Post',
      date: '2026-03-14',
      outlet: 'al-marfa',
      kicker: 'نقل',
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
  'japanese.png': {
    article: {
      headline: '港湾局、東側のフェリー桟橋はこの冬は再開せず、修理費の見通しも立たないと議員',
      date: '2026-03-14',
      outlet: 'minato',
      kicker: '交通',
    },
    options: {},
  },
};

if (import.meta.main) {
  const press = createPress({ ports: nodePorts() });
  mkdirSync(picturesFolder, { recursive: true });
  for (const [file, { article, options }] of Object.entries(pictures)) {
    writeFileSync(new URL(file, picturesFolder), (await renderCard(press, article, options)).bytes);
    process.stderr.write(`docs/images/${file}\n`);
  }
  writeFileSync(new URL(SCRIPT_SHEET, picturesFolder), await scriptSheet(press));
  process.stderr.write(`docs/images/${SCRIPT_SHEET}\n`);
}
