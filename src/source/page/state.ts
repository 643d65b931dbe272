import type { StateId } from '../../article/state.ts';
import type { Fact } from '../fact.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';
import { isRecord } from './things.ts';

/** Maps, since pages name keys: an object has a `constructor` of its own. */
const TYPES = new Map<string, StateId>(
  Object.entries({
    LiveBlogPosting: 'live',
    OpinionNewsArticle: 'opinion',
    ReviewNewsArticle: 'review',
    Review: 'review',
    CriticReview: 'review',
    PodcastEpisode: 'podcast',
    RadioEpisode: 'podcast',
    VideoObject: 'video',
    AdvertiserContentArticle: 'paid',
  }),
);

/** Sections that make their articles what they are called, folded. */
const SECTIONS = new Map<string, StateId>(
  (
    [
      [
        'opinion',
        'opinion opinions oped commentisfree commentary columnists columns column editorial editorials kommentar kommentare meinung meinungen debatte ledare leder kronik mening opinie tribune tribunes tribuna opinión opinioni commenti commento editoriali opiniao columnas komentarze opinie opinia publicystyka nazory nazor komentare мнения мнение колонка колонки думка думки погляди yazarlar köşe-yazıları 社説 사설 오피니언 칼럼 رأي آراء یادداشت γνωμη απόψεις',
      ],
      ['live', 'live liveblog live-blog liveticker live-ticker direct en-direct'],
      ['podcast', 'podcast podcasts'],
      ['video', 'video videos watch'],
      ['obituary', 'obituary obituaries nachruf nachrufe obituarios necrologie'],
      ['review', 'review reviews rezension rezensionen critique critiques kritik'],
    ] as const
  ).flatMap(([state, names]) => names.split(' ').map((name) => [fold(name), state] as const)),
);

/**
 * What kind of article it is, spelled as an article's input spells it (`live`, `review:4`, `video:PT3M20S`): from
 * what it is described as, else from its section; undefined for news.
 */
export function readState(page: Page): Fact | undefined {
  const { thing, described, metas, url } = page;
  for (const type of thing?.types ?? []) {
    const state = TYPES.get(type);
    if (state && thing)
      return { value: spelled(state, page), source: thing.from, detail: type, confidence: 0.9 };
  }
  const kind = metas.first('og:type')?.toLowerCase();
  if (kind?.startsWith('video.') || kind === 'video')
    return { value: 'video', source: 'open graph', detail: 'og:type', confidence: 0.7 };
  const sections = [
    ...described.textsOf(thing?.properties['articleSection']),
    ...metas.all('article:section'),
  ];
  for (const section of sections) {
    const state = SECTIONS.get(fold(section));
    if (state) return { value: state, source: 'meta', detail: 'section', confidence: 0.7 };
  }
  const folders = (url?.pathname ?? '').split('/').slice(1, -1).slice(0, 3);
  for (const folder of folders) {
    const state = SECTIONS.get(fold(decoded(folder)));
    if (state) return { value: state, source: 'url', detail: 'section', confidence: 0.6 };
  }
  return undefined;
}

function spelled(state: StateId, { thing, described }: Page): string {
  const properties = thing?.properties ?? {};
  if (state === 'review') {
    const [rating] = described.valuesOf(properties['reviewRating']).filter(isRecord);
    const value = Number(described.textsOf(rating?.['ratingValue'])[0]);
    const best = Number(described.textsOf(rating?.['bestRating'])[0] ?? 5);
    const stars = Math.round((value / best) * 10) / 2;
    return value > 0 && best > 0 && stars <= 5 ? `review:${stars}` : state;
  }
  if (state === 'video' || state === 'podcast') {
    const duration = described.textsOf(properties['duration'] ?? properties['timeRequired'])[0];
    return duration !== undefined && /^P[T\dHMSD.]+$/i.test(duration) && /[1-9]/.test(duration)
      ? `${state}:${duration}`
      : state;
  }
  return state;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
