import { PresscardError } from '../errors.ts';
import { jpegHeader } from './jpeg-header.ts';
import { kindOfBytes } from './kind.ts';
import { pngHeader } from './png-header.ts';
import { webpHeader } from './webp-header.ts';

/** What a photo's bytes say about it before anything is decoded. */
export interface PhotoHeader {
  readonly type: 'jpeg' | 'png' | 'webp';
  /** Of the stored pixels, before the orientation is applied; of an animation, the canvas. */
  readonly width: number;
  readonly height: number;
  readonly colour: 'rgb' | 'grey' | 'cmyk';
  /** More than one picture; the first one is taken. */
  readonly animated: boolean;
  /** Bytes that a decoder keeps beside the file and the RGBA pixels. */
  readonly decoderBytes: number;
  readonly profile?: ColourProfile;
  /** Raw metadata: TIFF, Photoshop resources, XMP packet. */
  readonly exif?: Uint8Array;
  readonly iptc?: Uint8Array;
  readonly xmp?: Uint8Array;
}

/** An ICC profile as the file holds it. */
export interface ColourProfile {
  readonly bytes: Uint8Array;
  /** PNG deflates it (RFC 1950). */
  readonly deflated: boolean;
}

/**
 * The header of a JPEG, PNG or WebP. The bytes decide what it is, never a name or a content type.
 *
 * @throws PresscardError `photo_unsupported` for every other kind, `photo_unreadable` for a damaged one.
 */
export function readHeader(bytes: Uint8Array): PhotoHeader {
  const kind = kindOfBytes(bytes);
  try {
    if (kind === 'JPEG') return checked(jpegHeader(bytes));
    if (kind === 'PNG') return checked(pngHeader(bytes));
    if (kind === 'WebP') return checked(webpHeader(bytes));
  } catch (cause) {
    if (cause instanceof PresscardError) throw cause;
    // A DataView throws where the file ends before its header does.
    throw new PresscardError('photo_unreadable', `The ${kind} file is cut short or damaged.`, { cause });
  }
  throw new PresscardError(
    'photo_unsupported',
    `A photo is a JPEG, PNG or WebP file; this is ${kind}. Convert it and send it again.`,
  );
}

function checked(header: PhotoHeader): PhotoHeader {
  if (header.width > 0 && header.height > 0) return header;
  throw new PresscardError('photo_unreadable', 'The photo has no pixels.');
}
