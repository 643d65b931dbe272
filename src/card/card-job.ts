import type { Outlet } from '../outlet/outlet.ts';
import type { PhotoSource, RenderJob } from '../render/renderer.ts';
import type { Card } from '../sign/card.ts';
import type { CardFormat } from './identity.ts';

/** Where the bytes of stored photos come from. */
export interface CardPhotos {
  bytes(sha256: string): ReturnType<PhotoSource>;
}

/**
 * What has to be rendered for a card. One under an embargo is the outlet's plain card, before and after.
 *
 * @param photos where its photo comes from, by its sha256.
 */
export function jobOf(
  card: Card,
  { outlet, format, photos }: { outlet: Outlet; format: CardFormat; photos: CardPhotos },
): RenderJob {
  const {
    template,
    size,
    theme: _theme,
    onOverflow,
    v: _v,
    embargo,
    until: _until,
    x: _x,
    urlHash: _hash,
    ...article
  } = card;
  if (embargo !== undefined) {
    return {
      article: { headline: outlet.name, outlet: outlet.id },
      options: { template: 'plain', size, format },
    };
  }
  const { photo } = card;
  return {
    article: { ...article, outlet: outlet.id },
    options: { template, size, format, onOverflow },
    ...(photo ? { photo: (() => photos.bytes(photo.sha256)) satisfies PhotoSource } : {}),
  };
}
