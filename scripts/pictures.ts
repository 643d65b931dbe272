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
  'arabic.png': {
    article: {
      headline: 'هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع، وفق صحيفة Harbour Post',
      date: '2026-03-14',
      outlet: 'al-marfa',
      kicker: 'نقل',
    },
    options: {},
  },
  'hebrew.png': {
    article: {
      headline: 'רציף המעבורות המזרחי לא ייפתח בחורף, ואין תקציב לתיקון של 40 מיליון שקל',
      date: '2026-03-14',
      outlet: 'hamigdalor',
      kicker: 'תחבורה',
    },
    options: {},
  },
  'devanagari.png': {
    article: {
      headline: 'सर्दियों में नहीं खुलेगा पूर्वी फ़ेरी घाट, मरम्मत के लिए पैसे नहीं: परिषद',
      date: '2026-03-14',
      outlet: 'tat-samachar',
      kicker: 'परिवहन',
    },
    options: {},
  },
  'thai.png': {
    article: {
      headline: 'การท่าเรือยืนยันไม่เปิดท่าเรือข้ามฟากฝั่งตะวันออกในฤดูหนาวนี้ และไม่มีงบซ่อมแซม',
      date: '2026-03-14',
      outlet: 'thaa-ruea',
      kicker: 'คมนาคม',
    },
    options: {},
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
}
