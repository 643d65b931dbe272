/** Styles of the API's documents. Colours follow the reader's light or dark setting. */
export const styles = `
:root { color-scheme: light dark; --ink: #14171a; --paper: #fbf8f3; --line: #cfc9bf; --quiet: #5b6066; --fault: #b00020; --act: #14171a; --on-act: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f3f5; --paper: #14181c; --line: #3b434b; --quiet: #a4adb5; --fault: #ff8a94; --act: #f1f3f5; --on-act: #14171a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { padding-top: 2rem; }
h1 { margin: 0; font-size: 1.5rem; letter-spacing: -0.02em; }
header p { margin: 0; color: var(--quiet); }
figure { margin: 0 0 2rem; }
img { display: block; max-width: 100%; height: auto; max-height: 80vh; background: var(--line); box-shadow: 0 0 0 1px var(--line); }
figcaption { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 0.75rem; color: var(--quiet); }
a { color: inherit; }
form { display: grid; gap: 1rem; margin-bottom: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.row { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.field { display: flex; flex-direction: column; gap: 0.2rem; }
label { font-weight: 600; }
.hint { color: var(--quiet); font-size: 0.875rem; }
input, select, textarea { width: 100%; padding: 0.55rem 0.65rem; border: 1px solid var(--line); border-radius: 0.25rem; background: transparent; color: inherit; font: inherit; }
select { background: var(--paper); }
.row .field { justify-content: flex-end; }
button { justify-self: start; padding: 0.6rem 1.25rem; border: 0; border-radius: 0.25rem; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid #2f7de1; outline-offset: 2px; }
.error { color: var(--fault); font-weight: 600; }
p.error { padding: 1rem; border: 1px solid currentColor; }
.warnings { margin: 0.75rem 0 0; padding-left: 1.25rem; color: var(--quiet); }
`;
