/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { MessageKey } from '../../boot.ts';
import { sizeIds, sizes, type SizeId } from '../../../../templates/sizes.ts';
import { Notices } from './notices.tsx';
import { SafeArea } from './safe-area.tsx';
import { useStudio } from './use-studio.ts';

/** The card as large as there is room, the other sizes beside each other beneath it. */
export function CardView() {
  const { words, state } = useStudio();
  const { size, facts, pictures, showsSafeArea, isDrawing, problem } = state;
  const picture = pictures[size];
  const { widthPx, heightPx } = sizes[size];
  return (
    <>
      <figure class={`hero ${picture ? '' : 'is-blank'} ${problem ? 'is-old' : ''}`}>
        <div
          class="hero-card"
          style={{ 'aspect-ratio': `${widthPx} / ${heightPx}`, '--shape': `${widthPx / heightPx}` }}
        >
          {picture && (
            <img
              src={picture.url}
              width={widthPx}
              height={heightPx}
              alt={facts?.alt ?? ''}
              data-key={picture.key}
            />
          )}
          {showsSafeArea && <SafeArea size={size} />}
        </div>
        <figcaption class="facts" aria-busy={isDrawing ? 'true' : 'false'}>
          {problem ? (
            <span class="fault" role="alert">
              {words.maybe(`error.${problem.code}`) ?? problem.detail}
            </span>
          ) : (
            facts && (
              <>
                <span>{words(`size.${size}` as MessageKey)}</span>
                <bdi dir="ltr">{`${widthPx} × ${heightPx}`}</bdi>
                <span>
                  {facts.format.toUpperCase()} {picture ? words.size(picture.blob.size) : ''}
                </span>
                <span>{words.maybe(`template.${facts.template}`) ?? facts.template}</span>
              </>
            )
          )}
          {showsSafeArea && (
            <span class="safe-legend">{words(size === 'og' ? 'safe.og' : 'safe.other')}</span>
          )}
        </figcaption>
      </figure>
      <Notices />
      <div class="film" role="radiogroup" aria-label={words('sizes.label')}>
        {sizeIds.map((id) => (
          <Frame key={id} id={id} />
        ))}
      </div>
    </>
  );
}

function Frame({ id }: { id: SizeId }) {
  const studio = useStudio();
  const { words, state } = studio;
  const { widthPx, heightPx } = sizes[id];
  const picture = state.pictures[id];
  const isCut = state.fits[id]?.truncated === true;
  return (
    <label class={`frame ${state.size === id ? 'is-chosen' : ''}`}>
      <input
        type="radio"
        name="size"
        value={id}
        checked={state.size === id}
        onChange={() => studio.look(id)}
      />
      <span class="frame-picture" style={{ 'aspect-ratio': `${widthPx} / ${heightPx}` }}>
        {picture && <img src={picture.url} alt="" />}
      </span>
      <span class="frame-name">
        {words(`size.${id}` as MessageKey)}
        {isCut && <span class="frame-cut">{words('sizes.cut')}</span>}
      </span>
      <span class="frame-size" dir="ltr">{`${widthPx}×${heightPx}`}</span>
    </label>
  );
}
