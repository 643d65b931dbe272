/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { sampleArticle } from '../../sample.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** Before there is a headline: the three ways to begin, and a card to play with. */
export function Empty() {
  const studio = useStudio();
  const { words } = studio;
  const ways = [
    { icon: 'link', title: words('empty.link'), text: words('empty.linkText') },
    { icon: 'page', title: words('empty.page'), text: words('empty.pageText') },
    { icon: 'plus', title: words('empty.type'), text: words('empty.typeText') },
  ] as const;
  return (
    <div class="empty">
      <h2>{words('empty.title')}</h2>
      <ul>
        {ways.map(({ icon, title, text }) => (
          <li key={icon}>
            <Icon id={icon} />
            <span>
              <strong>{title}</strong> {text}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="secondary" onClick={() => studio.replace({ ...sampleArticle }, {})}>
          {words('empty.example')}
        </button>
      </p>
      <p class="hint">
        {words('empty.keys')} <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </p>
    </div>
  );
}
