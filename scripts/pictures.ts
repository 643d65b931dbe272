/** `npm run pictures`: the cards that README shows, rendered by the code that it describes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createPress, renderCard, type ArticleInput, type CardOptions } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';

export const picturesFolder = new URL('../docs/images/', import.meta.url);

/** File name to card. Invented news, under invented outlets. */
export const pictures: Readonly<Record<string, { article: ArticleInput; options: CardOptions }>> = {
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
  'cyrillic.png': {
    article: {
      headline: 'В порту заработал ночной паром: первые пассажиры пересекли залив за сорок минут',
      date: '14 марта 2026',
      outlet: 'severny-mayak',
      kicker: 'Транспорт',
    },
    options: {},
  },
  'greek.png': {
    article: {
      headline: 'Άνοιξε ξανά η παλιά αγορά του λιμανιού, με μουσική ως το πρωί',
      date: '14 Μαρτίου 2026',
      outlet: 'faros',
      kicker: 'Πόλη',
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
}
