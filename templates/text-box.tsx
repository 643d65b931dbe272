/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { CSSProperties, JSXNode } from 'satori/jsx';
import type { SetText } from '../src/typeset/set-text.ts';

/** Marks an element whose place satori reports back; the text of that name is painted there. */
export const TEXT_ID_PREFIX = 'text:';

/** The room of a set text in satori's layout. */
export function TextBox({ id, of, style }: { id: string; of: SetText; style?: CSSProperties }): JSXNode {
  return (
    <div
      id={`${TEXT_ID_PREFIX}${id}`}
      style={{ ...style, width: of.widthPx, height: of.heightPx, flexShrink: 0 }}
    />
  );
}
