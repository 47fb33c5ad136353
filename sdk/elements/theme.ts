import { css } from 'lit'

/**
 * What all surfaces share: a clean start whatever the page inherits into them, the tokens, buttons,
 * focus and motion. Set from outside, through CSSOM only: `--mp-accent`, which reads on white, and
 * `--mp-font`; the attribute `scheme="dark"` turns the tokens and lifts the accent.
 */
export const theme = css`
  :host {
    all: initial;
    --ink: oklch(0.235 0.02 265);
    --soft: oklch(0.47 0.02 265);
    --surface: oklch(1 0 0);
    --sunken: oklch(0.972 0.004 265);
    --hairline: oklch(0.235 0.02 265 / 12%);
    --edge: oklch(0.62 0.015 265);
    --track: oklch(0.235 0.02 265 / 14%);
    --reached: oklch(0.5 0.12 155);
    --accent: var(--mp-accent);
    --on-accent: #fff;
    --wash: color-mix(in oklab, var(--accent) 8%, transparent);
    --shadow: 0 1px 2px oklch(0.2 0.03 265 / 10%), 0 12px 32px oklch(0.2 0.03 265 / 18%);
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    font: 400 14px/1.5 var(--mp-font, system-ui, sans-serif);
    color: var(--ink);
    color-scheme: light;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  :host([scheme='dark']) {
    --ink: oklch(0.945 0.006 265);
    --soft: oklch(0.76 0.014 265);
    --surface: oklch(0.256 0.015 265);
    --sunken: oklch(0.225 0.013 265);
    --hairline: oklch(0.945 0.006 265 / 14%);
    --edge: oklch(0.6 0.016 265);
    --track: oklch(0.945 0.006 265 / 18%);
    --reached: oklch(0.78 0.14 155);
    --accent: color-mix(in oklab, var(--mp-accent) 50%, #fff);
    --on-accent: oklch(0.19 0.02 265);
    --wash: color-mix(in oklab, var(--accent) 14%, transparent);
    --shadow: 0 1px 2px oklch(0 0 0 / 30%), 0 12px 32px oklch(0 0 0 / 45%);
    color-scheme: dark;
  }
  /* However dark the vendor's accent is: at this lightness it reads on our dark surface. */
  @supports (color: oklch(from red l c h)) {
    :host([scheme='dark']) {
      --accent: oklch(from var(--mp-accent) max(l, 0.72) min(c, 0.16) h);
    }
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ul {
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  code {
    font: 0.92em ui-monospace, 'SF Mono', monospace;
    background: var(--sunken);
    border-radius: 4px;
    padding: 1px 4px;
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }

  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 6px;
    margin: 0;
    padding: 0;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .button {
    min-height: 32px;
    padding: 5px 12px;
    font-weight: 500;
    text-align: center;
    border: 1px solid transparent;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--accent) 88%, var(--ink));
  }
  .outlined {
    border-color: var(--edge);
  }
  .quiet {
    color: var(--soft);
  }
  .icon {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    color: var(--soft);
  }
  .outlined:hover,
  .quiet:hover,
  .icon:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    .button {
      min-height: 44px;
    }
    .icon {
      width: 44px;
      height: 44px;
    }
  }

  .card {
    display: flex;
    flex-direction: column;
    background: var(--surface);
    border: 1px solid var(--hairline);
    border-radius: 12px;
    box-shadow: var(--shadow);
  }
  .body {
    display: grid;
    gap: 8px;
  }
  .body ul {
    list-style: disc;
    padding-inline-start: 20px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .arrives {
      animation: arrive 160ms ease-out;
    }
  }
  @media (forced-colors: active) {
    :host {
      --track: GrayText;
      --reached: CanvasText;
      --accent: LinkText;
      --on-accent: Canvas;
      --edge: ButtonBorder;
    }
    .card,
    .button {
      border-color: CanvasText;
    }
    .primary {
      forced-color-adjust: none;
      background: LinkText;
      color: Canvas;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`
