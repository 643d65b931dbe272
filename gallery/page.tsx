/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { RenderedCard } from '../src/index.ts';
import { templates } from '../templates/registry.ts';
import type { Template } from '../templates/template.ts';
import type { GalleryCard } from './cards.ts';

export interface ShownCard extends Pick<RenderedCard, 'plan' | 'fit' | 'alt' | 'warnings'> {
  readonly card: GalleryCard;
  readonly file: string;
  /** Size of the file. */
  readonly bytes: number;
}

/** What networks leave of a card of 1200x630. */
const crops = [
  { name: 'X, 2:1', ratio: '2 / 1' },
  { name: 'VK, 1200x536', ratio: '1200 / 536' },
  { name: 'a square thumbnail', ratio: '1 / 1' },
] as const;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: #8883; }
body { margin: 0 auto; max-width: 1320px; padding: 24px; }
nav { position: sticky; top: 0; padding: 8px 0; background: Canvas; z-index: 1; border-bottom: 1px solid var(--line); }
nav a { margin-right: 14px; }
h2 { margin: 48px 0 0; } h3 { font-weight: 500; margin: 24px 0 8px; }
p { margin: 0 0 12px; max-width: 70ch; }
.cards { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
figure { margin: 0; } figcaption { font-size: 12px; opacity: .75; max-width: 300px; overflow-wrap: anywhere; }
img { display: block; height: auto; }
.og img, .wide img { width: 600px; max-width: 100%; } .classic img { width: 420px; } .square img { width: 300px; }
.portrait img { width: 240px; } .story img { width: 220px; }
.small img { width: 300px; } .crop img { width: 300px; height: auto; object-fit: cover; }
.white, .dark { padding: 20px; } .white { background: #fff; color: #111; } .dark { background: #15202b; color: #eee; }
`;

/**
 * Every card, by design and size; each design's first card also as small as networks show it, and as they crop it.
 *
 * @param studio pictures of the studio's main states, by their files.
 */
export function galleryPage(shown: readonly ShownCard[], studio: readonly string[]): Child {
  const of = (id: string): ShownCard[] => shown.filter(({ card }) => card.name.startsWith(`${id}-`));
  const sections = [
    { id: 'state', description: 'Every state, in the design that it gets by itself.' },
    ...templates,
  ].filter(({ id }) => of(id).length > 0);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>presscard: gallery</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>Gallery</h1>
        <nav>
          {sections.map(({ id }) => (
            <a href={`#${id}`}>{id}</a>
          ))}
          {studio.length > 0 && <a href="#studio">studio</a>}
        </nav>
        {sections.map(({ id, description }: Pick<Template, 'id' | 'description'>) => (
          <Section id={id} description={description} shown={of(id)} />
        ))}
        {studio.length > 0 && <Studio files={studio} />}
      </body>
    </html>
  );
}

function Section({ id, description, shown }: { id: string; description: string; shown: ShownCard[] }) {
  const sizes = [...new Set(shown.map(({ card }) => card.size))];
  const first = shown.find(({ card }) => card.size === 'og');
  return (
    <section id={id}>
      <h2>{id}</h2>
      <p>{description}</p>
      {first && (
        <div class="cards">
          {['white', 'dark'].map((ground) => (
            <div class={`${ground} small`}>
              <img src={first.file} alt={first.alt} loading="lazy" />
            </div>
          ))}
          {crops.map(({ name, ratio }) => (
            <figure class="crop">
              <img src={first.file} alt={first.alt} loading="lazy" style={`aspect-ratio: ${ratio}`} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      )}
      {sizes.map((size) => (
        <>
          <h3>{size}</h3>
          <div class={`cards ${size}`}>{shown.filter(({ card }) => card.size === size).map(Figure)}</div>
        </>
      ))}
    </section>
  );
}

function Studio({ files }: { files: readonly string[] }) {
  return (
    <section id="studio">
      <h2>studio</h2>
      <p>The page where editors make cards, in its main states.</p>
      <div class="cards og">
        {files.map((file) => (
          <figure>
            <a href={file}>
              <img src={file} alt="" loading="lazy" />
            </a>
            <figcaption>{file}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

function Figure({ card, file, plan, fit, alt, warnings, bytes }: ShownCard) {
  const notes = [
    `${Math.round(bytes / 100) / 10} KB`,
    fit.fontSizePx > 0 && `${fit.fontSizePx} px`,
    plan.template.id !== card.template && `drawn as ${plan.template.id}`,
    ...new Set(warnings.map(({ code }) => code)),
  ];
  return (
    <figure>
      <a href={file}>
        <img src={file} alt={alt} loading="lazy" width={plan.size.widthPx} height={plan.size.heightPx} />
      </a>
      <figcaption>
        {card.name}: {notes.filter(Boolean).join(', ')}
      </figcaption>
    </figure>
  );
}
