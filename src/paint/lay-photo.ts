import { coverPixels } from '../photo/cover-pixels.ts';
import type { Focus } from '../photo/focus.ts';
import type { PhotoPort } from '../photo/port.ts';
import type { Pixels } from '../ports.ts';
import type { CardTexts, SetTexts } from '../../templates/template.ts';
import type { Art, BoxRoom } from './art.ts';
import { darken, type TextOnPhoto } from './scrim.ts';

/** A photo as it lies under a card's art. */
export interface LaidPhoto extends Pixels {
  /** Where on the card its top left corner stands. */
  readonly leftPx: number;
  readonly topPx: number;
}

interface LayOptions {
  readonly bytes: Uint8Array;
  readonly focus: Focus;
  readonly art: Art;
  readonly texts: CardTexts;
  readonly set: SetTexts;
}

/**
 * The photo of a card: cropped to the template's box with its focus in the room that the texts leave, and
 * darkened behind those that stand on it.
 *
 * @param box the room of the template's `<PhotoBox>`.
 * @throws PresscardError `photo_unreadable` or `photo_unsupported`
 */
export async function layPhoto(
  port: PhotoPort,
  box: BoxRoom,
  { bytes, focus, art, texts, set }: LayOptions,
): Promise<LaidPhoto> {
  const size = { width: Math.round(box.widthPx), height: Math.round(box.heightPx) };
  const [leftPx, topPx] = [Math.round(box.leftPx), Math.round(box.topPx)];
  const clear = middleOf(art.clear ?? box, { leftPx, topPx });
  const at: Focus = [within(clear.x / size.width), within(clear.y / size.height)];
  const photo = await coverPixels(port, bytes, size, { focus, at });
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
  darken(photo, onPhoto, clear.y);
  return { ...photo, leftPx, topPx };
}

function middleOf(
  room: BoxRoom,
  { leftPx, topPx }: { leftPx: number; topPx: number },
): { x: number; y: number } {
  return { x: room.leftPx + room.widthPx / 2 - leftPx, y: room.topPx + room.heightPx / 2 - topPx };
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
