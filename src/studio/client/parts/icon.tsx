/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */

/** Strokes on a grid of 16, drawn for this page. */
const paths = {
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H6.500a3.5 3.5 0 0 0 0 7H10M13 6l-3-3M13 6l-3 3',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2.500a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 5v3.200l2 1.3',
  check: 'M3 8.500l3.2 3.200L13 4.8',
  copy: 'M5.5 5.500v-3h8v8h-3M2.5 5.500h8v8h-8z',
  download: 'M8 2.500v7.500M4.8 7L8 10.200L11.2 7M3 13.500h10',
  image: 'M2.5 3h11v10h-11zM2.5 11l3.3-3.300l2.5 2.500l2-2l3.2 3.200M10.8 5.800h.01',
  link: 'M6.8 9.200l2.4-2.400M7.2 4.800l1.6-1.600a2.8 2.8 0 0 1 4 4l-1.6 1.600M8.8 11.200l-1.6 1.600a2.8 2.8 0 0 1-4-4l1.6-1.6',
  external: 'M6.5 3.500h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5',
  warn: 'M8 2.800L14 13H2zM8 6.800v3M8 11.400h.01',
  info: 'M8 2.500a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 7.500v3.200M8 5.300h.01',
  sun: 'M8 5.200a2.8 2.8 0 1 1 0 5.600a2.8 2.8 0 0 1 0-5.600M8 1.500v1.200M8 13.300v1.200M1.5 8h1.200M13.3 8h1.200M3.4 3.400l.9.9M11.7 11.700l.9.9M12.6 3.400l-.9.9M4.3 11.700l-.9.9',
  moon: 'M13 9.500A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.500z',
  frame: 'M2.5 5.500v-3h3M10.5 2.500h3v3M13.5 10.500v3h-3M5.5 13.500h-3v-3M5.5 5.500h5v5h-5z',
  chevron: 'M4.5 6.500L8 10l3.5-3.5',
  page: 'M4 2.500h5l3 3v8H4zM9 2.500v3h3',
  zip: 'M3 2.500h10v11H3zM8 2.500v2M8 6v1.500M8 9h.01M6.8 9.500h2.400v2H6.800z',
} as const;
export type IconId = keyof typeof paths;

export function Icon({ id }: { id: IconId }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[id]} />
    </svg>
  );
}
