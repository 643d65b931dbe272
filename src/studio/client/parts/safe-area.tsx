/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { sizes, type SizeId } from '../../../../templates/sizes.ts';

interface Area {
  readonly kind: 'crop' | 'square';
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What every wide crop leaves of the `og` card (2:1, VK, 16:9), and what a square thumbnail does; in px. */
const OG_AREAS: readonly Area[] = [
  { kind: 'crop', left: 40, top: 47, right: 1160, bottom: 583 },
  { kind: 'square', left: 285, top: 0, right: 915, bottom: 630 },
];

/** Lines over the card: what stays where networks crop it, or cover its edges. */
export function SafeArea({ size }: { size: SizeId }) {
  const { widthPx, heightPx, marginPx, inkTopPx, inkBottomPx } = sizes[size];
  const own: Area = {
    kind: 'crop',
    left: marginPx,
    top: inkTopPx,
    right: widthPx - marginPx,
    bottom: inkBottomPx,
  };
  return (
    <div class="safe" aria-hidden="true" dir="ltr">
      {(size === 'og' ? OG_AREAS : [own]).map(({ kind, left, top, right, bottom }) => (
        <span
          key={kind}
          class={`safe-${kind}`}
          style={{
            left: percent(left, widthPx),
            top: percent(top, heightPx),
            width: percent(right - left, widthPx),
            height: percent(bottom - top, heightPx),
          }}
        />
      ))}
    </div>
  );
}

function percent(part: number, whole: number): string {
  return `${(part / whole) * 100}%`;
}
