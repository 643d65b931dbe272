import type { Focus } from '../photo/focus.ts';
import type { Framing } from '../photo/cover-pixels.ts';
import type { Size } from '../photo/shrink.ts';
import type { BoxRoom } from './art.ts';

/** White that a subject wants around its focus, as a part of the photo's width on the card: a face in a crowd. */
const SUBJECT_RADIUS_SHARE = 0.07;
/** With less than this the text stands on what the photo is about. */
const FOCUS_RADIUS_SHARE = 0.025;
/** How far a photo is enlarged so that its focus can be moved out from under a text; more would show its pixels. */
const ZOOMS = [1, 1.08, 1.16, 1.25] as const;
/** How near to the photo's edge its focus may be moved, as a part of the side. */
const EDGE_SHARE = 0.2;
/** Places that are tried along each side. */
const STEPS = 16;

interface FramePhoto {
  /** In px, as it is stored. */
  readonly photo: Size;
  /** Where it lies on the card, in px. */
  readonly box: BoxRoom;
  readonly focus: Focus;
  /** What the texts leave to it: the focus belongs in its middle. */
  readonly clear: BoxRoom;
  /** The texts that stand on it. */
  readonly texts: readonly BoxRoom[];
}

export interface FramedPhoto extends Framing {
  /** Whether the focus is seen: no text stands on it. */
  readonly isFocusFree: boolean;
}

/**
 * How a photo is cropped so that no text stands on its focus: as near to the middle of the clear room as its
 * edges let it be, moved away from the texts, enlarged a little where it cannot be moved otherwise.
 */
export function framePhoto({ photo, box, focus, clear, texts }: FramePhoto): FramedPhoto {
  const [wanted, needed] = [SUBJECT_RADIUS_SHARE, FOCUS_RADIUS_SHARE].map((share) => share * box.widthPx);
  const target: Point = {
    x: clear.leftPx + clear.widthPx / 2 - box.leftPx,
    y: clear.topPx + clear.heightPx / 2 - box.topPx,
  };
  const places = ZOOMS.map((zoom) => {
    const points = [...pointsOf(photo, box, focus, { zoom, target })].map((point): Place => {
      const free = Math.min(...texts.map((text) => distance(point, text, box)), Infinity);
      return { ...point, zoom, free, off: Math.hypot(point.x - target.x, point.y - target.y) };
    });
    return points.reduce((best, place) => (isBetter(place, best, wanted!) ? place : best));
  });
  // Every enlargement takes something of the photo away, so the least that helps is enough.
  const place = places.find(({ free }) => free >= wanted!) ?? places.find(({ free }) => free >= needed!);
  const { x, y, zoom } = place ?? places[0]!;
  return {
    focus,
    at: [x / box.widthPx, y / box.heightPx],
    zoom,
    isFocusFree: place !== undefined,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Place extends Point {
  readonly zoom: number;
  /** Distance to the nearest text, in px. */
  readonly free: number;
  /** Distance to the middle of the clear room, in px. */
  readonly off: number;
}

/** Far enough from every text, the nearest to the middle of the clear room; else the furthest from the texts. */
function isBetter(place: Place, than: Place, wanted: number): boolean {
  if (place.free >= wanted) return than.free < wanted || place.off < than.off;
  return than.free < wanted && place.free > than.free + 1;
}

/** Where the focus can stand in the box, in px from its top left. */
function* pointsOf(
  photo: Size,
  box: BoxRoom,
  [focusX, focusY]: Focus,
  { zoom, target }: { zoom: number; target: Point },
): Generator<Point> {
  const scale = zoom * Math.max(box.widthPx / photo.width, box.heightPx / photo.height);
  const columns = [...reach(photo.width * scale, box.widthPx, focusX, target.x)];
  for (const y of reach(photo.height * scale, box.heightPx, focusY, target.y))
    for (const x of columns) yield { x, y };
}

/** From the place that is nearest to the wanted one, over all that the photo's edges allow. */
function* reach(photoPx: number, boxPx: number, focus: number, wanted: number): Generator<number> {
  let far = Math.min(boxPx, focus * photoPx);
  let near = Math.max(0, Math.min(far, focus * photoPx - (photoPx - boxPx)));
  // A subject at the very edge is half lost, unless the photo itself has it there.
  const [first, last] = [EDGE_SHARE * boxPx, (1 - EDGE_SHARE) * boxPx];
  if (near < last && far > first) [near, far] = [Math.max(near, first), Math.min(far, last)];
  yield Math.min(far, Math.max(near, wanted));
  for (let step = 0; step <= STEPS; step++) yield near + ((far - near) * step) / STEPS;
}

/** From a point in the box to a text on it; 0 within. */
function distance(point: Point, text: BoxRoom, box: BoxRoom): number {
  const left = text.leftPx - box.leftPx;
  const top = text.topPx - box.topPx;
  const dx = Math.max(left - point.x, 0, point.x - left - text.widthPx);
  const dy = Math.max(top - point.y, 0, point.y - top - text.heightPx);
  return Math.hypot(dx, dy);
}
