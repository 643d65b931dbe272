import type { ArticleAnswer } from '../../article/answer.ts';
import type { Card } from '../../sign/card.ts';

/** Everything that an editor can fill in or choose about a card. */
export const fieldNames = [
  'headline',
  'outlet',
  'date',
  'kicker',
  'standfirst',
  'author',
  'url',
  'id',
  'lang',
  'state',
  'stars',
  'duration',
  'by',
  'until',
  'updated',
  'notice',
  'embargo',
  'items',
  'related',
  'photo',
  'focus',
  'credit',
  'photoAlt',
  'overlay',
  'template',
  'theme',
  'format',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in them; the empty text is as good as nothing. */
export type Fields = Readonly<Record<FieldName, string>>;

export const noFields = Object.fromEntries(fieldNames.map((name) => [name, ''])) as Fields;

/** Fields that stay when another article comes in: they are about the newsroom, not the news. */
export const keptFields = ['outlet', 'template', 'theme', 'format'] as const satisfies readonly FieldName[];

export const isEmpty = (fields: Fields): boolean =>
  fieldNames.every((name) => fields[name] === '' || (keptFields as readonly string[]).includes(name));

/** The fields as the API takes an article. */
export function articleOf(fields: Fields): Record<string, unknown> {
  const { photo, focus, credit, photoAlt, overlay, author, items, related } = fields;
  const said: Record<string, unknown> = {};
  for (const name of ['headline', 'outlet', 'date', 'kicker', 'standfirst', 'url', 'id', 'lang'] as const)
    said[name] = fields[name];
  for (const name of ['until', 'updated', 'notice', 'embargo'] as const) said[name] = fields[name];
  said['author'] = author && { name: author };
  said['items'] = items && linesOf(items);
  said['related'] = related && linesOf(related).map(relatedOf);
  said['state'] = fields.state && stateOf(fields);
  said['photo'] = photo && {
    sha256: photo,
    ...(focus ? { focus: pointOf(focus) } : {}),
    ...(credit ? { credit } : {}),
    ...(photoAlt ? { alt: photoAlt } : {}),
    ...(overlay === 'none' ? { syndication: 'none' } : {}),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''),
  );
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** A related article as a line: its headline, and its address at the end where there is one. */
function relatedText({ headline, url }: { headline: string; url?: string | undefined }): string {
  return url === undefined ? headline : `${headline} ${url}`;
}

function relatedOf(line: string): { headline: string; url?: string } {
  const [, headline, url] = /^(.*\S)\s+(https?:\/\/\S+)\s*$/.exec(line) ?? [];
  return headline === undefined || url === undefined ? { headline: line.trim() } : { headline, url };
}

/** The options of a card beside its article. */
export function optionsOf({ template, theme, format }: Fields): Record<string, string> {
  const said = { template, theme, format };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** `0.4,0.25` as two shares. */
export function pointOf(text: string): [number, number] {
  const [x = 0.5, y = 0.5] = text.split(',').map((part) => Math.min(1, Math.max(0, Number(part) || 0)));
  return [x, y];
}

export function pointText([x, y]: readonly [number, number]): string {
  return `${round(x)},${round(y)}`;
}

const round = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;

function stateOf({ state, stars, duration, by }: Fields): unknown {
  return {
    is: state,
    ...(state === 'review' && stars !== '' ? { stars: Number(stars) } : {}),
    ...((state === 'podcast' || state === 'video') && duration !== '' ? { duration } : {}),
    ...(state === 'quote' && by !== '' ? { by } : {}),
  };
}

/** An article that was found, or that an answer shows, as fields; what it does not say is absent. */
export function fieldsOfArticle(article: Partial<ArticleAnswer>): Partial<Record<FieldName, string>> {
  const { state, photo, outlet, author, items } = article;
  return present({
    headline: article.headline,
    outlet: outlet && (outlet.id || outlet.domain),
    date: article.date && plainTime(article.date),
    kicker: article.kicker,
    standfirst: article.standfirst,
    author: author?.name,
    url: article.url,
    id: article.id,
    // What the text shows by itself need not be said.
    state: state && state.is !== 'news' ? state.is : undefined,
    stars: state?.stars === undefined ? undefined : String(state.stars),
    duration: state?.duration,
    by: state?.by,
    until: article.until,
    updated: article.updated && plainTime(article.updated),
    notice: article.notice,
    items: items?.join('\n'),
    related: article.related?.map(relatedText).join('\n'),
    photo: photo?.sha256,
    focus: photo?.focus && pointText(photo.focus),
    credit: photo?.credit,
    photoAlt: photo?.alt,
  });
}

/** A time of ISO 8601 as people write one, its zone included: `2021-08-23 12:15+03:00`. */
function plainTime(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00)?(?=[+-Z]|$)/, '$1 $2');
}

/** The fields of a card that was signed before. */
export function fieldsOfCard(card: Card, ext: string | undefined): Fields {
  const { state, page, template, theme, until, embargo } = card;
  const photo = card.photo ?? page?.photo;
  const detail: { stars?: number | undefined; duration?: string | undefined; by?: string | undefined } =
    typeof state === 'object' ? state : {};
  return {
    ...noFields,
    ...present({
      headline: card.headline,
      outlet: card.outlet,
      date: card.date,
      updated: card.updated,
      kicker: card.kicker,
      standfirst: card.standfirst ?? page?.description,
      author: card.author?.name,
      url: card.url,
      id: card.id,
      lang: card.lang,
      notice: card.notice,
      items: card.items?.join('\n'),
      related: page?.related?.map(relatedText).join('\n'),
      state: typeof state === 'string' ? state : state?.is,
      stars: detail.stars === undefined ? undefined : String(detail.stars),
      duration: detail.duration,
      by: detail.by,
      until: until === undefined ? undefined : new Date(until * 1000).toISOString(),
      embargo: embargo === undefined ? undefined : new Date(embargo * 1000).toISOString(),
      photo: photo?.sha256,
      focus: photo?.focus && pointText(photo.focus),
      credit: photo?.credit,
      photoAlt: photo?.alt,
      overlay: photo?.syndication === false ? 'none' : undefined,
      template,
      theme,
      format: ext === undefined || ext === (photo ? 'jpg' : 'png') ? undefined : ext,
    }),
  };
}

function present(said: Partial<Record<FieldName, string | undefined>>): Partial<Record<FieldName, string>> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
}
