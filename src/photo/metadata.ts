import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import { cleanText } from '../article/text.ts';
import { concatBytes } from '../bytes.ts';
import { PHOTO_CREDIT_MAX_CHARS } from '../limits.ts';
import type { PhotoHeader } from './header.ts';

/** Who made a photo and whose it is, as its file says (IPTC Photo Metadata). */
export interface PhotoCredits {
  /** The line to print: “Jane Doe/Agency”. */
  readonly credit?: string;
  readonly creator?: string;
  readonly copyright?: string;
}

export interface PhotoMetadata extends PhotoCredits {
  /** How the pixels are to be turned, 1 to 8 (EXIF 3.0, tag 0x0112). */
  readonly orientation: number;
}

/** Largest content of a JPEG segment. */
const SEGMENT_MAX_BYTES = 65_533;

/**
 * Orientation and credits. XMP counts before IPTC and that before EXIF: XMP alone says how its letters are
 * encoded.
 *
 * The blocks are handed to the reader as a small JPEG, so that it sees one container, and never the file.
 * Damaged metadata is as good as none: the photo is not to blame for it.
 */
export function readMetadata(header: Pick<PhotoHeader, 'exif' | 'iptc' | 'xmp'>): PhotoMetadata {
  const exif = tagsOf(header.exif, 0xe1, 'Exif\0\0').exif as Tags;
  const iptc = tagsOf(header.iptc, 0xed, 'Photoshop 3.0\0').iptc as Tags;
  const xmp = tagsOf(header.xmp, 0xe1, 'http://ns.adobe.com/xap/1.0/\0').xmp as Tags;
  const orientation = Number(exif?.Orientation?.value);
  return {
    orientation: orientation >= 1 && orientation <= 8 ? Math.trunc(orientation) : 1,
    ...named('credit', [xmp?.Credit, iptc?.Credit]),
    ...named('creator', [xmp?.creator, iptc?.['By-line'], exif?.Artist]),
    ...named('copyright', [xmp?.rights, iptc?.['Copyright Notice'], exif?.Copyright]),
  };
}

interface Tag {
  readonly value?: unknown;
  readonly description?: unknown;
}
type Tags = Readonly<Record<string, Tag | undefined>> | undefined;

function tagsOf(block: Uint8Array | undefined, marker: number, name: string): ExifReader.ExpandedTags {
  if (!block || block.length + name.length > SEGMENT_MAX_BYTES) return {};
  const length = block.length + name.length + 2;
  const head = Uint8Array.of(0xff, 0xd8, 0xff, marker, length >> 8, length & 255);
  const mark = Uint8Array.from(name, (each) => each.charCodeAt(0));
  const file = concatBytes([head, mark, block, Uint8Array.of(0xff, 0xd9)]);
  try {
    const domParser = new DOMParser({ onError: onErrorStopParsing });
    return ExifReader.load(file.buffer, { expanded: true, domParser });
  } catch {
    return {};
  }
}

function named(name: keyof PhotoCredits, tags: readonly (Tag | undefined)[]): PhotoCredits {
  for (const tag of tags) {
    const text = typeof tag?.description === 'string' ? cleanText(tag.description).replaceAll('\n', ' ') : '';
    if (text !== '') return { [name]: text.slice(0, PHOTO_CREDIT_MAX_CHARS).toWellFormed() };
  }
  return {};
}
