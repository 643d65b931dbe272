import { cleanLine } from '../../article/text.ts';
import { FIELD_MAX_CHARS, PHOTO_CREDIT_MAX_CHARS } from '../../limits.ts';
import type { Fact, FactSource } from '../fact.ts';
import { linkTo, webAddress } from './address.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { isRecord, type Described } from './things.ts';
import { shortTextOf, type PageElement } from './tree.ts';

/** A photo as a page shows it. */
export interface FoundPhoto {
  readonly src: string;
  readonly alt?: string;
  readonly credit?: string;
}

/** Pictures that say nothing about an article, by the beginning or the last word of their file's name. */
const NO_PHOTO =
  /^(?:(?:site|og|fb|share|social|news|article)[-_]?)?(?:logo|placeholder|default|sprite|avatar|favicon|blank|spacer|pixel|no-?(?:image|preview|photo|pic)\w*|dummy|fallback)|[-_.](?:logo|placeholder|avatar|favicon|sprite)(?:[-_.]?\d+(?:x\d+)?)?\.\w+$|\.(?:svg|gif)$/i;
/** Smaller ones are icons and portraits. */
const WIDTH_MIN_PX = 300;

/** The article's photo: the one that its data names, else the one for networks, else the first in its text. */
export function readPhoto(page: Page): Fact<FoundPhoto> | undefined {
  for (const { src, alt, credit, source, detail, confidence } of candidates(page)) {
    const url = webAddress(src, page.url);
    if (!url || NO_PHOTO.test(url.pathname.slice(url.pathname.lastIndexOf('/') + 1))) continue;
    const figure = figureOf(page.elements, url);
    const text = shown(alt) ?? shown(figure?.attributes['alt']) ?? captionOf(figure);
    const line = creditLine(credit) ?? creditBeside(figure);
    return {
      value: {
        src: url.href,
        ...(text === undefined ? {} : { alt: text }),
        ...(line === undefined ? {} : { credit: line }),
      },
      source,
      detail,
      confidence,
    };
  }
  return undefined;
}

interface Candidate {
  readonly src: string;
  readonly alt?: string | undefined;
  readonly credit?: string | undefined;
  readonly source: FactSource;
  readonly detail: string;
  readonly confidence: number;
}

function* candidates({ metas, described, thing, elements }: Page): Generator<Candidate> {
  const logo =
    thing &&
    srcOf(
      described
        .valuesOf(thing.properties['publisher'])
        .map((one) => (isRecord(one) ? one['logo'] : undefined))[0],
      described,
    );
  if (thing) {
    for (const property of ['image', 'thumbnailUrl']) {
      for (const value of described.valuesOf(thing.properties[property])) {
        const src = srcOf(value, described);
        if (src === undefined || src === logo || isSmall(value, described)) continue;
        const of = (...keys: readonly string[]): string | undefined =>
          isRecord(value) ? keys.flatMap((key) => described.textsOf(value[key]))[0] : undefined;
        yield {
          src,
          alt: of('caption', 'description'),
          credit: of('creditText', 'creator', 'author', 'copyrightHolder', 'copyrightNotice'),
          source: thing.from,
          detail: property,
          confidence: property === 'image' ? 0.9 : 0.6,
        };
      }
    }
  }
  const alt = metas.first('og:image:alt', 'twitter:image:alt');
  for (const name of [
    'og:image:secure_url',
    'og:image',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
    'parsely-image-url',
    'sailthru.image.full',
    'thumbnail',
  ]) {
    const src = metas.first(name);
    if (src !== undefined)
      yield {
        src,
        alt,
        source: name.startsWith('og:') ? 'open graph' : 'meta',
        detail: name,
        confidence: 0.85,
      };
  }
  const link = linkTo(elements, 'image_src');
  if (link !== undefined) yield { src: link, source: 'meta', detail: 'image_src', confidence: 0.7 };
  for (const element of elements) {
    if (element.name !== 'img' || Number(element.attributes['width'] ?? WIDTH_MIN_PX) < WIDTH_MIN_PX)
      continue;
    const { aside, isComment, isHeader } = placeOf(element);
    const src = element.attributes['src'];
    if (src === undefined || aside || isComment || isHeader) continue;
    if (inFigure(element)) yield { src, source: 'dom', detail: 'figure', confidence: 0.5 };
  }
}

