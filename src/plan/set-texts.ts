import type { Warning } from '../article/article.ts';
import { excerpt, PresscardError } from '../errors.ts';
import type { CardPlan } from './plan.ts';
import type { CardText, CardTexts, SetTexts } from '../../templates/template.ts';
import type { SetText } from '../typeset/set-text.ts';
import type { Typesetter } from '../typeset/typesetter.ts';

/** The set texts of a card; only the headline may be refused for its length, and what must stand; labels are cut. */
export async function setTexts(
  typesetter: Typesetter,
  texts: CardTexts,
  { article, onOverflow }: CardPlan,
): Promise<{ texts: SetTexts; warnings: Warning[] }> {
  const setOne = async (name: string, text: CardText): Promise<SetText> => {
    try {
      return await typesetter.set({
        ...text,
        language: article.lang,
        direction: name === 'headline' ? article.dir : undefined,
        onOverflow: text.mustStand ? 'refuse' : name === 'headline' ? onOverflow : 'cut',
      });
    } catch (error) {
      throw text.mustStand ? doesNotFit(name, error) : error;
    }
  };

  const wanted = Object.entries(texts).filter((entry): entry is [string, CardText] => entry[1] !== undefined);
  const set: Record<string, SetText> = {};
  for (const [name, text] of wanted) set[name] = await setOne(name, text);
  for (const [name, text] of wanted) {
    if (text.group === undefined) continue;
    const peers = wanted
      .filter(([, other]) => other.group === text.group)
      .map(([peer]) => set[peer]!.fontSizePx);
    const ladder = text.ladder.filter(({ sizePx }) => sizePx <= Math.min(...peers));
    if (set[name]!.fontSizePx > Math.min(...peers)) set[name] = await setOne(name, { ...text, ladder });
  }
  return { texts: set, warnings: wanted.flatMap(([name, text]) => warningsOf(name, text, set[name]!)) };
}

function warningsOf(name: string, text: CardText, { truncated, missing }: SetText): Warning[] {
  const isMoved = text.askedColour !== undefined && text.askedColour !== text.colour;
  return [
    ...(isMoved ? [colourWarning(name, text)] : []),
    ...(truncated ? [cutWarning(name)] : []),
    ...(missing.length > 0 ? [glyphWarning(name, missing)] : []),
  ];
}

function doesNotFit(name: string, cause: unknown): unknown {
  if (!(cause instanceof PresscardError) || cause.code !== 'headline_too_long') return cause;
  return new PresscardError(
    'notice_too_long',
    `The ${name} must stand on the card whole and does not fit. Shorten it, or choose a taller size.`,
    { cause, fields: [{ field: name, rule: 'short enough to stand on the card whole' }] },
  );
}

function colourWarning(name: string, { colour, askedColour }: CardText): Warning {
  return {
    code: 'colour_moved',
    message: `The brand’s ${askedColour} cannot be read as text on this ground: the ${name} stands in ${colour}.`,
  };
}

function cutWarning(name: string): Warning {
  return {
    code: name === 'headline' ? 'headline_cut' : 'text_cut',
    message: `The ${name} did not fit and was cut; the answer's fit has what is left of it.`,
  };
}

function glyphWarning(name: string, missing: readonly string[]): Warning {
  const codePoints = missing
    .slice(0, 8)
    .map(
      (character) =>
        `${excerpt(character)} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
    );
  return {
    code: 'glyph_missing',
    message: `No font has these characters of the ${name}, which show as boxes: ${codePoints.join(', ')}${missing.length > 8 ? ', …' : ''}.`,
  };
}
