/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { CSSProperties, JSXNode } from 'satori/jsx';
import type { SetText } from '../src/typeset/set-text.ts';

/** Marks an element whose place satori reports back; the text of that name is painted there. */
export const TEXT_ID_PREFIX = 'text:';

/** A side at which a text begins, or at which it ends. */
export type TextEdge = 'left' | 'right';

/**
 * The room of a set text in satori's layout.
 *
 * @param props.edge where the text stands, if that is all its width is good for: nothing has its place or its
 * size by it. Then texts of any width share one layout.
 */
export function TextBox({
  id,
  of,
  edge,
  style,
}: {
  id: string;
  of: SetText;
  edge?: TextEdge | undefined;
  style?: CSSProperties;
}): JSXNode {
  const width = edge ? 0 : of.widthPx;
  const box = { ...style, width, height: of.heightPx, flexShrink: 0 };
  return <div id={`${TEXT_ID_PREFIX}${id}`} data-edge={edge} style={box} />;
}
