/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { countCharacters, nameSizes, reportHeadline } from '../headline.ts';
import { Field, Text } from './field.tsx';
import { useStudio } from './use-studio.ts';

/** The headline, with how it stands: how long, where its lines break, and where it would be cut. */
export function HeadlineField() {
  const { words, state } = useStudio();
  const count = countCharacters(state.fields.headline.trim());
  return (
    <Field
      name="headline"
      class="is-headline"
      aside={<span class="count">{words('headline.count', { n: count })}</span>}
    >
      <Text
        name="headline"
        rows={2}
        describedBy="headline-report"
        placeholder={words('headline.placeholder')}
      />
      <div id="headline-report" class="report">
        <Report />
      </div>
    </Field>
  );
}

function Report() {
  const { words, state } = useStudio();
  const { fits, size, fields } = state;
  const fit = fits[size];
  if (!fit || fields.headline.trim() === '') return <p class="hint">{words('headline.hint')}</p>;
  const { cutIn, lastWords } = reportHeadline(fields.headline, fits);
  return (
    <>
      {cutIn.length > 0 && (
        <p class="caution" role="status">
          {words('headline.cut', { sizes: nameSizes(cutIn, words), words: lastWords })}
        </p>
      )}
      {fit.lines.length === 0 ? (
        <p class="hint">{words('headline.notShown')}</p>
      ) : (
        <p class="lines">
          {words('headline.lines', { n: fit.lines.length, px: fit.fontSizePx })}:{' '}
          <bdi>
            {fit.lines.map((line, at) => (
              <span key={`${at}`}>
                {at > 0 && <span class="break"> / </span>}
                {line}
              </span>
            ))}
          </bdi>
        </p>
      )}
    </>
  );
}
