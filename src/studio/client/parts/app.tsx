/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useEffect, useState } from 'hono/jsx/dom';
import { listenToPage } from '../page-events.ts';
import { Banners } from './banners.tsx';
import { Header } from './header.tsx';
import { Panel } from './panel.tsx';
import { Stage } from './stage.tsx';
import { useStudio } from './use-studio.ts';

/** The page: what is said about the article on one side, the card on the other. */
export function App() {
  const studio = useStudio();
  const [, redraw] = useState(0);
  useEffect(() => {
    let count = 0;
    const stop = studio.subscribe(() => redraw((count += 1)));
    const unlisten = listenToPage(studio);
    return () => {
      stop();
      unlisten();
    };
  }, []);
  const { said } = studio.state;
  return (
    <>
      <Header />
      <Banners />
      <main class="bench">
        <Panel />
        <Stage />
      </main>
      <div class={`toast ${said ? 'is-shown' : ''} ${said?.isBad ? 'is-bad' : ''}`} role="status">
        {said?.text}
      </div>
    </>
  );
}
