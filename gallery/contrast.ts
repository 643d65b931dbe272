import { contrast } from '../src/outlet/colour.ts';
import type { Press } from '../src/index.ts';
import type { GalleryCard } from './cards.ts';
import { renderGalleryCard } from './render.ts';
import { standGalleryCard } from './stand.ts';

/** A pixel in so many is looked at, in both directions: a text is some of them at its thinnest. */
const STEP = 3;

/** Of each text of a card, its least contrast to what is painted behind it. */
export async function contrastsOf(press: Press, card: GalleryCard): Promise<[name: string, least: number][]> {
  const { texts, set, art } = await standGalleryCard(press, card);
  const { bytes } = await renderGalleryCard(press, card, 'svg');
  const svg = new TextDecoder().decode(bytes);
  // The glyphs are what is painted last; without them what is behind them shows.
  const { rgba, width } = press.ports.raster.paint(
    svg.replaceAll(/<path fill="#[0-9a-f]{6}" transform[^>]*>/g, ''),
  );
  return Object.entries(set).flatMap(([name, text]): [string, number][] => {
    const [place, colour] = [art.places.get(name), texts[name]?.colour];
    if (!text || !place || !colour) return [];
    let least = 21;
    for (let y = Math.ceil(place.topPx); y < place.topPx + text.heightPx; y += STEP) {
      for (let x = Math.ceil(place.leftPx); x < place.leftPx + text.widthPx; x += STEP) {
        const at = (y * width + x) * 4;
        const behind = `#${[0, 1, 2].map((i) => rgba[at + i]!.toString(16).padStart(2, '0')).join('')}`;
        least = Math.min(least, contrast(behind, colour));
      }
    }
    return [[name, least]];
  });
}
