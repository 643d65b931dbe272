/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { Finding } from '../../../doctor/finding.ts';
import { currentTags, examinePage, isMendedByTags } from '../examining.ts';
import { copied, makeAll } from '../making.ts';
import { showField } from '../show-field.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** What the doctor says about the article's own page, each fault with what mends it. */
export function Doctor() {
  const studio = useStudio();
  const { words, state } = studio;
  const { url } = state.fields;
  const seen = state.examination?.url === url ? state.examination : undefined;
  return (
    <section aria-labelledby="doctor-title">
      <div class="take-head">
        <h2 id="doctor-title">{words('doctor.title')}</h2>
        {url.trim() === '' ? (
          <button type="button" class="quiet" onClick={() => showField('url')}>
            <Icon id="link" /> {words('doctor.giveLink')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="quiet"
              disabled={seen?.isUnderWay === true}
              onClick={() => examinePage(studio)}
            >
              <Icon id="check" /> {words(seen?.isUnderWay ? 'doctor.checking' : 'doctor.check')}
            </button>
            <a class="quiet" href={`/doctor?${new URLSearchParams({ url })}`} target="_blank" rel="noopener">
              <Icon id="external" /> {words('doctor.all')}
            </a>
          </>
        )}
      </div>
      <div role="status">
        {!seen && <p class="hint">{words(url.trim() === '' ? 'doctor.noLink' : 'doctor.hint')}</p>}
        {seen?.problem && (
          <p class="fault">{words.maybe(`error.${seen.problem.code}`) ?? seen.problem.detail}</p>
        )}
        {seen?.findings?.length === 0 && <p class="hint">{words('doctor.fine')}</p>}
      </div>
      {seen?.findings && seen.findings.length > 0 && (
        <ul class="findings">
          {seen.findings.map((finding, at) => (
            <Entry key={`${at}`} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ finding }: { finding: Finding }) {
  const studio = useStudio();
  const { words } = studio;
  const { code, severity, message, cure, networks } = finding;
  const tags = currentTags(studio);
  return (
    <li class={`finding is-${severity}`}>
      <Icon id={severity === 'note' ? 'info' : 'warn'} />
      <div>
        <p>{words.maybe(`finding.${code}`) ?? cure}</p>
        <p class="hint">
          <bdi lang="en">{message}</bdi> {networks.length > 0 && <span>({words.list([...networks])})</span>}
        </p>
      </div>
      {isMendedByTags(code) && (
        <button
          type="button"
          class="quiet"
          onClick={() => (tags === undefined ? makeAll(studio) : copied(studio, tags, 'copied.text'))}
        >
          {words(tags === undefined ? 'take.make' : 'doctor.copyTags')}
        </button>
      )}
    </li>
  );
}
