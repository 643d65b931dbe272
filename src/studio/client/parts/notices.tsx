/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { noticesOf } from '../notices.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** What there is to know about the card, each with the button that mends it. */
export function Notices() {
  const studio = useStudio();
  const notices = noticesOf(studio);
  if (notices.length === 0) return <></>;
  return (
    <ul class="notices" aria-label={studio.words('notice.label')}>
      {notices.map(({ id, text, level, mends }) => (
        <li key={id} class={`notice is-${level}`}>
          <Icon id={level} />
          <span>{text}</span>
          {mends.map(({ label, act }) => (
            <button key={label} type="button" class="quiet" onClick={act}>
              {label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
