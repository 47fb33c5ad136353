/** The style sheet of the start page, inline: one request, and nothing to build. `font` is an address. */
export function doorsStyles(font: string): string {
  return `@font-face{font-family:'Inter Variable';font-display:swap;font-weight:100 900;src:url('${font}') format('woff2')}
${styles}`
}

const styles = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(0.984 0.003 265), oklch(0.168 0.011 265));
  --surface: light-dark(oklch(1 0 0), oklch(0.206 0.013 265));
  --sunken: light-dark(oklch(0.966 0.004 265), oklch(0.184 0.012 265));
  --ink: light-dark(oklch(0.235 0.02 265), oklch(0.945 0.006 265));
  --ink-soft: light-dark(oklch(0.47 0.02 265), oklch(0.735 0.014 265));
  --hairline: light-dark(oklch(0.235 0.02 265 / 12%), oklch(0.945 0.006 265 / 12%));
  --accent: light-dark(oklch(0.5 0.205 274), oklch(0.735 0.13 277));
  --accent-strong: light-dark(oklch(0.44 0.2 274), oklch(0.8 0.105 277));
  --accent-wash: light-dark(oklch(0.5 0.205 274 / 9%), oklch(0.735 0.13 277 / 15%));
  --on-accent: light-dark(oklch(1 0 0), oklch(0.19 0.05 277));
  --reached: light-dark(oklch(0.6 0.14 155), oklch(0.74 0.15 155));
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: var(--canvas);
  color: var(--ink);
  font: 400 1rem/1.55 'Inter Variable', system-ui, sans-serif;
  font-feature-settings: 'cv05', 'ss03';
  -webkit-font-smoothing: antialiased;
}
.sheet {
  display: grid;
  grid-template-rows: auto 1fr;
  gap: clamp(28px, 5.5vh, 72px);
  max-width: 1160px;
  min-height: 100dvh;
  margin: 0 auto;
  padding: 24px clamp(16px, 4vw, 40px) 32px;
}
.top { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; }
.brand { display: inline-flex; gap: 10px; align-items: center; font-size: 1.125rem; font-weight: 600; letter-spacing: -0.012em; }
nav { display: flex; gap: 4px; }
nav a { padding: 6px 10px; border-radius: 6px; color: var(--ink-soft); font-size: 0.875rem; text-decoration: none; }
nav a:hover { background: var(--sunken); color: var(--ink); }
nav a[aria-current] { color: var(--ink); font-weight: 500; text-decoration: underline; text-underline-offset: 5px; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
main { display: grid; gap: clamp(24px, 4vh, 40px); align-content: start; }
.head { display: grid; gap: 14px; max-width: 44rem; }
h1 { font-size: clamp(1.875rem, 4.4vw, 3rem); font-weight: 640; line-height: 1.08; letter-spacing: -0.032em; text-wrap: balance; }
.head p { color: var(--ink-soft); font-size: 1.0625rem; text-wrap: pretty; }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(290px, 100%), 1fr)); gap: 16px; list-style: none; }
.door {
  display: grid;
  grid-template-rows: auto auto 1fr auto;
  gap: 10px;
  padding: 20px;
  border: 1px solid var(--hairline);
  border-radius: 10px;
  background: var(--surface);
}
.picture { margin-block-end: 8px; border-radius: 6px; background: var(--sunken); }
.picture svg { display: block; width: 100%; height: 120px; padding: 8px 0; }
h2 { font-size: 1.25rem; font-weight: 600; line-height: 1.3; letter-spacing: -0.014em; }
.door > p { color: var(--ink-soft); font-size: 0.9375rem; text-wrap: pretty; }
.foot { display: grid; gap: 14px; margin-block-start: 10px; }
dl { display: grid; gap: 6px; padding: 10px 12px; border-radius: 6px; background: var(--sunken); font-size: 0.8125rem; }
dl div { display: flex; flex-wrap: wrap; gap: 2px 12px; justify-content: space-between; }
dt { color: var(--ink-soft); }
dd { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; user-select: all; }
.open {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 100%;
  min-height: 44px;
  padding: 8px 18px;
  border: 0;
  border-radius: 6px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 500;
  text-decoration: none;
  cursor: pointer;
}
.open:hover { background: var(--accent-strong); }
.head .open { width: auto; margin-block-start: 8px; color: var(--on-accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.tips { display: grid; gap: 2px; color: var(--ink-soft); font-size: 0.875rem; }
.accent-fill { fill: var(--accent); }
.quiet-fill { fill: var(--hairline); }
.mark { fill: none; stroke: var(--on-accent); stroke-width: 2.6; stroke-linejoin: round; stroke-linecap: round; }
.done circle { fill: var(--reached); }
.done rect { fill: var(--hairline); }
.tick { fill: none; stroke: var(--surface); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.open-step circle { fill: none; stroke: var(--accent); stroke-width: 2; }
.open-step rect { fill: var(--accent); opacity: 0.35; }
.band { fill: var(--reached); fill-opacity: 0.16; }
.curve { fill: none; stroke: var(--reached); stroke-width: 2.5; stroke-linejoin: round; }
.axis { fill: none; stroke: var(--ink-soft); stroke-width: 1; opacity: 0.6; }
.code { fill: var(--surface); stroke: var(--hairline); }
.tag { fill: none; stroke: var(--ink-soft); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
@media (forced-colors: active) { .open { border: 1px solid ButtonText; } }
`
