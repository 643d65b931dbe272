import type { Ink } from './faces.ts';

/** Every emoji picture that there is, by the hexadecimal code points of its sequence. */
export interface EmojiIndex {
  readonly keys: readonly string[];
  /** File of each pack, by the pack's name. */
  readonly packs: Readonly<Record<string, string>>;
}

/** Inner markup of emoji pictures by key. All of them are drawn on the same square. */
export type EmojiPack = Readonly<Record<string, string>>;

/** Side of the square on which the pictures are drawn. */
export const EMOJI_VIEW_BOX = 36;

/** An emoji's square on the line, in em: a little higher than capitals, a little below the baseline. */
export const EMOJI_INK: Ink = { left: 0.06, right: 1.06, bottom: -0.14, top: 0.86 };
export const EMOJI_ADVANCE_EM = 1.12;

const PACKED_CHARACTERS_BITS = 6;
const KEYCAP = '\u20e3';
const ZERO_WIDTH_JOINER = '\u200d';
const VARIATION_SELECTOR = /-?fe0f/g;
const MAYBE = /^[\p{Emoji}--[0-9#*]]/v;

/** Keys of the pictures by what remains of them without variation selectors, which many writers leave out. */
const known = new WeakMap<EmojiIndex, ReadonlyMap<string, string>>();

/** The pictures of a grapheme cluster, in their order. */
export interface EmojiOfCluster {
  /** One; or, of a sequence that has no picture of its own, those of its parts (UTS #51, 2.3). */
  readonly pictures: readonly { readonly key: string; readonly units: number }[];
  /** Whether it is a picture even where a font has a glyph for it. */
  readonly isQualified: boolean;
}

/**
 * The picture of a grapheme cluster.
 *
 * @param cluster one user-perceived character.
 * @returns undefined for a cluster that is no emoji, asks for its text form, or has no picture. Sequences are
 * qualified without their selectors too: no glyph could stand for them.
 */
export function emojiOf(cluster: string, index: EmojiIndex): EmojiOfCluster | undefined {
  const maybe = MAYBE.test(cluster) || cluster.endsWith(KEYCAP);
  if (!maybe || cluster.includes('\ufe0e')) return undefined;
  const keys = keysOf(index);
  const key = keys.get(bare(hexadecimal(cluster)));
  const pictures = key === undefined ? partsOf(cluster, keys) : [{ key, units: cluster.length }];
  return pictures && { pictures, isQualified: cluster.includes(ZERO_WIDTH_JOINER) || isQualified(cluster) };
}

/**
 * Characters and sequences that are pictures by themselves (UTS #51). The expression stands where it is used: reading
 * all of the sequences takes 13 ms, which a card without an emoji does not wait for.
 */
function isQualified(cluster: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(cluster);
}

/** What a joined sequence or a flag that nobody drew is made of. */
function partsOf(
  cluster: string,
  keys: ReadonlyMap<string, string>,
): { key: string; units: number }[] | undefined {
  const parts = cluster.split(BETWEEN_PARTS);
  const pictures = parts.flatMap((part) => {
    const key = keys.get(bare(hexadecimal(part.replace(ZERO_WIDTH_JOINER, ''))));
    return key === undefined ? [] : { key, units: part.length };
  });
  return parts.length > 1 && pictures.length === parts.length ? pictures : undefined;
}

/** After a joiner, and between the letters of a flag. */
const BETWEEN_PARTS = /(?<=\u200d)|(?<=[\u{1f1e6}-\u{1f1ff}])(?=[\u{1f1e6}-\u{1f1ff}])/u;

function keysOf(index: EmojiIndex): ReadonlyMap<string, string> {
  let keys = known.get(index);
  if (!keys) known.set(index, (keys = new Map(index.keys.map((key) => [bare(key), key]))));
  return keys;
}

function hexadecimal(cluster: string): string {
  return Array.from(cluster, (character) => character.codePointAt(0)!.toString(16)).join('-');
}

function bare(key: string): string {
  return key.replace(VARIATION_SELECTOR, '');
}

/** The pack that holds a picture: those that begin with neighbouring characters lie together. */
export function emojiPack(key: string): string {
  return (Number.parseInt(key, 16) >> PACKED_CHARACTERS_BITS).toString(16);
}
