/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { CSSProperties, JSXNode } from 'satori/jsx';

/** Mark the elements whose places satori reports back, beside those of the texts. */
export const PHOTO_ID = 'photo';
export const CLEAR_ID = 'clear';
export const PORTRAIT_ID = 'portrait';

/** Marks what must be seen on the photo; the colour follows it. */
export const OVER_PHOTO_PREFIX = 'over-photo:';

/** The room of the photo in satori's layout: it lies under everything that the template draws. Give it a size. */
export function PhotoBox({ style }: { style: CSSProperties }): JSXNode {
  return <div id={PHOTO_ID} style={style} />;
}

/** The room that texts leave to the photo: its focus comes to stand in the middle of it, if its edges let it. */
export function ClearRoom({ style }: { style: CSSProperties }): JSXNode {
  return <div id={CLEAR_ID} style={style} />;
}

/** The room of the author's portrait: a circle of this diameter, which lies over what the template draws. */
export function PortraitBox({ px }: { px: number }): JSXNode {
  return <div id={PORTRAIT_ID} style={{ width: px, height: px, flexShrink: 0 }} />;
}

/**
 * A sign that stands on the photo itself and is no text: the photo is darkened behind it as far as its colour needs.
 *
 * @param colour as `#rrggbb`: light, like every ink over a photo.
 */
export function OverPhoto({ colour, children }: { colour: string; children: JSXNode }): JSXNode {
  return (
    <div id={`${OVER_PHOTO_PREFIX}${colour}`} style={{ display: 'flex' }}>
      {children}
    </div>
  );
}
