import { concatBytes } from '../bytes.ts';
import { PresscardError } from '../errors.ts';
import { PHOTO_BLOCK_MAX_BYTES, PHOTO_SCANS_MAX } from '../limits.ts';
import type { PhotoHeader } from './header.ts';
import { latin1 } from './kind.ts';

/** Markers of ITU-T T.81, annex B. */
const MARKER = { rst0: 0xd0, soi: 0xd8, eoi: 0xd9, sos: 0xda, app1: 0xe1, app2: 0xe2, app13: 0xed } as const;
/** Baseline, extended and progressive Huffman: what decoders take. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const PROGRESSIVE = 0xc2;
/** Lossless, hierarchical and arithmetic frames; C4, C8 and CC are tables. */
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

const COLOURS: Readonly<Record<number, PhotoHeader['colour']>> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' };

interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
}

/** The header of a JPEG; throws RangeError where it is cut short. */
export function jpegHeader(bytes: Uint8Array): PhotoHeader {
  const { segments, scansAt } = segmentsOf(bytes);
  const frame = segments.find(({ marker }) => FRAMES.includes(marker));
  if (!frame || segments.some(({ marker }) => OTHER_FRAMES.includes(marker))) {
    throw new PresscardError(
      'photo_unsupported',
      'Only baseline and progressive JPEG files are taken; this one is lossless or arithmetic.',
    );
  }
  countScans(bytes, scansAt);
  const { width, height, colour, coefficientBytes } = frameOf(frame.data);
  const named = (marker: number, name: string): Uint8Array[] =>
    segments
      .filter(
        (segment) => segment.marker === marker && latin1(segment.data.subarray(0, name.length)) === name,
      )
      .map(({ data }) => data.subarray(name.length));
  const exif = named(MARKER.app1, 'Exif\0\0')[0];
  const xmp = named(MARKER.app1, 'http://ns.adobe.com/xap/1.0/\0')[0];
  const iptc = joined(named(MARKER.app13, 'Photoshop 3.0\0'));
  // Each piece begins with its number and the number of pieces (ICC.1:2022, annex B.4).
  const pieces = named(MARKER.app2, 'ICC_PROFILE\0').sort((one, other) => one[0]! - other[0]!);
  const profile = joined(pieces.map((piece) => piece.subarray(2)));
  return {
    type: 'jpeg',
    width,
    height,
    colour,
    animated: false,
    decoderBytes: frame.marker === PROGRESSIVE ? coefficientBytes : 0,
    ...(profile && { profile: { bytes: profile, deflated: false } }),
    ...(exif && { exif }),
    ...(iptc && { iptc }),
    ...(xmp && { xmp }),
  };
}

/** Everything before the first scan. */
function segmentsOf(bytes: Uint8Array): { segments: Segment[]; scansAt: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: Segment[] = [];
  for (let at = 2; ;) {
    // Junk between segments and fill bytes are skipped, as decoders do.
    if (view.getUint8(at) !== 0xff) {
      at += 1;
      continue;
    }
    const marker = view.getUint8(at + 1);
    if (marker === MARKER.sos) return { segments, scansAt: at };
    const stands = marker <= 0x01 || (marker >= MARKER.rst0 && marker <= MARKER.soi) || marker === 0xff;
    if (marker === MARKER.eoi) throw new RangeError('The picture ends before it begins.');
    if (stands) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw new RangeError('A segment is cut short.');
    segments.push({ marker, data: bytes.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
}

/** In scan data FF is followed by 00 or a restart, so these markers are what they seem. */
function countScans(bytes: Uint8Array, from: number): void {
  let scans = 0;
  let ends = false;
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    if (bytes[at + 1] === MARKER.sos) scans += 1;
    if (bytes[at + 1] === MARKER.eoi) {
      ends = true;
      break;
    }
  }
  if (!ends) throw new RangeError('The picture has no end.');
  if (scans > PHOTO_SCANS_MAX) {
    throw new PresscardError(
      'photo_unreadable',
      `The JPEG has ${scans} scans; at most ${PHOTO_SCANS_MAX} are read.`,
    );
  }
}

/** SOF: precision, height, width, then number, sampling and table of each component. */
function frameOf(
  data: Uint8Array,
): Pick<PhotoHeader, 'width' | 'height' | 'colour'> & { coefficientBytes: number } {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [precision, height, width, components] = [
    view.getUint8(0),
    view.getUint16(1),
    view.getUint16(3),
    view.getUint8(5),
  ];
  const colour = COLOURS[components];
  if (precision !== 8 || !colour) {
    throw new PresscardError(
      'photo_unsupported',
      'Only JPEG files of 8 bits and 1, 3 or 4 channels are taken.',
    );
  }
  const sampling = Array.from({ length: components }, (_, at) => view.getUint8(6 + at * 3 + 1));
  const maxH = Math.max(...sampling.map((each) => each >> 4));
  const maxV = Math.max(...sampling.map((each) => each & 15));
  if (sampling.some((each) => each >> 4 === 0 || (each & 15) === 0)) throw new RangeError('No samples.');
  // Blocks of 64 coefficients of two bytes, whole MCUs.
  const blocks = sampling.map(
    (each) => Math.ceil(width / (8 * maxH)) * (each >> 4) * (Math.ceil(height / (8 * maxV)) * (each & 15)),
  );
  return { width, height, colour, coefficientBytes: blocks.reduce((sum, each) => sum + each * 128, 0) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length > 0 && length <= PHOTO_BLOCK_MAX_BYTES ? concatBytes(parts) : undefined;
}
