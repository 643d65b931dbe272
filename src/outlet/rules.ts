import type { Article, Warning } from '../article/article.ts';
import type { ArticleState } from '../article/state.ts';
import { optionalStates, type Outlet } from './outlet.ts';

const NEWS: ArticleState = { is: 'news' };

/** The state as an outlet shows it: kinds of article that it has no form for are news. */
export function usedState(
  { states, name }: Outlet,
  state: ArticleState,
): { readonly state: ArticleState; readonly warnings: readonly Warning[] } {
  const optional = optionalStates.find((id) => id === state.is);
  if (optional === undefined || !states || states.includes(optional)) return { state, warnings: [] };
  const message = `${name} has no form for ${optional} articles; the card is one of news.`;
  return { state: NEWS, warnings: [{ code: 'state_unused', message }] };
}

/** The photo as an outlet shows it: with its credit as the outlet writes it, or not at all. */
export function usedPhoto(
  { outlet, photo }: Pick<Article, 'outlet' | 'photo'>,
  isThere: boolean,
): {
  readonly photo: { readonly credit: string | undefined } | undefined;
  readonly warnings: readonly Warning[];
} {
  const { credit: rules, name } = outlet;
  const credit = photo?.credit;
  if (!isThere) return { photo: undefined, warnings: [] };
  if (credit === undefined && rules.required) {
    const message = `${name} shows no photo without a credit; the card has text alone.`;
    return { photo: undefined, warnings: [{ code: 'credit_missing', message }] };
  }
  return {
    photo: { credit: credit === undefined ? rules.otherwise : written(credit, rules.form) },
    warnings: [],
  };
}

/** `Photo: {credit}` around a credit; one that is written so already stays as it is. */
function written(credit: string, form: string): string {
  const [before = '', after = ''] = form.split('{credit}');
  const isWritten =
    (before + after).trim() !== '' && credit.startsWith(before.trim()) && credit.endsWith(after.trim());
  return isWritten ? credit : `${before}${credit}${after}`;
}
