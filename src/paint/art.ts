import { LRUCache } from 'lru-cache';
import type satori from 'satori';
import type { JSXNode } from 'satori/jsx';
import { PresscardError } from '../errors.ts';
import { LAYOUT_CACHE_MAX_BYTES } from '../limits.ts';
import { CLEAR_ID, OVER_PHOTO_PREFIX, PHOTO_ID, PORTRAIT_ID } from '../../templates/photo-box.tsx';
import { TEXT_ID_PREFIX, type TextEdge } from '../../templates/text-box.tsx';
import type { SetTexts } from '../../templates/template.ts';
import type { CardSize } from '../../templates/sizes.ts';
import { describeElement } from './describe-element.ts';

/** Where a text's box stands on the card, in px from the top left. */
export interface BoxPlace {
  readonly leftPx: number;
  readonly topPx: number;
}

/** The room of a box on the card. */
export interface BoxRoom extends BoxPlace {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Everything of a card but its texts and its photo, and where those stand. */
export interface Art {
  /** An SVG document of the card's size, transparent where a photo shows. */
  readonly svg: string;
  readonly places: ReadonlyMap<string, BoxPlace>;
  /** Where the photo lies, in a design that has one. */
  readonly photo: BoxRoom | undefined;
  /** What the texts leave to the photo. */
  readonly clear: BoxRoom | undefined;
  /** The square around the author's portrait, in a card that shows it. */
  readonly portrait: BoxRoom | undefined;
  /** What stands on the photo beside texts, each with its colour. */
  readonly signs: readonly (BoxRoom & { readonly colour: string })[];
}

/** What satori makes of an element: the art, with the texts told by their edges. */
interface Layout extends Omit<Art, 'places'> {
  readonly edges: ReadonlyMap<string, BoxPlace & { readonly edge: TextEdge }>;
}

/**
 * satori, one layout after the other: its caches are global to the module, and a second render under way
 * would clear them under the first. What it laid out before it is not asked for again: most cards of a design
 * differ in their words alone.
 */
export class ArtLayout {
  readonly #engine: typeof satori;
  #last: Promise<unknown> = Promise.resolve();
  /** By what was drawn. */
  readonly #known = new LRUCache<string, Layout>({
    maxSize: LAYOUT_CACHE_MAX_BYTES,
    sizeCalculation: ({ svg }, key) => key.length + svg.length,
  });

  constructor(engine: typeof satori) {
    this.#engine = engine;
  }

  /**
   * Lays a template's element out. No font is handed over: every text is presscard's own, and satori's
   * would be a second text engine with other rules.
   *
   * @param options.set the texts of its boxes.
   * @throws PresscardError `template_text` when a template lets satori draw a word, `render_failed` when
   * satori cannot draw the element.
   */
  async layOut(element: JSXNode, { size, set }: { size: CardSize; set: SetTexts }): Promise<Art> {
    const described = tryToDescribe(element);
    if (!described) return standing(await this.#inTurn(element, size), set);
    const key = `${size.widthPx} ${size.heightPx} ${described.description}`;
    let layout = this.#known.get(key);
    if (!layout) this.#known.set(key, (layout = await this.#inTurn(described.element, size)));
    return standing(layout, set);
  }

  #inTurn(element: JSXNode, size: CardSize): Promise<Layout> {
    const layout = this.#last.then(() => layOut(this.#engine, element, size));
    this.#last = layout.catch(() => undefined);
    return layout;
  }
}

/** A component that throws is satori's to report. */
function tryToDescribe(element: JSXNode): ReturnType<typeof describeElement> {
  try {
    return describeElement(element);
  } catch {
    return undefined;
  }
}

/** The places of the boxes' left edges, whatever they were told by. */
function standing({ edges, ...art }: Layout, set: SetTexts): Art {
  const places = new Map<string, BoxPlace>();
  for (const [name, { leftPx, topPx, edge }] of edges) {
    places.set(name, { leftPx: leftPx - (edge === 'right' ? (set[name]?.widthPx ?? 0) : 0), topPx });
  }
  return { ...art, places };
}

async function layOut(
  engine: typeof satori,
  element: JSXNode,
  { widthPx, heightPx }: CardSize,
): Promise<Layout> {
  const edges = new Map<string, BoxPlace & { edge: TextEdge }>();
  const rooms = new Map<string, BoxRoom>();
  const signs: (BoxRoom & { colour: string })[] = [];
  const styleErrors: Error[] = [];
  let svg: string;
  try {
    svg = await engine(element as Parameters<typeof satori>[0], {
      width: widthPx,
      height: heightPx,
      fonts: [],
      onNodeDetected: ({ props, left, top, width, height, textContent }) => {
        if (textContent) throw templateText(textContent);
        const id: unknown = props?.id;
        if (id === PHOTO_ID || id === CLEAR_ID || id === PORTRAIT_ID) {
          rooms.set(id, { leftPx: left, topPx: top, widthPx: width, heightPx: height });
        }
        if (typeof id === 'string' && id.startsWith(OVER_PHOTO_PREFIX)) {
          const colour = id.slice(OVER_PHOTO_PREFIX.length);
          signs.push({ leftPx: left, topPx: top, widthPx: width, heightPx: height, colour });
        }
        if (typeof id === 'string' && id.startsWith(TEXT_ID_PREFIX)) {
          const edge = props['data-edge'] === 'right' ? 'right' : 'left';
          edges.set(id.slice(TEXT_ID_PREFIX.length), { leftPx: left, topPx: top, edge });
        }
      },
      onStyleError: (error) => styleErrors.push(error),
    });
  } catch (cause) {
    if (cause instanceof PresscardError) throw cause;
    if (cause instanceof Error && cause.message.startsWith('No fonts are loaded'))
      throw templateText('', cause);
    throw new PresscardError('render_failed', 'The card could not be laid out; the template is at fault.', {
      cause,
    });
  }
  if (styleErrors.length > 0) {
    throw new PresscardError(
      'render_failed',
      `The template has a style that satori does not draw: ${styleErrors[0]!.message}`,
    );
  }
  return {
    svg: withoutIdleMasks(svg),
    edges,
    photo: rooms.get(PHOTO_ID),
    clear: rooms.get(CLEAR_ID),
    portrait: rooms.get(PORTRAIT_ID),
    signs,
  };
}

/**
 * satori writes a mask for every box, and refers to it only from boxes that clip. Without the others an art that
 * looks the same is the same text, whatever the texts around which it was laid out.
 */
function withoutIdleMasks(svg: string): string {
  return svg.replace(/<mask id="([^"]+)">.*?<\/mask>/gs, (mask, id: string) =>
    svg.includes(`url(#${id})`) ? mask : '',
  );
}

function templateText(text: string, cause?: unknown): PresscardError {
  return new PresscardError(
    'template_text',
    `A template draws ${text === '' ? 'a text' : `the text “${text.slice(0, 40)}”`} by itself. Put it into texts() and a <TextBox>, so that it is set like every other text.`,
    { cause },
  );
}