function srcOf(value: unknown, { textsOf }: Described): string | undefined {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  return textsOf(value['url'])[0] ?? textsOf(value['contentUrl'])[0] ?? textsOf(value['@id'])[0];
}

/** Widths come as numbers, as texts, with units, and as things with a value. */
function isSmall(value: unknown, { textsOf }: Described): boolean {
  const [width] = isRecord(value) ? textsOf(value['width']) : [];
  return Number.parseInt(width ?? '', 10) < WIDTH_MIN_PX;
}

/** The `img` of the same file, whatever its size, its folder and the service that scales it. */
function figureOf(elements: readonly PageElement[], url: URL): PageElement | undefined {
  const file = fileOf(url);
  if (file === undefined) return undefined;
  return elements.find(({ name, attributes }) => {
    if (name !== 'img') return false;
    const all = [attributes['src'], attributes['data-src'], attributes['srcset'], attributes['data-srcset']];
    return all.some((each) => each?.includes(file));
  });
}

/** What tells one file from all others: the last part of its address with a number or a key in it. */
function fileOf(url: URL): string | undefined {
  const keys = `${url.pathname}${url.search}`.match(/[a-z0-9]{8,}/gi) ?? [];
  return (
    keys.findLast((key) => /\d/.test(key)) ?? url.pathname.split('/').findLast((part) => part.length >= 8)
  );
}

function inFigure(element: PageElement): PageElement | undefined {
  for (let at = element.parent, up = 0; at && up < 6; at = at.parent, up += 1)
    if (at.name === 'figure') return at;
  return undefined;
}

const CAPTION = /caption|legend|bildunter|descri|credit|copyright|kreditering|photographer|byline|source/i;

/** The texts below a picture: of its figure, or of what stands beside it under a caption's name. */
function* captionsOf(image: PageElement | undefined): Generator<string> {
  if (!image) return;
  const around = inFigure(image) ?? image.parent?.parent ?? image.parent;
  if (!around) return;
  const stack = [...around.children];
  for (let seen = 0; seen < 200; seen += 1) {
    const child = stack.shift();
    if (child === undefined) return;
    if (typeof child === 'string') continue;
    const names = `${child.attributes['class'] ?? ''} ${child.attributes['itemprop'] ?? ''}`;
    if (child.name === 'figcaption' || CAPTION.test(names)) {
      const text = shortTextOf(child, FIELD_MAX_CHARS);
      if (text !== undefined && text !== '') yield text;
    }
    stack.push(...child.children);
  }
}

function captionOf(image: PageElement | undefined): string | undefined {
  for (const caption of captionsOf(image)) {
    const text = shown(caption.replace(CREDIT, ' '));
    if (text !== undefined && text.length > 8) return text;
  }
  return undefined;
}

/** `Photo: Jane Doe/Reuters`, `© dpa`, `(Foto: AFP)` inside of a caption; the whole of an element that is called credit. */
const CREDIT =
  /\(?\s*(?:(?:photo(?:graph)?|foto(?:grafie)?|fotos|image|picture|bild|photo credit|image credit|credit|crédito|crédit(?: photo)?|copyright|quelle|source|фото|зображення|写真|사진|图|図|صورة|عکس)(?:\s+(?:by|de|von|di|av|af))?\s*[:：/]|©|\(c\))\s*([^()\n]{2,120})\)?/iu;

function creditBeside(image: PageElement | undefined): string | undefined {
  for (const caption of captionsOf(image)) {
    const found = CREDIT.exec(caption)?.[1];
    if (found !== undefined) return creditLine(found);
  }
  return undefined;
}

function creditLine(text: string | undefined): string | undefined {
  const line = shown(text)
    ?.replace(/^(?:©|\(c\)|photo(?: by)?:?|foto:?|credit:?)\s*/iu, '')
    .replace(/[\s.,;|/-]+$/u, '');
  return line === undefined || line === '' || /^https?:/i.test(line)
    ? undefined
    : line.slice(0, PHOTO_CREDIT_MAX_CHARS).toWellFormed();
}

function shown(text: string | undefined): string | undefined {
  const clean = cleanLine((text ?? '').slice(0, FIELD_MAX_CHARS));
  return clean === '' ? undefined : clean;
}
