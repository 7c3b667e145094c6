/** The whole look of the page: it loads nothing else, since nothing else may be reachable yet. */
export const trustStyle = `
:root { color-scheme: light dark; --ink: #10201f; --paper: #f3f6f5; --line: #5d7370; --deep: #0a4a50; --on-deep: #ffffff; --alarm: #7a1712; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef4f3; --paper: #10201f; --line: #9db3b0; --deep: #b9e4e0; --on-deep: #082b2d; --alarm: #ffb4ab; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.9 Vazirmatn, "Segoe UI", Roboto, Tahoma, sans-serif; }
nav, main { max-inline-size: 44rem; margin-inline: auto; padding-inline: 1rem; }
nav { display: flex; justify-content: flex-end; }
nav a { display: inline-flex; align-items: center; min-block-size: 48px; padding-inline: 0.75rem; color: var(--deep); }
main { padding-block: 1rem 2rem; }
main + main { border-block-start: 2px solid var(--line); line-height: 1.6; }
h1 { font-size: 1.6rem; line-height: 1.4; margin-block: 0.5rem; }
h2 { font-size: 1.25rem; margin-block: 2rem 0.5rem; }
h3 { font-size: 1.05rem; margin-block: 1.25rem 0.25rem; }
p { margin-block: 0.5rem; }
ol { margin-block: 0.25rem; padding-inline-start: 2rem; }
li { margin-block: 0.25rem; }
.fingerprint { padding: 0.75rem 1rem; border: 2px solid var(--line); border-radius: 0.5rem; }
.fingerprint bdi { display: grid; justify-content: center; font: 600 1.05rem/1.8 ui-monospace, "Roboto Mono", Consolas, monospace; }
.warning { color: var(--alarm); font-weight: 700; }
.button { display: inline-flex; align-items: center; min-block-size: 48px; padding: 0.5rem 1.25rem; border-radius: 0.5rem;
  background: var(--deep); color: var(--on-deep); font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
`;
