/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useRef } from 'hono/jsx/dom';
import { pointOf, pointText } from '../fields.ts';
import { photoUrl } from '../photo.ts';
import { useStudio } from './use-studio.ts';

const STEP = 0.02;
const LARGE_STEP = 0.1;

/** The point of the photo that every crop keeps: dragged, or moved with the arrow keys. */
export function FocusPoint() {
  const studio = useStudio();
  const { words, state } = studio;
  const frame = useRef<HTMLDivElement>(null);
  const { photo, focus, photoAlt } = state.fields;
  const [x, y] = pointOf(focus || '0.5,0.5');
  const move = (to: readonly [number, number]): void => studio.edit('focus', pointText(to));

  const onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') {
      frame.current!.setPointerCapture(event.pointerId);
      (frame.current!.querySelector('[role=slider]') as HTMLElement).focus({ preventScroll: true });
    } else if (!frame.current!.hasPointerCapture(event.pointerId)) return;
    event.preventDefault();
    const { left, top, width, height } = frame.current!.getBoundingClientRect();
    move([(event.clientX - left) / width, (event.clientY - top) / height]);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const by: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const way = by[event.key];
    if (!way) return;
    event.preventDefault();
    move([x + way[0], y + way[1]]);
  };
  const place = words('photo.place', { x: Math.round(x * 100), y: Math.round(y * 100) });
  return (
    <div class="focus" ref={frame} dir="ltr" onPointerDown={onPointer} onPointerMove={onPointer}>
      <img src={photoUrl(photo)} alt={photoAlt} draggable={false} />
      <span
        class="focus-dot"
        role="slider"
        tabindex={0}
        aria-label={words('photo.focus')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(x * 100)}
        aria-valuetext={place}
        style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        onKeyDown={onKey}
      />
    </div>
  );
}
