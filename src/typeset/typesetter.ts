import type * as HarfBuzz from 'harfbuzzjs';
import { PresscardError } from '../errors.ts';
import type { FontPort } from '../ports.ts';
import { splitAtoms } from './breaks.ts';
import { chooseSlices } from './choose.ts';
import { FaceBook } from './faces.ts';
import { fillLines, settings, type FittingBox, type Ladder, type Setting } from './fit.ts';
import type { LineRange, MeasuredAtom } from './lines.ts';
import { measureAtoms, splitWideAtoms } from './measure.ts';
import type { Paragraph } from './paragraph.ts';
import { placeLines } from './place.ts';
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
  /** What happens when the text does not fit at the smallest size. */
  readonly onOverflow: 'cut' | 'refuse';
}

/** Sets text: chooses faces, shapes, breaks, fits. One for a process or isolate; nothing in it depends on a card. */
export class Typesetter {
  readonly #faces: FaceBook;
  readonly #shaper: Shaper;

  constructor(harfbuzz: typeof HarfBuzz, fonts: FontPort) {
    this.#faces = new FaceBook(harfbuzz, fonts);
    this.#shaper = new Shaper(harfbuzz);
  }

  /**
   * @returns the text at the largest size of its ladder at which all of its ink stands in the box, cut only
   * at the smallest one.
   * @throws PresscardError `headline_too_long` when it does not fit and must not be cut; `font_missing`.
   */
  async set(spec: TextSpec): Promise<SetText> {
    const paragraph = await this.#open(spec.text, spec);
    const atoms = measureAtoms(this.#shaper, paragraph, splitAtoms(spec.text));
    for (const setting of settings(atoms, { ...spec, widthPx: spec.box.widthPx })) {
      const set = this.#place(paragraph, atoms, setting);
      if (stands(set, spec.box)) return set;
    }
    return this.#cut(paragraph, atoms, spec);
  }

  async #open(text: string, { style, language }: TextSpec): Promise<Paragraph> {
    // The ellipsis is there from the start, so that a cut needs no further font.
    const runs = chooseSlices(text, style, this.#faces.slices);
    const ellipsis = chooseSlices('…-', style, this.#faces.slices);
    const slices = [...runs, ...ellipsis].flatMap(({ slice }) => slice ?? []);
    return { text, runs, style, faces: await this.#faces.load(slices), language };
  }

  /** At the smallest size: broken inside words that are wider than the box, then cut at a word. */
  #cut(paragraph: Paragraph, atoms: readonly MeasuredAtom[], spec: TextSpec): SetText {
    const { sizePx, lines: mostLines } = spec.ladder.at(-1)!;
    const measureEm = spec.box.widthPx / sizePx;
    const narrow = splitWideAtoms(this.#shaper, paragraph, atoms, measureEm);
    for (let lines = mostLines; lines > 0; lines--) {
      const filled = fillLines(narrow, { measureEm, lines });
      if (filled.held === narrow.length) {
        const whole = this.#place(paragraph, narrow, { sizePx, ranges: filled.ranges });
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
      const set = this.#place(paragraph, atoms, { sizePx, ranges: kept, ending: '…' });
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
    if (letters.length === 0) return this.#place(paragraph, letters, { sizePx, ranges });
    return (
      this.#cutTo(paragraph, letters, { ranges, sizePx, box }) ??
      this.#place(paragraph, letters, {
        sizePx,
        ranges: [{ first: 0, last: 0 }],
        ending: letters.length + atoms.length > 2 ? '…' : '',
      })
    );
  }

  #place(
    paragraph: Paragraph,
    atoms: readonly MeasuredAtom[],
    { sizePx, ranges, ending = '' }: Pick<Setting, 'sizePx' | 'ranges'> & { ending?: '' | '…' },
  ): SetText {
    return placeLines(this.#shaper, paragraph, { atoms, ranges, sizePx, ending, slices: this.#faces.slices });
  }
}

function stands(set: SetText, box: FittingBox): boolean {
  return set.widthPx <= box.widthPx && set.heightPx <= box.heightPx;
}
