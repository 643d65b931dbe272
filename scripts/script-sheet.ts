import { ownHeadlines } from '../conformance/test/fixtures/headlines.ts';
import { renderCard, type ArticleInput, type Press } from '../src/index.ts';
import { sheetOf } from './sheet.ts';

const SHEET = { columns: 4, widthPx: 400, heightPx: 210 };

/** Outlets that write a language themselves; every other script borrows one of these looks in turn. */
const OWN_OUTLETS: Readonly<Record<string, string>> = {
  ru: 'severny-mayak',
  el: 'faros',
  ar: 'al-marfa',
  fa: 'fanus',
  he: 'hamigdalor',
  hi: 'tat-samachar',
  th: 'thaa-ruea',
  ja: 'minato',
};
const LOOKS = ['harbour-post', 'meridian', 'daily-ferry'];

/** A headline that fills a card and no more, in UTF-16 units. */
const FITTING = { min: 24, max: 70 };

/** The first fitting headline of every script, with the date in its language. */
export function scriptArticles(): ArticleInput[] {
  const scripts = new Set<string>();
  const articles: ArticleInput[] = [];
  for (const { script, lang, texts } of ownHeadlines) {
    const headline = texts.find(({ length }) => length >= FITTING.min && length <= FITTING.max);
    if (headline === undefined || scripts.has(script)) continue;
    scripts.add(script);
    const outlet = OWN_OUTLETS[lang] ?? LOOKS[articles.length % LOOKS.length]!;
    articles.push({
      headline,
      lang,
      outlet,
      date: '2026-03-14',
      ...(lang in OWN_OUTLETS ? {} : { locale: lang }),
    });
  }
  return articles;
}

/** One card a script, side by side: a PNG. */
export async function scriptSheet(press: Press): Promise<Uint8Array> {
  const cards = await Promise.all(
    scriptArticles().map(async (article) => (await renderCard(press, article)).bytes),
  );
  return sheetOf(cards, SHEET);
}
