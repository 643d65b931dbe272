import { PresscardError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { splitAtoms } from './breaks.ts';
import { chooseSlices, type FontRun } from './choose.ts';
import { directionOf, levelsOf, type Direction } from './direction.ts';
import { FaceBook } from './faces.ts';
import { NASTALIQ } from './families.ts';
import type { FontIndex } from './font-index.ts';
import { fillLines, settings, type AtomsAt, type FittingBox, type Ladder, type Setting } from './fit.ts';
import { Hyphenator } from './hyphenation.ts';
import { countHyphens, HYPHEN_WORTH, isHeldSmall, stands } from './judge.ts';
import { ELLIPSIS, lineSources } from './line-sources.ts';
import type { LineRange, MeasuredAtom } from './lines.ts';
import { hyphenateWideAtoms, measureAtoms, splitWideAtoms } from './measure.ts';
import { OwnFaces, type BroughtFace } from './own-faces.ts';
import type { Paragraph } from './paragraph.ts';
import { ladderIn, placeLines } from './place.ts';
import type { SetText } from './set-text.ts';
import { Shaper } from './shape.ts';
import type { TextStyle } from './voices.ts';

/** What a template asks for: a text, how it looks, and the room it may take. */
export interface TextSpec {
  readonly text: string;
  readonly style: TextStyle;
  readonly ladder: Ladder;
  readonly box: FittingBox;
  /** BCP 47 tag of the text. */
  readonly language: string;
  /** Base direction, where somebody chose it; else the text's own. */
  readonly direction?: Direction | undefined;
  /** What happens when the text does not fit at the smallest size. */
  readonly onOverflow: 'cut' | 'refuse';
}

/** What a paragraph knows before its text is looked at. */
type Look = Pick<Paragraph, 'style' | 'language' | 'faces' | 'pictures' | 'direction' | 'hyphenEm'>;

/** Sets text: chooses faces, shapes, breaks, fits. One for a process or isolate; nothing in it depends on a card. */
export class Typesetter {
  readonly #faces: FaceBook;
  readonly #own: OwnFaces;
  readonly #shaper: Shaper;
  readonly #hyphenator: Hyphenator;
  /** As many as voices and faces. */
  readonly #hyphens = new Map<string, number>();

  /** @param brought faces of a newsroom's own. */
  constructor(
    { engines: { harfbuzz }, fonts, log }: Pick<Ports, 'engines' | 'fonts' | 'log'>,
    brought: readonly BroughtFace[] = [],
  ) {
    this.#own = new OwnFaces(brought, { harfbuzz, fonts, log });
    this.#faces = new FaceBook(harfbuzz, this.#own.port);
    this.#shaper = new Shaper(harfbuzz);
    this.#hyphenator = new Hyphenator(fonts, log);
  }

  /** Font slices in bytes that went out of the cache since the engines started. */
  get evictedBytes(): number {
    return this.#faces.evictedBytes;
  }

  /**
   * @returns the text at the largest size of its ladder at which all of its ink stands in the box, cut only
   * at the smallest one.
   * @throws PresscardError `headline_too_long` when it does not fit and must not be cut; `font_missing`.
   */
  async set(spec: TextSpec): Promise<SetText> {
    const paragraph = await this.#open(spec);
    const atoms = measureAtoms(this.#shaper, paragraph, splitAtoms(spec.text, spec.language));
    const whole = this.#setWhole(paragraph, () => atoms, spec);
    if (whole && !isHeldSmall(atoms, whole.fontSizePx * HYPHEN_WORTH, spec)) return whole;
    const divided = await this.#divide(paragraph, atoms, spec);
    const hyphenated = this.#setDivided(paragraph, divided, { ...spec, whole });
    if (hyphenated) return hyphenated;
    if (whole) return whole;
    // Nastaliq slopes, and takes half as much height again: Naskh says all of it where Nastaliq would be cut.
    if (isNastaliq(paragraph)) return this.set({ ...spec, style: { ...spec.style, urdu: 'naskh' } });
    return this.#cut(paragraph, divided, spec);
  }

  /** The text's words divided where they are wider than the lines. Patterns are for text that runs from the left. */
  async #divide(
    paragraph: Paragraph,
    atoms: readonly MeasuredAtom[],
    { text, language }: TextSpec,
  ): Promise<AtomsAt> {
    if (paragraph.direction === 'rtl') return () => atoms;
    const hyphens = await this.#hyphenator.divide(text, language);
    return hyphenateWideAtoms(this.#shaper, paragraph, { atoms, hyphens });
  }

  /** @returns undefined when the text stands at no size of the ladder. */
  #setWhole(paragraph: Paragraph, atomsAt: AtomsAt, spec: TextSpec): SetText | undefined {
    const { widthPx, heightPx } = spec.box;
    const ladder = ladderIn(paragraph, spec.ladder, heightPx);
    let overhangPx = 0;
    // Ink may reach beyond the advances that lines are measured by; then the lines are broken shorter.
    for (let pass = 0; pass < 2; pass++) {
      for (const setting of settings(atomsAt, { ...spec, ladder, widthPx: widthPx - overhangPx })) {
        const set = this.#place(paragraph, setting);
        if (stands(set, spec.box)) return set;
        overhangPx = Math.max(overhangPx, set.widthPx - widthPx);
      }
      if (overhangPx === 0) return undefined;
    }
    return undefined;
  }

  /**
   * The text with words divided, where that makes it so much larger that it is worth a hyphen, with as few
   * hyphens as such a size takes; and at any size where no other setting holds the text.
   */
  #setDivided(
    paragraph: Paragraph,
    atomsAt: AtomsAt,
    { whole, ...spec }: TextSpec & { whole: SetText | undefined },
  ): SetText | undefined {
    const leastPx = (whole ?? { fontSizePx: spec.ladder.at(-1)!.sizePx }).fontSizePx * HYPHEN_WORTH;
    const worthwhile = spec.ladder.filter(({ sizePx }) => sizePx >= leastPx);
    const [best] = worthwhile
      .flatMap((step) => this.#setWhole(paragraph, atomsAt, { ...spec, ladder: [step] }) ?? [])
      .sort((one, other) => countHyphens(one) - countHyphens(other));
    return best ?? (whole ? undefined : this.#setWhole(paragraph, atomsAt, spec));
  }

  async #open({ text, style, language, direction }: TextSpec): Promise<Paragraph> {
    // The ellipsis is there from the start, so that a cut needs no further font.
    await this.#own.open(style.families);
    const runs = chooseSlices(`${text}…-`, { style, language }, this.#own.index);
    const slices = runs.flatMap(({ slice }) => slice ?? []);
    const faces = await this.#faces.load(slices, style.weight);
    const pictures = await this.#faces.pictures(runs.flatMap(({ emoji }) => emoji ?? []));
    const look = {
      style,
      language,
      faces,
      pictures,
      direction: direction ?? directionOf(text, language),
      hyphenEm: 0,
    };
    const hyphenEm = this.#hyphenEm(look, runs.at(-1)!);
    const own = runs.filter(({ start }) => start < text.length);
    const last = own.at(-1);
    if (last) own[own.length - 1] = { ...last, end: Math.min(last.end, text.length) };
    return { ...look, hyphenEm, text, runs: own, levels: levelsOf(text, look.direction) };
  }

  /** Width of the hyphen, which is the same in all texts of one face and tracking. */
  #hyphenEm(look: Look, { slice }: FontRun): number {
    const key = `${slice?.id} ${look.style.weight} ${look.style.trackingEm}`;
    let width = this.#hyphens.get(key);
    if (width === undefined) {
      // In that very face: what else the text has loaded must not decide how wide it is.
      const text = '-';
      const runs = [{ start: 0, end: 1, slice }];
      const alone = { ...look, text, runs, levels: levelsOf(text, look.direction) };
      const hyphen = this.#shaper.shape(alone, { start: 0, end: 1 });
      width = hyphen.reduce((sum, { advanceEm }) => sum + advanceEm, 0);
      this.#hyphens.set(key, width);
    }
    return width;
  }

  #paragraph(text: string, index: FontIndex, look: Look): Paragraph {
    const runs = chooseSlices(text, look, index);
    return { ...look, text, runs, levels: levelsOf(text, look.direction) };
  }

  /** At the smallest size: broken inside words that are wider than the box, then cut at a word. */
  #cut(paragraph: Paragraph, atomsAt: AtomsAt, spec: TextSpec): SetText {
    const { sizePx, lines: mostLines } = spec.ladder.at(-1)!;
    const measureEm = spec.box.widthPx / sizePx;
    const narrow = splitWideAtoms(this.#shaper, paragraph, atomsAt(measureEm), measureEm);
    for (let lines = mostLines; lines > 0; lines--) {
      const filled = fillLines(narrow, { measureEm, lines });
      if (filled.held === narrow.length) {
        const whole = this.#place(paragraph, { sizePx, atoms: narrow, ranges: filled.ranges });
        if (stands(whole, spec.box)) return whole;
      }
      if (spec.onOverflow === 'refuse') break;
      const cut = this.#cutTo(paragraph, narrow, { ranges: filled.ranges, sizePx, box: spec.box });
      if (cut) return cut;
    }
    if (spec.onOverflow === 'cut') return this.#cutToLetters(paragraph, narrow, { sizePx, box: spec.box });
    throw new PresscardError(
      'headline_too_long',
      `The headline does not fit this card even at ${sizePx} px, and it must not be cut. Shorten it, or allow a cut.`,
      { fields: [{ field: 'headline', rule: 'short enough for the card' }] },
    );
  }

  /** Drops atoms from the end of the last line until the line and its ellipsis stand. */
  #cutTo(
    paragraph: Paragraph,
    atoms: readonly MeasuredAtom[],
    { ranges, sizePx, box }: { ranges: readonly LineRange[]; sizePx: number; box: FittingBox },
  ): SetText | undefined {
    const lastLine = ranges.at(-1);
    if (!lastLine) return undefined;
    const { first, last } = lastLine;
    for (let end = last; end >= first; end--) {
      const kept = [...ranges.slice(0, -1), { first, last: end }];
      const lineStart = atoms[first]!.start;
      const words = paragraph.text.slice(lineStart, atoms[end]!.end).replace(LOOSE_END, '');
      const set = this.#place(paragraph, {
        sizePx,
        atoms,
        ranges: kept,
        ending: `${paragraph.text.slice(0, lineStart)}${words}${ELLIPSIS}`,
      });
      if (stands(set, box)) return set;
    }
    return undefined;
  }

  /** One line of letters, for a room in which not even the first word stands beside an ellipsis. */
  #cutToLetters(
    paragraph: Paragraph,
    atoms: readonly MeasuredAtom[],
    { sizePx, box }: { sizePx: number; box: FittingBox },
  ): SetText {
    const letters = splitWideAtoms(this.#shaper, paragraph, atoms.slice(0, 1), -1);
    const ranges = letters.length === 0 ? [] : [{ first: 0, last: letters.length - 1 }];
    if (letters.length === 0) return this.#place(paragraph, { sizePx, atoms: letters, ranges });
    return (
      this.#cutTo(paragraph, letters, { ranges, sizePx, box }) ??
      this.#place(paragraph, {
        sizePx,
        atoms: letters,
        ranges: [{ first: 0, last: 0 }],
        ...(letters.length + atoms.length > 2
          ? { ending: `${paragraph.text.slice(0, letters[0]!.end)}${ELLIPSIS}` }
          : {}),
      })
    );
  }

  #place(
    paragraph: Paragraph,
    { atoms, sizePx, ranges, ending }: Omit<Setting, 'faults'> & { ending?: string },
  ): SetText {
    const sources = lineSources(paragraph, {
      atoms,
      ranges,
      ending,
      beginning: (text) => this.#paragraph(text, loadedOf(this.#own.index, paragraph), paragraph),
    });
    return placeLines(this.#shaper, paragraph, { sources, sizePx, truncated: ending !== undefined });
  }
}

/** The slices that a paragraph has loaded: its cut needs no further font. */
function loadedOf({ slices, emoji }: FontIndex, { faces }: Paragraph): FontIndex {
  return { slices: slices.filter(({ id }) => faces.has(id)), emoji };
}

/** Punctuation and space that would stand oddly before an ellipsis. */
const LOOSE_END = /[\s\p{Pd}.,;:!?…،؛؟。、，；：！？]+$/u;

function isNastaliq({ runs }: Paragraph): boolean {
  return runs.some(({ slice }) => slice?.family === NASTALIQ);
}
