/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';

/** A picture in lines on a square of `view` units. */
interface Shape {
  readonly view: number;
  readonly path: string;
}

/** A ring with a dot in it, as recorders have it: what is happening now. */
const LIVE: Shape = {
  view: 24,
  path: 'M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0 -24zM12 4a8 8 0 1 1 0 16a8 8 0 1 1 0 -16zM12 7.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0 -9.6z',
};

/** A disc that a triangle is cut out of; it points to the right in every language, as on every player. */
const PLAY: Shape = {
  view: 24,
  path: 'M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0 -24zM9.2 6.6L18 12L9.2 17.4z',
};

/** Points of a five-pointed star around (12, 12.6), outer and inner by turns. */
const STAR_OUTER = 11.6;
const STAR_INNER = 4.9;
const starPoints = Array.from({ length: 10 }, (_, at): readonly [number, number] => {
  const radius = at % 2 === 0 ? STAR_OUTER : STAR_INNER;
  const angle = (at * Math.PI) / 5 - Math.PI / 2;
  return [round(12 + radius * Math.cos(angle)), round(12.6 + radius * Math.sin(angle))];
});
const STAR = `M${starPoints.map((point) => point.join(' ')).join('L')}z`;
/** Line of an empty star, in units of a 24th of its size: an outline, and no dim star. */
const STAR_LINE = 1.5;

export function LiveSign({ sizePx, colour }: { sizePx: number; colour: string }): JSXNode {
  return <Sign {...LIVE} sizePx={sizePx} colour={colour} />;
}

export function PlaySign({ sizePx, colour }: { sizePx: number; colour: string }): JSXNode {
  return <Sign {...PLAY} sizePx={sizePx} colour={colour} />;
}

function Sign({ view, path, sizePx, colour }: Shape & { sizePx: number; colour: string }): JSXNode {
  return (
    <svg
      width={sizePx}
      height={sizePx}
      viewBox={`0 0 ${view} ${view}`}
      style={{ width: sizePx, height: sizePx, flexShrink: 0 }}
    >
      <path d={path} fill={colour} fillRule="evenodd" />
    </svg>
  );
}

/**
 * Five stars in a row, so many of them filled.
 *
 * @param stars from 0 to 5, in halves.
 * @param mirrored for right-to-left cards: the first star is the rightmost, and a half its right half.
 */
export function Stars({
  stars,
  sizePx,
  colour,
  mirrored,
}: {
  stars: number;
  sizePx: number;
  colour: string;
  mirrored: boolean;
}): JSXNode {
  const step = 24 * 1.2;
  const width = 24 + 4 * step;
  return (
    <svg
      width={Math.round((sizePx * width) / 24)}
      height={sizePx}
      viewBox={`0 0 ${width} 24`}
      style={{ width: Math.round((sizePx * width) / 24), height: sizePx, flexShrink: 0 }}
    >
      {[0, 1, 2, 3, 4].map((at) => {
        const place = mirrored
          ? `translate(${width - at * step} 0) scale(-1 1)`
          : `translate(${at * step} 0)`;
        const filled = Math.min(1, Math.max(0, stars - at));
        return (
          <g id={`star${at}`} transform={place}>
            {filled < 1 && (
              <path d={STAR} fill="none" stroke={colour} strokeWidth={STAR_LINE} strokeLinejoin="round" />
            )}
            {filled > 0 && <path d={filled === 1 ? STAR : HALF_STAR} fill={colour} />}
          </g>
        );
      })}
    </svg>
  );
}

/** The left half of the star. */
const HALF_STAR = `M${[starPoints[0]!, ...starPoints.slice(5)].map((point) => point.join(' ')).join('L')}z`;

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
