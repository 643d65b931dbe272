/** Styles of the doctor's page. Colours follow the reader's light or dark setting. */
export const styles = `
:root { color-scheme: light dark; --ink: #14171a; --ground: #f7f6f3; --sheet: #ffffff; --line: #d5d2cb; --quiet: #565c63; --fault: #b3122b; --warning: #8a5300; --note: #2c5a86; --good: #1d6b3f; --act: #14171a; --on-act: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f3f5; --ground: #14181c; --sheet: #1c2126; --line: #39414a; --quiet: #aab2ba; --fault: #ff8a94; --warning: #f0b355; --note: #8fc1f0; --good: #7fd2a0; --act: #f1f3f5; --on-act: #14171a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 2rem); }
header { padding-block: 2.25rem 0.5rem; }
main { padding-block-end: 4rem; }
h1 { margin: 0; font-size: 1.75rem; letter-spacing: -0.02em; }
h2 { margin: 2.75rem 0 1rem; font-size: 1.25rem; }
header p, .lead { margin: 0.25rem 0 0; color: var(--quiet); }
a { color: inherit; }
form { display: flex; flex-wrap: wrap; gap: 0.625rem; margin-block-start: 1rem; }
label { flex-basis: 100%; font-weight: 600; }
input { flex: 1 1 16rem; min-width: 0; padding: 0.7rem 0.85rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); color: inherit; font: inherit; }
button { padding: 0.7rem 1.5rem; border: 0; border-radius: 8px; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid #2f7de1; outline-offset: 2px; }
.error { padding: 0.9rem 1.1rem; border: 1px solid currentColor; border-radius: 8px; color: var(--fault); font-weight: 600; }
.sum { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: baseline; }
.sum h2 { margin-block-end: 0; }
ul { margin: 0; padding: 0; list-style: none; }
.findings { display: grid; gap: 0.625rem; margin-block-start: 1rem; }
.findings > li { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 8px; background: var(--sheet); }
.findings p { margin: 0; }
.findings .cure { color: var(--quiet); }
.fault { --tone: var(--fault); } .warning { --tone: var(--warning); } .note { --tone: var(--note); } .good { --tone: var(--good); }
.severity { color: var(--tone); font-weight: 700; }
.names { display: flex; flex-wrap: wrap; gap: 0.25rem 0.4rem; margin-block-start: 0.4rem; font-size: 0.8125rem; }
.names li { padding: 0 0.5rem; border: 1px solid var(--line); border-radius: 999px; }
.previews { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1.25rem; align-items: start; }
.previews > li { min-width: 0; }
.previews h3 { margin: 0 0 0.4rem; font-size: 0.9375rem; }
.shown { border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); overflow: hidden; }
.picture { width: 100%; background: var(--line) center / cover no-repeat; }
.small { display: grid; grid-template-columns: 5.5rem 1fr; align-items: start; }
.small .picture { width: 5.5rem; height: 5.5rem; }
.words { padding: 0.7rem 0.85rem 0.8rem; }
.words p { margin: 0; }
.words .title { font-weight: 600; line-height: 1.3; }
.words .about { margin-block-start: 0.2rem; color: var(--quiet); font-size: 0.875rem; line-height: 1.4; }
.words .host { color: var(--quiet); font-size: 0.8125rem; }
.why, .refresh { margin: 0.45rem 0 0; color: var(--quiet); font-size: 0.875rem; }
.why { color: var(--warning); }
details { margin-block-start: 0.4rem; font-size: 0.875rem; }
summary { cursor: pointer; }
details p { margin: 0.3rem 0 0; color: var(--quiet); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.5rem 0.85rem; text-align: start; vertical-align: top; white-space: nowrap; }
tr + tr td, thead + tbody td { border-block-start: 1px solid var(--line); }
td:last-child { width: 100%; min-width: 14rem; white-space: normal; }
.visits { margin-block-start: 2.75rem; font-size: 1rem; }
.visits summary { font-size: 1.25rem; font-weight: 700; margin-block-end: 1rem; }
@media (max-width: 34rem) { .findings > li { grid-template-columns: 1fr; } button { flex: 1 1 100%; } }
`;
