import { coverPixels } from '../photo/cover-pixels.ts';
import type { Focus } from '../photo/focus.ts';
import { readHeader } from '../photo/header.ts';
import type { PhotoPort } from '../photo/port.ts';
import type { Pixels } from '../ports.ts';
import type { CardTexts, SetTexts } from '../../templates/template.ts';
import type { Art, BoxRoom } from './art.ts';
import { framePhoto, type FramedPhoto } from './frame-photo.ts';
import { darken, type TextOnPhoto } from './scrim.ts';

/** A photo as it lies under a card's art, or a portrait over it. */
export interface LaidPhoto extends Pixels {
  /** Where on the card its top left corner stands. */
  readonly leftPx: number;
  readonly topPx: number;
}

/** A card whose texts stand, before its photo is painted. */
export interface StandingCard {
  readonly art: Art;
  readonly texts: CardTexts;
  readonly set: SetTexts;
}

/** How a photo will lie on a card. */
export interface PhotoPlan {
  /** In whole px of the card. */
  readonly box: BoxRoom;
  readonly framing: FramedPhoto;
}

/**
 * Where the photo of a card lies and how it is cropped, before a pixel of it is read.
 *
 * @param bytes as `takePhoto` gives them.
 * @returns undefined for a design without a photo.
 * @throws PresscardError `photo_unreadable` or `photo_unsupported`.
 */
export function planPhoto(
  { art, texts, set }: StandingCard,
  bytes: Uint8Array,
  focus: Focus,
): PhotoPlan | undefined {
  if (!art.photo) return undefined;
  const box = roundRoom(art.photo);
  const isUnder = Object.values(texts).some((text) => text?.overPhoto);
  const rooms = [...art.places].flatMap(([name, place]): BoxRoom[] => {
    const text = set[name];
    return text && isUnder ? [{ ...place, widthPx: text.widthPx, heightPx: text.heightPx }] : [];
  });
  const photo = readHeader(bytes);
  const framing = framePhoto({ photo, box, focus, clear: art.clear ?? box, texts: [...rooms, ...art.signs] });
  return { box, framing };
}

/**
 * The photo of a card: cropped to its box, and darkened behind the texts that stand on it.
 *
 * @throws PresscardError `photo_unreadable` or `photo_unsupported`
 */
export async function layPhoto(
  port: PhotoPort,
  bytes: Uint8Array,
  { box, framing }: PhotoPlan,
  { art, texts, set }: StandingCard,
): Promise<LaidPhoto> {
  const { leftPx, topPx } = box;
  const photo = await coverPixels(port, bytes, { width: box.widthPx, height: box.heightPx }, framing);
  const onPhoto = [...art.places].flatMap(([name, place]): TextOnPhoto[] => {
    const [look, text] = [texts[name], set[name]];
    if (!look?.overPhoto || !text) return [];
    return [
      {
        leftPx: place.leftPx - leftPx,
        topPx: place.topPx - topPx,
        widthPx: text.widthPx,
        heightPx: text.heightPx,
        colour: look.colour,
      },
    ];
  });
  const signs = art.signs.map((sign) => ({
    ...sign,
    leftPx: sign.leftPx - leftPx,
    topPx: sign.topPx - topPx,
  }));
  const clear = art.clear ?? box;
  darken(photo, [...onPhoto, ...signs], clear.topPx + clear.heightPx / 2 - topPx);
  return { ...photo, leftPx, topPx };
}

/** A photo begins and ends with a whole pixel. */
export function roundRoom({ leftPx, topPx, widthPx, heightPx }: BoxRoom): BoxRoom {
  return {
    leftPx: Math.round(leftPx),
    topPx: Math.round(topPx),
    widthPx: Math.round(widthPx),
    heightPx: Math.round(heightPx),
  };
}
