import { css } from 'lit'

export const tourStepStyles = css`
  :host {
    width: max-content;
    max-width: calc(100vw - 16px);
  }
  @position-try --corner {
    position-area: none;
    inset: auto 0 0 auto;
  }
  @media (min-width: 480px) {
    :host([mode='beside']) {
      position-anchor: auto;
      width: 320px;
      margin: 14px;
      max-width: calc(100vw - 28px);
    }
    :host([mode='beside'][placement='top']) {
      position-area: top;
      position-try-fallbacks: bottom, right, left, --corner;
    }
    :host([mode='beside'][placement='bottom']) {
      position-area: bottom;
      position-try-fallbacks: top, right, left, --corner;
    }
    :host([mode='beside'][placement='left']) {
      position-area: left;
      position-try-fallbacks: right, bottom, top, --corner;
    }
    :host([mode='beside'][placement='right']) {
      position-area: right;
      position-try-fallbacks: left, bottom, top, --corner;
    }
    :host([mode='beside'][unanchored]) {
      position-area: none;
      margin: 0;
      left: var(--at-left);
      top: var(--at-top);
    }
  }
  :host([mode='docked']),
  :host([mode='away']) {
    inset-inline: 0;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
    margin-inline: auto;
  }
  :host([mode='docked']) {
    width: 320px;
  }
  :host([mode='away'][away='up']) {
    inset-block: max(16px, env(safe-area-inset-top)) auto;
  }
  :host([mode='away'][away='left']) {
    inset: 0 auto 0 16px;
    margin: auto 0;
    height: fit-content;
  }
  :host([mode='away'][away='right']) {
    inset: 0 16px 0 auto;
    margin: auto 0;
    height: fit-content;
  }

  .card {
    max-height: calc(100dvh - 28px);
    padding: 14px 16px;
    gap: 6px;
    overflow: auto;
  }
  .card:focus-visible {
    outline-offset: 1px;
  }
  .head {
    display: flex;
    align-items: flex-start;
    gap: 8px;
  }
  h2 {
    flex: 1;
    min-width: 0;
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
    padding-block: 1px;
  }
  .head .icon {
    width: 28px;
    height: 28px;
    margin-block: -2px;
    margin-inline-end: -6px;
  }
  .lost {
    color: var(--soft);
    padding: 8px 10px;
    background: var(--sunken);
    border-radius: 8px;
  }
  .lost .button {
    margin-top: 6px;
    background: var(--surface);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-top: 8px;
  }
  .count {
    flex: 1;
    color: var(--soft);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .pill {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 6px 18px 6px 14px;
    padding-inline: 14px 18px;
    border-radius: 999px;
    border: 1px solid var(--hairline);
    background: var(--surface);
    box-shadow: var(--shadow);
    font-weight: 500;
  }
  .pill:hover {
    background: var(--sunken);
  }
  .pill svg {
    color: var(--accent);
  }
  .pill .count {
    font-weight: 400;
  }
  :host([away='down']) .pill svg {
    rotate: 180deg;
  }
  :host([away='left']) .pill svg {
    rotate: -90deg;
  }
  :host([away='right']) .pill svg {
    rotate: 90deg;
  }

  @media (pointer: coarse) {
    .head .icon {
      width: 44px;
      height: 44px;
      margin-block: -10px;
      margin-inline-end: -12px;
    }
  }
  @media (max-width: 479.98px) {
    :host([mode='beside']),
    :host([mode='docked']) {
      inset: auto 0 0;
      width: auto;
      max-width: none;
      margin: 0;
    }
    :host([mode='beside'][dock='top']) {
      inset: 0 0 auto;
    }
    :host(:is([mode='beside'], [mode='docked'])) .card {
      max-height: 50dvh;
      border-radius: 12px 12px 0 0;
      border-inline: 0;
      border-block-end: 0;
      padding-bottom: max(16px, env(safe-area-inset-bottom));
    }
    :host([mode='beside'][dock='top']) .card {
      border-radius: 0 0 12px 12px;
      border-block: 0 1px solid var(--hairline);
      padding-block: max(14px, env(safe-area-inset-top)) 16px;
    }
  }
  @media (forced-colors: active) {
    .pill {
      border-color: CanvasText;
    }
  }
`
