import type { Outlet } from '../outlet/outlet.ts';
import type { RenderJob } from '../render/renderer.ts';
import type { Card } from '../sign/card.ts';
import type { CardFormat } from './identity.ts';

/** What has to be rendered for a card. One under an embargo is the outlet's plain card, before and after. */
export function jobOf(card: Card, outlet: Outlet, format: CardFormat): RenderJob {
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
  return { article: { ...article, outlet: outlet.id }, options: { template, size, format, onOverflow } };
}
