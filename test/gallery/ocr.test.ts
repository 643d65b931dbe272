import { execFileSync, spawnSync } from 'node:child_process';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { standGalleryCard, type Standing } from '../../gallery/stand.ts';
import type { GalleryCard } from '../../gallery/cards.ts';
import { renderGalleryCard } from '../../gallery/render.ts';
import { articles } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';

/** A reader that knows nothing of the card: Tesseract, from Debian's packages, where it is installed. */
const languages = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout ?? '';
const press = testPress();
/** How wide networks show a card at their smallest, and in a feed, in px. */
const THUMBNAIL_PX = 300;
const FEED_PX = 600;
const JPEG_QUALITY = 80;
/** Tesseract was trained on letters of about 30 px. */
const READER_SCALE = 4;
/** Of its letters, so many are read as they are. */
const READ_MIN = 0.9;

const cards: GalleryCard[] = [
  ['classic', articles.long],
  ['classic', articles.cyrillic],
  ['night', articles.pale],
  ['night', articles.cyrillic],
  ['opinion', articles.short],
  ['live', articles.plate],
  ['breaking', articles.plate],
  ['review', articles.short],
  ['podcast', articles.pale],
  ['quote', articles.short],
].map(([template, article], at) => ({
  name: `${String(template)} ${at}`,
  template: String(template),
  size: 'og',
  theme: 'light',
  article: article as GalleryCard['article'],
}));

async function read(
  picture: Buffer,
  { widthPx, text, standing, lang }: { widthPx: number; text: string; standing: Standing; lang: string },
): Promise<string> {
  const { art, set, plan } = standing;
  const [place, shown] = [art.places.get(text)!, set[text]!];
  const scale = widthPx / plan.size.widthPx;
  const small = await sharp(picture).resize(widthPx).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  const margin = 8;
  const left = Math.max(0, Math.floor(place.leftPx * scale) - margin);
  const top = Math.max(0, Math.floor(place.topPx * scale) - margin);
  const part = await sharp(small)
    .extract({
      left,
      top,
      width: Math.min(widthPx - left, Math.ceil(shown.widthPx * scale) + 2 * margin),
      height: Math.ceil(shown.heightPx * scale) + 2 * margin,
    })
    .resize({ width: READER_SCALE * Math.min(widthPx - left, Math.ceil(shown.widthPx * scale) + 2 * margin) })
    .grayscale()
    .normalise()
    .png()
    .toBuffer();
  return execFileSync('tesseract', ['stdin', 'stdout', '-l', lang, '--psm', '6', '--dpi', '120'], {
    input: part,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
}

/** Letters and digits alone, without case. */
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The share of the longer text's letters that both have in the same order. */
function agreement(one: string, other: string): number {
  const [a, b] = [letters(one), letters(other)];
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++)
      next.push(letter === b[at] ? row[at]! + 1 : Math.max(next[at]!, row[at + 1]!));
    row = next;
  }
  return row.at(-1)! / Math.max(a.length, b.length, 1);
}

describe.skipIf(!languages.includes('eng'))('a reader of small pictures', () => {
  it.each(cards.filter(({ article }) => article.outlet !== 'severny-mayak' || languages.includes('rus')))(
    'reads the headline at 300 px, outlet and date at 600: $name',
    async (card) => {
      const standing = await standGalleryCard(press, card);
      const picture = Buffer.from((await renderGalleryCard(press, card, 'png')).bytes);
      const lang = standing.plan.article.lang.startsWith('ru') ? 'rus' : 'eng';
      const said: Record<string, number> = {};
      for (const [text, widthPx] of [
        ['headline', THUMBNAIL_PX],
        ['mark', FEED_PX],
        ['date', FEED_PX],
      ] as const) {
        if (!standing.set[text]) continue;
        const seen = await read(picture, { widthPx, text, standing, lang });
        said[text] = agreement(seen, standing.set[text].text);
      }
      expect(Object.entries(said).filter(([, share]) => share < READ_MIN)).toEqual([]);
      expect(Object.keys(said)).toContain('headline');
    },
  );
});
