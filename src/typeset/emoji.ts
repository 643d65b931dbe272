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
const VARIATION_SELECTOR = /-?fe0f/g;
/** Qualified emoji: characters and sequences that are pictures by themselves (UTS #51). */
const QUALIFIED = /^\p{RGI_Emoji}$/v;
const MAYBE = /^[\p{Emoji}--[0-9#*]]/v;

const known = new WeakMap<EmojiIndex, ReadonlySet<string>>();

/**
 * The picture of a grapheme cluster.
 *
 * @param cluster one user-perceived character.
 * @returns undefined for a cluster that is no emoji, asks for its text form, or has no picture.
 */
export function emojiOf(
  cluster: string,
  index: EmojiIndex,
): { key: string; isQualified: boolean } | undefined {
  const maybe = MAYBE.test(cluster) || cluster.endsWith(KEYCAP);
  if (!maybe || cluster.includes('\ufe0e')) return undefined;
  let keys = known.get(index);
  if (!keys) known.set(index, (keys = new Set(index.keys)));
  const whole = Array.from(cluster, (character) => character.codePointAt(0)!.toString(16)).join('-');
  const key = [whole, whole.replace(VARIATION_SELECTOR, '')].find((candidate) => keys.has(candidate));
  return key === undefined ? undefined : { key, isQualified: QUALIFIED.test(cluster) };
}

/** The pack that holds a picture: those that begin with neighbouring characters lie together. */
export function emojiPack(key: string): string {
  return (Number.parseInt(key, 16) >> PACKED_CHARACTERS_BITS).toString(16);
}
