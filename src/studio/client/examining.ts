import type { Report } from '../../doctor/examine.ts';
import { askJson } from './api.ts';
import { isMadeCurrent } from './state.ts';
import type { Studio } from './studio.ts';

/** Has the doctor read the article's page as the networks do. It asks two dozen times, so only when somebody wants it. */
export async function examinePage(studio: Studio): Promise<void> {
  const { url } = studio.state.fields;
  if (url.trim() === '') return;
  studio.set({ examination: { url, isUnderWay: true } });
  const answer = await askJson<Report>('/v1/doctor', { url });
  if (studio.state.examination?.url !== url) return;
  if (answer.ok)
    return studio.set({ examination: { url, isUnderWay: false, findings: answer.value.findings } });
  studio.noteLink(answer.problem);
  studio.set({ examination: { url, isUnderWay: false, problem: answer.problem } });
}

/** What the card's own meta tags mend: everything about the preview that stands in the head of the page. */
const MENDED_BY_TAGS =
  /^(title|tag|card|description|address|type|date|image|alt)_(?!unreachable|blocked|not_picture)/;

export function isMendedByTags(code: string): boolean {
  return MENDED_BY_TAGS.test(code);
}

/** Meta tags of the card on the table, where it was signed as it stands. */
export function currentTags({ state }: Studio): string | undefined {
  return isMadeCurrent(state) ? state.made?.card.metaTags : undefined;
}
