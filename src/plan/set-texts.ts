import type { Warning } from '../article/article.ts';
import { excerpt } from '../errors.ts';
import type { CardPlan } from './plan.ts';
import type { CardTexts } from '../../templates/template.ts';
import type { SetText } from '../typeset/set-text.ts';
import type { Typesetter } from '../typeset/typesetter.ts';

/** The set texts of a card; only the headline may be refused for its length, labels are always cut. */
export async function setTexts(
  typesetter: Typesetter,
  texts: CardTexts,
  { article, onOverflow }: CardPlan,
): Promise<{ texts: { headline: SetText } & Record<string, SetText | undefined>; warnings: Warning[] }> {
  const warnings: Warning[] = [];
  const set: Record<string, SetText> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (!text) continue;
    const result = await typesetter.set({
      ...text,
      language: article.lang,
      onOverflow: name === 'headline' ? onOverflow : 'cut',
    });
    set[name] = result;
    if (result.truncated) warnings.push(cutWarning(name));
    if (result.missing.length > 0) warnings.push(glyphWarning(name, result.missing));
  }
  return { texts: set as { headline: SetText }, warnings };
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
