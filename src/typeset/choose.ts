import { LRUCache } from 'lru-cache';
import { KNOWN_CLUSTERS_MAX } from '../limits.ts';
import { emojiOf, type EmojiOfCluster } from './emoji.ts';
import { familiesFor } from './families.ts';
import { covers, placesMarks, type FontIndex, type FontSlice } from './font-index.ts';
import type { TextStyle } from './voices.ts';

/** A stretch of text in one slice, or one emoji; neither when no font has its characters. */
export interface FontRun {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly slice?: FontSlice | undefined;
  /** Key of the picture that stands for the one cluster of this run, or for a part of it. */
  readonly emoji?: string;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Drawn as the plain hyphen, which every face has. */
export const HYPHEN = /^[\u2010\u2011]$/;
/** Characters that need no glyph of their own: joiners, selectors, soft hyphens. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;
const SPACE = /^\p{Zs}$/u;
const HAS_LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Slices of other scripts carry an A or B of their own, which would tear a Latin word. */
const BASIC_LATIN_LETTER = /^[A-Za-z]/;

/**
 * Chooses the slice of each grapheme cluster by the files' real cmaps: the families in their order, and
 * within a family the slice of the cluster before, so that a word is shaped in as few pieces as possible.
 * Spaces and punctuation stay with the text before them where its face has them, as they do in a word.
 */
export function chooseSlices(
  text: string,
  { style, language }: { style: TextStyle; language: string },
  index: FontIndex,
): FontRun[] {
  const choice = choiceOf(familiesFor(style, { text, language }), style.weight, index);
  const runs: { start: number; end: number; slice?: FontSlice | undefined; emoji?: string }[] = [];
  for (const { segment, index: start } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const end = start + segment.length;
    const cluster = choice.look(segment);
    const slice = cluster.isEmoji ? undefined : sliceAfter(last?.slice, cluster, choice.firstSlice);
    if (cluster.emoji && !slice) {
      let at = start;
      for (const { key, units } of cluster.emoji) runs.push({ start: at, end: (at += units), emoji: key });
    } else if (last && last.emoji === undefined && last.slice === slice) last.end = end;
    else runs.push({ start, end, slice });
  }
  return runs;
}

/** What a grapheme cluster asks of a face; the same wherever it stands. */
interface Cluster {
  readonly text: string;
  /** Code points that need a glyph. */
  readonly codePoints: readonly number[];
  /** Punctuation or space, which goes with any face. */
  readonly isLoose: boolean;
  readonly isBasicLatin: boolean;
  /** Its pictures, and whether they come before any glyph. */
  readonly emoji: EmojiOfCluster['pictures'] | undefined;
  readonly isEmoji: boolean;
  /** First slice of the first family that has all of it. */
  readonly slice: FontSlice | undefined;
}

function sliceAfter(
  previous: FontSlice | undefined,
  cluster: Cluster,
  firstSlice: FontSlice | undefined,
): FontSlice | undefined {
  const { slice } = cluster;
  if (cluster.codePoints.length === 0) return previous ?? firstSlice;
  if (!previous || previous === slice) return slice;
  const mayStay = cluster.isLoose || (!cluster.isBasicLatin && previous.family === slice?.family);
  return mayStay && hasAll(previous, cluster) ? previous : slice;
}

function hasAll(slice: FontSlice, { text, codePoints }: Pick<Cluster, 'text' | 'codePoints'>): boolean {
  for (const codePoint of codePoints) if (!covers(slice, codePoint)) return false;
  return placesMarks(slice, text);
}

/** The families of one kind of text, and what is known about clusters that were looked up in them. */
class Choice {
  readonly #index: FontIndex;
  readonly #families: readonly (readonly FontSlice[])[];
  readonly #known = new LRUCache<string, Cluster>({ max: KNOWN_CLUSTERS_MAX });

  constructor(families: readonly string[], weight: number, index: FontIndex) {
    this.#index = index;
    this.#families = families.map((family) => slicesOf(index, family, weight));
  }

  get firstSlice(): FontSlice | undefined {
    return this.#families[0]?.[0];
  }

  look(text: string): Cluster {
    let cluster = this.#known.get(text);
    if (!cluster) this.#known.set(text, (cluster = this.#lookUp(text)));
    return cluster;
  }

  #lookUp(text: string): Cluster {
    const codePoints = [...text]
      .filter((character) => !INVISIBLE.test(character))
      // HarfBuzz makes every width of space from the plain one.
      .map((character) =>
        SPACE.test(character) ? 0x20 : HYPHEN.test(character) ? 0x2d : character.codePointAt(0)!,
      );
    const emoji = emojiOf(text, this.#index.emoji);
    return {
      text,
      codePoints,
      isLoose: !HAS_LETTER.test(text),
      isBasicLatin: BASIC_LATIN_LETTER.test(text),
      emoji: emoji?.pictures,
      isEmoji: emoji?.isQualified ?? false,
      slice: this.#firstThatHas({ text, codePoints }),
    };
  }

  #firstThatHas(cluster: Pick<Cluster, 'text' | 'codePoints'>): FontSlice | undefined {
    for (const family of this.#families) {
      const found = family.find((slice) => hasAll(slice, cluster));
      if (found) return found;
    }
    return undefined;
  }
}

const choices = new WeakMap<FontIndex, Map<string, Choice>>();

/** There are as many as voices, roles and Han languages: a few dozen. */
function choiceOf(families: readonly string[], weight: number, index: FontIndex): Choice {
  let known = choices.get(index);
  if (!known) choices.set(index, (known = new Map()));
  const key = `${families.join()}/${weight}`;
  let choice = known.get(key);
  if (!choice) known.set(key, (choice = new Choice(families, weight, index)));
  return choice;
}

/** A family's slices in the weight that is nearest to the one asked for. */
function slicesOf(index: FontIndex, family: string, weight: number): readonly FontSlice[] {
  const own = index.slices.filter((slice) => slice.family === family);
  const distance = Math.min(...own.map((slice) => distanceTo(weight, slice)));
  return own.filter((slice) => distanceTo(weight, slice) === distance);
}

function distanceTo(weight: number, { weights: [lightest, boldest] }: FontSlice): number {
  return Math.max(0, lightest - weight, weight - boldest);
}
