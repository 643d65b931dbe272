import { LRUCache } from 'lru-cache';
import type { IndexedPixels } from '../encode/palette.ts';
import { ART_CACHE_MAX_BYTES } from '../limits.ts';
import type { Pixels, RasterPort } from '../ports.ts';
import type { CardTexts, SetTexts } from '../../templates/template.ts';
import type { Art } from './art.ts';
import { drawMasks } from './colour-card.ts';
import { composeSvg } from './compose.ts';
import { indexedArt, type IndexedArt } from './indexed-art.ts';
import { IndexedCard } from './indexed-card.ts';
import { MaskBook, type PlacedMask } from './masks.ts';
import { pennedGlyphs, type PennedGlyph } from './pen.ts';
import { RowStore } from './row-store.ts';

/** What became of a card: few colours with one palette index a pixel, or any number of them. */
export type PaintedPixels =
  | { readonly kind: 'indexed'; readonly pixels: IndexedPixels }
  | { readonly kind: 'rgba'; readonly pixels: Pixels };

/** The art of a card with all of its colours, multiplied by their alpha. */
interface ColourArt extends Pick<Pixels, 'width' | 'height'> {
  readonly rows: RowStore;
}

/** A text of a card as the masks of its glyphs. */
interface MaskedText {
  /** As `#rrggbb`. */
  readonly colour: string;
  readonly masks: readonly PlacedMask[];
}

/**
 * Paints cards. The art is painted once for all the cards that share it, each glyph once for all texts at its
 * size, and a card is put together from both. Emoji are no coverage of one colour: what has some is painted
 * whole.
 */
export class Painter {
  readonly #raster: RasterPort;
  readonly #masks: MaskBook;
  readonly #card = new IndexedCard();
  /** By the art's SVG: in few colours, where a palette holds them; and as it is, with its alpha. */
  readonly #indexedArts = new LRUCache<string, { art: IndexedArt | undefined }>({
    maxSize: ART_CACHE_MAX_BYTES,
    sizeCalculation: ({ art }, svg) => svg.length + (art?.rows.bytes ?? 0),
  });
  readonly #arts = new LRUCache<string, ColourArt>({
    maxSize: ART_CACHE_MAX_BYTES,
    sizeCalculation: ({ rows }, svg) => svg.length + rows.bytes,
  });

  constructor(raster: RasterPort) {
    this.#raster = raster;
    this.#masks = new MaskBook(raster);
  }

  /**
   * Indexed pixels hold until the next card is painted.
   *
   * @param options.colours `few` for a card that gets a palette if one holds its colours; `any` for one that goes on
   * without, with a photo or as JPEG or WebP; `exact` for one whose colours are dithered, which would carry a
   * difference of one level over half of the card.
   * @throws PresscardError `render_failed`.
   */
  paint(
    art: Art,
    texts: CardTexts,
    set: SetTexts,
    { colours }: { colours: 'few' | 'any' | 'exact' },
  ): PaintedPixels {
    const masked = colours === 'exact' ? undefined : this.#maskedTexts(art, texts, set);
    if (!masked) return { kind: 'rgba', pixels: this.paintWhole(art, texts, set) };
    const indexed = colours === 'few' ? this.#paintIndexed(art.svg, masked) : undefined;
    return indexed
      ? { kind: 'indexed', pixels: indexed }
      : { kind: 'rgba', pixels: this.#paintColours(art.svg, masked) };
  }

  /** The slow way, and what the quick one is held against: everything as one SVG. */
  paintWhole(art: Art, texts: CardTexts, set: SetTexts): Pixels {
    return this.#raster.paint(composeSvg(art, texts, set));
  }

  /** @returns undefined for a card with a picture among its glyphs. */
  #maskedTexts(art: Art, texts: CardTexts, set: SetTexts): MaskedText[] | undefined {
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
    return runs.map(({ colour, start, end }) => ({ colour, masks: masks.slice(start, end) }));
  }

  /** @returns undefined for a card of more colours than a palette holds. */
  #paintIndexed(svg: string, texts: readonly MaskedText[]): IndexedPixels | undefined {
    const art = this.#indexedArtOf(svg);
    if (!art) return undefined;
    this.#card.begin(art);
    return texts.every(({ masks, colour }) => this.#card.draw(masks, colour))
      ? this.#card.pixels()
      : undefined;
  }

  #paintColours(svg: string, texts: readonly MaskedText[]): Pixels {
    const { width, height, rows } = this.#artOf(svg);
    const pixels = { width, height, rgba: new Uint8Array(width * height * 4) };
    rows.copyTo(pixels.rgba);
    for (const { masks, colour } of texts) drawMasks(pixels, masks, colour);
    return pixels;
  }

  #indexedArtOf(svg: string): IndexedArt | undefined {
    let known = this.#indexedArts.get(svg);
    if (!known) {
      const art = indexedArt(this.#raster.paint(svg));
      this.#indexedArts.set(svg, (known = { art }));
    }
    return known.art;
  }

  #artOf(svg: string): ColourArt {
    let known = this.#arts.get(svg);
    if (!known) {
      const { width, height, rgba } = this.#raster.paint(svg);
      this.#arts.set(svg, (known = { width, height, rows: new RowStore(rgba, width * 4) }));
    }
    return known;
  }
}
