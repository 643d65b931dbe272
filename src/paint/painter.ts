import { LRUCache } from 'lru-cache';
import { indexColours, type IndexedPixels } from '../encode/palette.ts';
import { ART_CACHE_MAX_BYTES } from '../limits.ts';
import type { Pixels, RasterPort } from '../ports.ts';
import type { CardTexts, SetTexts } from '../../templates/template.ts';
import type { Art } from './art.ts';
import { composeSvg } from './compose.ts';
import { IndexedCard } from './indexed-card.ts';
import { MaskBook } from './masks.ts';
import { pennedGlyphs, type PennedGlyph } from './pen.ts';
import { RowStore } from './row-store.ts';

/** What became of a card: few colours with one palette index a pixel, or any number of them. */
export type PaintedPixels =
  | { readonly kind: 'indexed'; readonly pixels: IndexedPixels }
  | { readonly kind: 'rgba'; readonly pixels: Pixels };

/**
 * Paints cards. The art is painted once for all the cards that share it, each glyph once for all texts at its
 * size, and a card is put together from both. What has more colours than a palette holds, or emoji, which are
 * no coverage of one colour, is painted whole.
 */
export class Painter {
  readonly #raster: RasterPort;
  readonly #masks: MaskBook;
  readonly #card = new IndexedCard();
  /** By the art's SVG; art of too many colours is remembered as such. */
  readonly #arts = new LRUCache<string, { rows: RowStore | undefined }>({
    maxSize: ART_CACHE_MAX_BYTES,
    sizeCalculation: ({ rows }, svg) => svg.length + (rows?.bytes ?? 0),
  });

  constructor(raster: RasterPort) {
    this.#raster = raster;
    this.#masks = new MaskBook(raster);
  }

  /**
   * Indexed pixels hold until the next card is painted.
   *
   * @param options.whole for cards that go on without a palette: with a photo, or as JPEG or WebP.
   * @throws PresscardError `render_failed`.
   */
  paint(
    art: Art,
    texts: CardTexts,
    set: SetTexts,
    { whole = false }: { whole?: boolean } = {},
  ): PaintedPixels {
    const indexed = whole ? undefined : this.#compose(art, texts, set);
    return indexed
      ? { kind: 'indexed', pixels: indexed }
      : { kind: 'rgba', pixels: this.paintWhole(art, texts, set) };
  }

  /** The slow way, and what the quick one is held against: everything as one SVG. */
  paintWhole(art: Art, texts: CardTexts, set: SetTexts): Pixels {
    return this.#raster.paint(composeSvg(art, texts, set));
  }

  #compose(art: Art, texts: CardTexts, set: SetTexts): IndexedPixels | undefined {
    const ground = this.#artOf(art.svg);
    if (!ground) return undefined;
    const glyphs: PennedGlyph[] = [];
    const runs: { colour: string; start: number; end: number }[] = [];
    for (const [name, place] of art.places) {
      const [text, look] = [set[name], texts[name]];
      if (!text || !look) continue;
      const start = glyphs.length;
      for (const penned of pennedGlyphs(text, place)) {
        if (penned.glyph.source.picture !== undefined) return undefined;
        glyphs.push(penned);
      }
      runs.push({ colour: look.colour, start, end: glyphs.length });
    }
    const masks = this.#masks.masksOf(glyphs);
    this.#card.begin(ground);
    const isWhole = runs.every(({ colour, start, end }) => this.#card.draw(masks.slice(start, end), colour));
    return isWhole ? this.#card.pixels() : undefined;
  }

  #artOf(svg: string): RowStore | undefined {
    let known = this.#arts.get(svg);
    if (!known) {
      const pixels = indexColours(this.#raster.paint(svg));
      this.#arts.set(svg, (known = { rows: pixels && new RowStore(pixels) }));
    }
    return known.rows;
  }
}
