import { sizes } from '../../../templates/sizes.ts';
import { networks, type NetworkId } from '../../share/networks.ts';
import type { Network } from '../../share/network.ts';

/** A feed that the studio draws: how wide it shows a card, and how many lines of the title it has room for. */
export interface Feed {
  readonly id: NetworkId;
  /** Of the card in it, in px of a screen. */
  readonly widthPx: number;
  readonly titleLines: number;
}

/** Widths as their pages and apps lay them out on a screen; of a phone where that is where they are read. */
export const feeds: readonly Feed[] = [
  { id: 'x', widthPx: 516, titleLines: 1 },
  { id: 'facebook', widthPx: 500, titleLines: 2 },
  { id: 'vk', widthPx: 510, titleLines: 2 },
  { id: 'linkedin', widthPx: 552, titleLines: 2 },
  { id: 'telegram', widthPx: 432, titleLines: 3 },
  { id: 'whatsapp', widthPx: 330, titleLines: 2 },
  { id: 'mastodon', widthPx: 488, titleLines: 2 },
  { id: 'discord', widthPx: 432, titleLines: 2 },
];

export function networkOf(id: NetworkId): Network {
  return networks[id];
}

/** What is missing of the `og` card where a network crops it to its shape, in px of the card on each side. */
export interface Crop {
  readonly sides: 'none' | 'top-bottom' | 'left-right';
  readonly px: number;
}

/** Less is seen by nobody. */
const CROP_MIN_PX = 4;

/** @param ratio width by height; undefined where the card is only scaled. */
export function cropOf(ratio: number | undefined): Crop {
  const { widthPx, heightPx } = sizes.og;
  if (ratio === undefined) return { sides: 'none', px: 0 };
  const height = widthPx / ratio;
  const crop: Crop =
    height <= heightPx
      ? { sides: 'top-bottom', px: Math.round((heightPx - height) / 2) }
      : { sides: 'left-right', px: Math.round((widthPx - heightPx * ratio) / 2) };
  return crop.px < CROP_MIN_PX ? { sides: 'none', px: 0 } : crop;
}
