import type { Outlet } from '../outlet/outlet.ts';
import type { PhotoSource, RenderJob } from '../render/renderer.ts';
import type { Card } from '../sign/card.ts';
import type { CardFormat } from './identity.ts';

/** Where the bytes of stored photos come from. */
export interface CardPhotos {
  bytes(sha256: string): ReturnType<PhotoSource>;
}

interface JobParts {
  readonly outlet: Outlet;
  readonly format: CardFormat;
  readonly photos: CardPhotos;
  /** The time that its key was made for, in ms since 1970. */
  readonly nowMs: number;
}

/**
 * What has to be rendered for a card. One under an embargo is the outlet's plain card, before and after.
 *
 * @param photos where its photo and the portrait of its author come from, by their sha256.
 */
export function jobOf(card: Card, { outlet, format, photos, nowMs }: JobParts): RenderJob {
  const { template, size, theme, onOverflow, embargo } = card;
  const article = articleOf(card, outlet);
  if (embargo !== undefined) return { article, options: { template: 'plain', size, format } };
  const { photo } = card;
  const portrait = card.author?.portrait;
  return {
    article,
    options: { template, size, format, theme, onOverflow },
    nowMs,
    ...(photo ? { photo: (() => photos.bytes(photo.sha256)) satisfies PhotoSource } : {}),
    ...(portrait ? { portrait: (() => photos.bytes(portrait)) satisfies PhotoSource } : {}),
  };
}

/**
 * What a card says, as an article that `readArticle` takes. A crop, and what is under an embargo, say nothing:
 * they go under their outlet's name.
 */
export function articleOf(card: Card, outlet: Outlet): object {
  const {
    headline = outlet.name,
    template: _template,
    size: _size,
    theme: _theme,
    onOverflow: _overflow,
    page: _page,
    v: _v,
    embargo,
    until,
    x: _x,
    urlHash: _hash,
    ...article
  } = card;
  if (embargo !== undefined) return { headline: outlet.name, outlet: outlet.id };
  return {
    ...article,
    headline,
    outlet: outlet.id,
    ...(until === undefined ? {} : { until: new Date(until * 1000).toISOString() }),
  };
}
