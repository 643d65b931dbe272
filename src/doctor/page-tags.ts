import { Parser } from 'htmlparser2';
import { utf8Length } from '../bytes.ts';
import { DOCTOR_DEPTH_MAX, DOCTOR_ELEMENTS_MAX, FIELD_MAX_CHARS } from '../limits.ts';

/** Between two looks at the depth: the parser takes time by its square, and a millisecond for so much. */
const CHUNK_CHARS = 16 * 1024;

export interface MetaTag {
  /** Of `property`, `name` or `itemprop`, in lower case. */
  readonly name: string;
  readonly content: string;
  /** Bytes of the page in front of it. */
  readonly atByte: number;
  readonly isInBody: boolean;
}

/** What a page says to crawlers, in the page's order. */
export interface PageTags {
  readonly title: string | undefined;
  /** The first headline that readers see. */
  readonly heading: string | undefined;
  readonly metas: readonly MetaTag[];
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[];
  /** Structured data, each element by itself. */
  readonly data: readonly unknown[];
  /** Elements with structured data that cannot be read. */
  readonly brokenData: number;
  /** Addresses of pictures in the text. */
  readonly pictures: readonly string[];
  readonly base: string | undefined;
}

/**
 * Reads a page's tags in one pass, without a tree, as far down as real pages go. Never throws: whatever the
 * bytes are, a parser finds something or nothing in them.
 */
export function readPageTags(html: string): PageTags {
  const metas: MetaTag[] = [];
  const links: { rel: string; href: string; type: string }[] = [];
  const data: unknown[] = [];
  const pictures: string[] = [];
  const texts = { title: undefined as string | undefined, heading: undefined as string | undefined };
  let base: string | undefined;
  let brokenData = 0;
  let isInBody = false;
  let collects: 'title' | 'heading' | 'data' | undefined;
  let collected = '';
  let depth = 0;
  const bytesBefore = byteCounter(html);

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (name === 'body') isInBody = true;
      const count = metas.length + links.length + data.length + pictures.length;
      if (count >= DOCTOR_ELEMENTS_MAX) return;
      if (name === 'meta') {
        const named = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'];
        const { content } = attributes;
        if (named === undefined || content === undefined) return;
        metas.push({
          name: named.trim().toLowerCase(),
          content: content.slice(0, FIELD_MAX_CHARS).trim(),
          atByte: bytesBefore(parser.startIndex),
          isInBody,
        });
      } else if (name === 'link') {
        const { rel = '', href = '', type = '' } = attributes;
        links.push({ rel: rel.toLowerCase(), href, type: type.toLowerCase() });
      } else if (name === 'img' && attributes['src']) pictures.push(attributes['src']);
      else if (name === 'base') base ??= attributes['href'];
      else if (name === 'title' && texts.title === undefined) collects = 'title';
      else if (name === 'h1' && texts.heading === undefined) collects = 'heading';
      else if (name === 'script' && /ld\+json/i.test(attributes['type'] ?? '')) collects = 'data';
    },
    ontext(text) {
      if (collects !== undefined) collected += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (collects === undefined || !/^(title|h1|script)$/.test(name)) return;
      if (collects === 'data') {
        const found = parsed(collected);
        if (found === undefined) brokenData += 1;
        else data.push(found);
      } else texts[collects] = collected.slice(0, FIELD_MAX_CHARS).replaceAll(/\s+/g, ' ').trim();
      collects = undefined;
      collected = '';
    },
  });
  for (let at = 0; at < html.length; at += CHUNK_CHARS) {
    parser.write(html.slice(at, at + CHUNK_CHARS));
    if (depth > DOCTOR_DEPTH_MAX) break;
  }
  parser.end();
  return { ...texts, metas, links, data, brokenData, pictures, base };
}

/** Some sites leave raw line breaks in their strings; crawlers refuse them, and so does this. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Counts UTF-8 bytes up to places that only go forward. */
function byteCounter(text: string): (index: number) => number {
  let at = 0;
  let bytes = 0;
  return (index) => {
    bytes += utf8Length(text.slice(at, index));
    at = index;
    return bytes;
  };
}
