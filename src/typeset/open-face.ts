import type * as HarfBuzz from 'harfbuzzjs';
import { packRanges } from './font-index.ts';

/** A font file that has been read: what the typesetter must know before it draws with it. */
export interface OpenFace {
  /** Size when unpacked. */
  readonly bytes: number;
  /** Name in the file, for reports. */
  readonly name: string;
  /** CSS weights that it can draw. */
  readonly weights: readonly [lightest: number, boldest: number];
  /** Its cmap, as `packRanges` writes it; without marks that it cannot place. */
  readonly coverage: string;
  /** How many characters that is. */
  readonly characters: number;
}

/** What is wrong, as the end of a sentence about the file. */
export interface FaceFault {
  readonly fault: string;
}

const TAGS = {
  trueType: '\0\x01\0\0',
  apple: 'true',
  cff: 'OTTO',
  woff2: 'wOF2',
  woff: 'wOFF',
  collection: 'ttcf',
};
/** Tables with outlines; a font of pictures or pixels has none of them. */
const OUTLINES = ['glyf', 'CFF ', 'CFF2'] as const;
/** Features by which a font places marks on letters; Indic ones have names of their own for it. */
const PLACES_MARKS = ['mark', 'abvm', 'blwm'] as const;
/** Letters whose outlines are looked at: a damaged file may have all tables and no ink. */
const LETTERS_LOOKED_AT = 40;
const WEIGHT_PLACE = 4;
const REGULAR = 400;

/**
 * Reads a TTF, OTF or WOFF2, and checks that it is a font that letters can be drawn with.
 *
 * @param options.maxBytes when unpacked.
 */
export async function openFace(
  bytes: Uint8Array,
  { harfbuzz, maxBytes }: { harfbuzz: typeof HarfBuzz; maxBytes: number },
): Promise<OpenFace | FaceFault> {
  const tag = tagAt(bytes, 0);
  if (tag === TAGS.woff) return { fault: 'is a WOFF of the first kind; give the TTF, OTF or WOFF2' };
  if (tag === TAGS.collection) return { fault: 'is a collection of fonts; give one of them as TTF or OTF' };
  if (tag !== TAGS.woff2 && tag !== TAGS.trueType && tag !== TAGS.apple && tag !== TAGS.cff)
    return { fault: 'is no font: it is neither TTF, OTF nor WOFF2' };
  const unpackedBytes = tag === TAGS.woff2 ? numberAt(bytes, 16) : bytes.length;
  if (unpackedBytes > maxBytes) {
    return { fault: `has ${mb(unpackedBytes)} MB; at most ${mb(maxBytes)} are read here` };
  }
  const sfnt = await unpackFace(bytes);
  if (!sfnt || !isWhole(sfnt)) return { fault: 'is damaged: its tables are not all there' };
  return readFace(sfnt, harfbuzz);
}

/**
 * A font file as HarfBuzz reads it: TTF and OTF as they are, WOFF2 unpacked.
 *
 * @returns undefined for a damaged WOFF2.
 */
export async function unpackFace(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (tagAt(bytes, 0) !== TAGS.woff2) return bytes;
  // Loaded by the first file that needs it: most outlets have none.
  const { woff2Decode } = await import('woff-lib/woff2/decode');
  return woff2Decode(bytes).catch(() => undefined);
}

function readFace(sfnt: Uint8Array, harfbuzz: typeof HarfBuzz): OpenFace | FaceFault {
  const face = new harfbuzz.Face(new harfbuzz.Blob(sfnt));
  if (!OUTLINES.some((table) => face.referenceTable(table))) return { fault: 'has no outlines to draw with' };
  const placesMarks = face
    .getTableFeatureTags('GPOS')
    .some((feature) => PLACES_MARKS.some((name) => name === feature));
  const all = [...face.collectUnicodes()].sort((one, other) => one - other);
  // Without anchors a mark lands beside its letter: then the whole cluster is drawn by a face that has them.
  const codePoints = placesMarks ? all : all.filter((codePoint) => !isMark(codePoint));
  if (!drawsLetters(face, codePoints, harfbuzz)) return { fault: 'draws no letters' };
  const { wght } = face.getAxisInfos();
  const weight = weightOf(face.referenceTable('OS/2'));
  return {
    bytes: sfnt.length,
    name: face.getName(4, 'en') || face.getName(1, 'en') || 'without a name',
    weights: wght ? [Math.round(wght.min), Math.round(wght.max)] : [weight, weight],
    coverage: packRanges(codePoints),
    characters: codePoints.length,
  };
}

/** Whether every table that the header names lies in the file. */
function isWhole(sfnt: Uint8Array): boolean {
  const tables = sfnt.length < 12 ? 0 : (sfnt[4]! << 8) | sfnt[5]!;
  if (tables === 0 || 12 + tables * 16 > sfnt.length) return false;
  return Array.from({ length: tables }, (_, at) => 12 + at * 16).every(
    (record) => numberAt(sfnt, record + 8) + numberAt(sfnt, record + 12) <= sfnt.length,
  );
}

function drawsLetters(
  face: HarfBuzz.Face,
  codePoints: readonly number[],
  harfbuzz: typeof HarfBuzz,
): boolean {
  const font = new harfbuzz.Font(face);
  const letters = codePoints.filter((codePoint) => LETTER.test(String.fromCodePoint(codePoint)));
  const step = Math.max(1, Math.floor(letters.length / LETTERS_LOOKED_AT));
  const looked = letters.filter((_, at) => at % step === 0);
  const drawn = looked.filter((codePoint) => {
    const glyph = font.nominalGlyph(codePoint);
    const ink = glyph === undefined ? undefined : font.glyphExtents(glyph);
    return ink !== undefined && ink.width !== 0 && ink.height !== 0;
  });
  return looked.length > 0 && drawn.length >= looked.length / 2;
}

const LETTER = /^\p{L}$/u;

function isMark(codePoint: number): boolean {
  return /^\p{Mn}$/u.test(String.fromCodePoint(codePoint));
}

/** `usWeightClass` (OpenType, OS/2). */
function weightOf(os2: Uint8Array | undefined): number {
  const weight =
    os2 && os2.length > WEIGHT_PLACE + 1 ? (os2[WEIGHT_PLACE]! << 8) | os2[WEIGHT_PLACE + 1]! : 0;
  return weight >= 1 && weight <= 1000 ? weight : REGULAR;
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function numberAt(bytes: Uint8Array, at: number): number {
  return bytes.length < at + 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}

function mb(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}
