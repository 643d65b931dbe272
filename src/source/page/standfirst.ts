import { cleanLine } from '../../article/text.ts';
import { FIELD_MAX_CHARS } from '../../limits.ts';
import type { Fact } from '../fact.ts';
import { fold } from './fold.ts';
import type { Heading } from './headings.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { shortTextOf } from './tree.ts';

const STANDFIRST =
  /standfirst|(?:^|[\s_-])(?:lead|lede|leadtext|intro|introduction|dek|deck|subtitle|sub-title|subheadline|subhead|subheading|summary|excerpt|abstract|ingress|vorspann|chapo|chapeau|entradilla|bajada|sapo|sommario|perex|zajawka|spot|anons|description|synopsis|preamble|manchet)(?:$|[\s_-])/i;
const STANDFIRST_CHARS = { min: 25, max: 600 } as const;
/** It stands close below the headline. */
const ELEMENTS_BELOW = 60;

/** The sentence below the headline, else the description that the page gives networks and search engines. */
export function readStandfirst(
  { elements, metas, described, thing }: Page,
  { heading, headline }: { heading: Heading | undefined; headline: string },
): Fact | undefined {
  const isStandfirst = (text: string): boolean =>
    text.length >= STANDFIRST_CHARS.min &&
    text.length <= STANDFIRST_CHARS.max &&
    fold(text) !== fold(headline);
  if (heading) {
    const at = heading.element.index;
    for (const element of elements.slice(at + 1, at + 1 + ELEMENTS_BELOW)) {
      const names = `${element.attributes['class'] ?? ''} ${element.attributes['itemprop'] ?? ''}`;
      if (!STANDFIRST.test(names)) continue;
      const { aside, isComment, isInLink } = placeOf(element);
      if (aside || isComment || isInLink) continue;
      const text = cleanLine(shortTextOf(element, STANDFIRST_CHARS.max) ?? '');
      if (isStandfirst(text))
        return { value: text, source: 'dom', detail: 'below the headline', confidence: 0.8 };
    }
  }
  const stated: readonly Omit<Fact, 'confidence'>[] = [
    { value: metas.first('og:description') ?? '', source: 'open graph', detail: 'og:description' },
    {
      value: described.textsOf(thing?.properties['description'])[0] ?? '',
      source: thing?.from ?? 'json-ld',
      detail: 'description',
    },
    {
      value: metas.first('description', 'dc.description', 'twitter:description') ?? '',
      source: 'meta',
      detail: 'description',
    },
  ];
  for (const { value, source, detail } of stated) {
    const text = cleanLine(value.slice(0, FIELD_MAX_CHARS).replace(/<[^>]{0,200}>/g, ' '));
    if (isStandfirst(text))
      return { value: text, source, detail, confidence: /(?:…|\.\.\.)$/.test(text) ? 0.5 : 0.7 };
  }
  return undefined;
}
