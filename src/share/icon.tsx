/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import icons from '#generated/share-icons.json' with { type: 'json' };

const drawings = icons as unknown as Readonly<Record<string, readonly [number, number, string]>>;

/** An icon in the colour of the text beside it, which says the same: nobody needs to see it. */
export function Icon({ name }: { name: string }) {
  const [width, height, path] = drawings[name] ?? [1, 1, ''];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
