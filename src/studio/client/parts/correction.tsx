/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** While a signed card is being replaced: which one, and what becomes of it. */
export function Correction() {
  const studio = useStudio();
  const { words, state } = studio;
  const { correction } = state;
  if (!correction) return <></>;
  const { outcome, isWithdrawn, takesDown } = correction;
  return (
    <section class="correction" aria-label={words('correct.title')}>
      <p>
        <strong>{words('correct.title')}</strong> <bdi>{correction.fields.headline}</bdi>
      </p>
      {isWithdrawn ? (
        <p class="hint">{words('correct.withdrawn')}</p>
      ) : outcome && outcome !== 'left' ? (
        <p class="hint">
          <Icon id={outcome === 'taken-down' ? 'check' : 'info'} />{' '}
          {words(outcome === 'taken-down' ? 'correct.takenDown' : 'correct.same')}
        </p>
      ) : (
        <label class="check">
          <input
            type="checkbox"
            checked={takesDown}
            onChange={(event: Event) =>
              studio.set({
                correction: { ...correction, takesDown: (event.target as HTMLInputElement).checked },
              })
            }
          />
          {words('correct.takeDown')}
        </label>
      )}
      <button type="button" class="quiet" onClick={() => studio.set({ correction: undefined })}>
        {words('correct.stop')}
      </button>
    </section>
  );
}
