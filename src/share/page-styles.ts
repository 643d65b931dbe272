import { groundOf, inkOn, readableOn, INK_DARK } from '../outlet/colour.ts';
import type { Outlet } from '../outlet/outlet.ts';

/** Ground and ink of a page in the dark: the outlet's hue, so faint that text and not the ground is what shines. */
const DARK_GROUND = { lightness: 0.2, chromaMax: 0.012 };
const DARK_INK = '#f1f3f5';
/** Least contrast of what is only drawn, such as an edge (WCAG 2.2, 1.4.11). */
const EDGE_CONTRAST_MIN = 3;

/** Faces of a reader's own device that come near to those of the card: nothing is fetched. */
const FACES = {
  editorial: `'Source Serif 4', Charter, 'Iowan Old Style', Cambria, Georgia, 'Noto Serif', serif`,
  modern: `Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif`,
  tabloid: `'Fira Sans Condensed', 'Roboto Condensed', 'Arial Narrow', system-ui, 'Noto Sans', sans-serif`,
} as const satisfies Record<Outlet['voice'], string>;

/** The page in the outlet's own colours, light or dark as the reader has it, from a phone of 320 px up. */
export function pageStyles({ colour, paper, voice }: Outlet): string {
  const dark = groundOf(colour, DARK_GROUND);
  const light = paletteOn(paper, INK_DARK, colour);
  return `
:root { color-scheme: light dark; ${light} --act: ${colour}; --on-act: ${inkOn(colour)}; --face: ${FACES[voice]}; }
@media (prefers-color-scheme: dark) { :root { ${paletteOn(dark, DARK_INK, colour)} } }
${STYLES}`;
}

function paletteOn(ground: string, ink: string, colour: string): string {
  return [
    `--ground: ${ground};`,
    `--ink: ${ink};`,
    `--accent: ${readableOn(colour, ground)};`,
    `--edge: ${readableOn(colour, ground, EDGE_CONTRAST_MIN)};`,
  ].join(' ');
}

const STYLES = `
* { box-sizing: border-box; }
html { border-block-start: 6px solid var(--act); background: var(--ground); -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.55 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; --quiet: color-mix(in oklab, var(--ink) 72%, var(--ground)); --line: color-mix(in oklab, var(--ink) 16%, var(--ground)); }
main { max-width: 46rem; margin: 0 auto; padding: clamp(1rem, 4vw, 1.5rem) clamp(1rem, 4vw, 2rem) 3.5rem; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid #2f7de1; outline-offset: 3px; border-radius: 2px; }
.card { display: block; border-radius: 12px; overflow: hidden; box-shadow: 0 0 0 1px var(--line), 0 18px 40px -24px rgb(8 12 20 / 45%); }
.card img { display: block; width: 100%; height: auto; background: var(--line); }
a.card { transition: transform 0.18s ease-out; }
a.card:hover { transform: translateY(-2px); }
h1 { margin: 1.75rem 0 0; font: 700 clamp(1.375rem, 1.1rem + 1.4vw, 1.75rem)/1.42 var(--face); text-wrap: balance; }
h1.latin { line-height: 1.2; letter-spacing: -0.008em; }
.standfirst { margin: 0.625rem 0 0; font-size: 1.125rem; text-wrap: pretty; }
.signature { display: flex; flex-wrap: wrap; margin: 0.75rem 0 0; padding: 0; color: var(--quiet); font-size: 0.9688rem; list-style: none; }
.signature li:first-child { color: var(--accent); font-weight: 700; }
.signature li:not(:last-child)::after { content: '·'; margin-inline: 0.5rem; color: var(--quiet); font-weight: 400; }
.read { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: center; gap: 0 0.625rem; margin: 1.5rem 0 0; padding: 0.8rem 1.5rem; border-radius: 999px; background: var(--act); box-shadow: inset 0 0 0 1.5px var(--edge); color: var(--on-act); font-weight: 700; line-height: 1.4; text-align: center; text-decoration: none; }
.read .site { font-weight: 400; }
.read:hover { text-decoration: underline; }
section { margin-block-start: 2.5rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); }
h2 { margin: 0 0 0.875rem; font-size: 1rem; line-height: 1.4; }
.own { display: flex; flex-wrap: wrap; gap: 0.625rem; margin: 0 0 0.875rem; }
.own:not(:has(button:not([hidden]))) { display: none; }
button { display: inline-flex; align-items: center; gap: 0.6rem; min-height: 2.875rem; padding: 0.45rem 1.1rem; border: 1px solid var(--line); border-radius: 999px; background: none; color: inherit; font: inherit; font-weight: 600; line-height: 1.3; cursor: pointer; }
[hidden] { display: none; }
svg { width: 1.2rem; height: 1.2rem; fill: currentColor; }
.networks { display: grid; grid-template-columns: repeat(5, 2.875rem); justify-content: space-between; gap: 0.75rem 0; margin: 0; padding: 0; list-style: none; }
.networks a { display: grid; place-items: center; width: 2.875rem; height: 2.875rem; border: 1px solid var(--line); border-radius: 50%; text-decoration: none; transition: background 0.15s, color 0.15s; }
.networks a:hover, button:hover { border-color: var(--ink); background: var(--ink); color: var(--ground); }
.related { margin: 0; padding: 0; list-style: none; }
.related li { padding: 0.7rem 0; font: 600 1.125rem/1.4 var(--face); text-wrap: pretty; }
.related li + li { border-block-start: 1px solid var(--line); }
.related li:first-child { padding-block-start: 0; }
.related a { text-decoration: none; }
.related a:hover { color: var(--accent); text-decoration: underline; }
@media (min-width: 40rem) { main { padding-block-start: 2.25rem; } .read { display: inline-flex; } .networks { grid-template-columns: repeat(8, 2.875rem); justify-content: start; gap: 0.75rem; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } a.card:hover { transform: none; } }
@media (forced-colors: active) { .read, .card { border: 1px solid; } }
@media print { html { border: 0; } section { display: none; } }
`;
