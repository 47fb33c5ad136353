import { css } from 'lit'

export const checklistStyles = css`
  :host {
    inset-block-end: max(16px, env(safe-area-inset-bottom));
    inset-inline-end: max(16px, env(safe-area-inset-right));
    max-width: calc(100vw - 32px);
  }
  .ring circle {
    fill: none;
    stroke-width: 4;
    stroke: var(--track);
  }
  .ring .share {
    stroke: var(--accent);
    stroke-linecap: round;
  }
  .medal {
    display: grid;
    place-items: center;
    flex: none;
    width: 24px;
    height: 24px;
    border-radius: 999px;
    color: var(--surface);
    background: var(--reached);
  }

  .pill {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 6px 18px 6px 12px;
    padding-inline: 12px 18px;
    border-radius: 999px;
    border: 1px solid var(--hairline);
    background: var(--surface);
    box-shadow: var(--shadow);
    font-weight: 500;
  }
  .pill:hover {
    background: var(--sunken);
  }
  .count {
    color: var(--soft);
    font-size: 13px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .card {
    width: 360px;
    max-width: 100%;
    max-height: min(640px, 100dvh - 32px);
    overflow: hidden;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 14px 12px 12px 20px;
    padding-inline: 20px 12px;
  }
  .head > div {
    flex: 1;
    min-width: 0;
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.35;
  }
  .scroll {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .intro {
    padding: 0 20px 12px;
    color: var(--soft);
  }

  section {
    border-top: 1px solid var(--hairline);
  }
  .phase {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    padding: 8px 20px;
    border-radius: 0;
    font-weight: 600;
  }
  .phase > .title {
    flex: 1;
    min-width: 0;
  }
  .phase:hover {
    background: var(--sunken);
  }
  .phase:focus-visible,
  .step:focus-visible {
    outline-offset: -3px;
    border-radius: 8px;
  }
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    width: 20px;
    height: 20px;
    color: var(--soft);
  }
  .mark .ring circle {
    stroke-width: 5;
  }
  .chevron {
    color: var(--soft);
  }
  [aria-expanded='true'] > .chevron {
    rotate: 180deg;
  }
  .done {
    color: var(--reached);
  }
  .reason {
    display: block;
    color: var(--soft);
    font-size: 13px;
    font-weight: 400;
  }

  ul.steps {
    padding: 0 8px 10px;
  }
  li {
    border-radius: 8px;
  }
  li.expanded {
    background: var(--wash);
  }
  .step {
    display: flex;
    gap: 12px;
    width: 100%;
    min-height: 36px;
    padding: 8px 12px;
  }
  button.step:hover {
    background: var(--sunken);
    border-radius: 8px;
  }
  li.expanded > button.step:hover {
    background: none;
  }
  .step .title {
    display: block;
  }
  li.expanded .title,
  li.next .title {
    font-weight: 500;
  }
  li.done .title,
  li.locked .title {
    color: var(--soft);
  }
  .state {
    display: block;
    color: var(--soft);
    font-size: 13px;
    line-height: 1.35;
  }
  li.done .state {
    color: var(--reached);
  }
  .circle {
    width: 16px;
    height: 16px;
    border-radius: 999px;
    border: 1.5px solid var(--edge);
  }
  .next .circle {
    border: 5px solid var(--accent);
  }
  .detail {
    display: grid;
    gap: 12px;
    justify-items: start;
    padding: 0 12px 14px 44px;
    padding-inline: 44px 12px;
    color: var(--soft);
  }
  .foot {
    display: flex;
    padding: 8px 8px;
    border-top: 1px solid var(--hairline);
  }
  .foot .button {
    font-size: 13px;
    font-weight: 400;
  }
  .completed {
    padding: 20px;
    gap: 16px;
  }
  .completed > div {
    display: flex;
    gap: 12px;
  }
  .completed p {
    color: var(--soft);
    margin-top: 4px;
  }
  .completed .button {
    align-self: flex-end;
  }

  @media (pointer: coarse) {
    .step {
      min-height: 44px;
      align-items: center;
    }
  }
  @media (max-width: 479.98px) {
    :host([sheet]) {
      inset-inline: 0;
      inset-block-end: 0;
      max-width: none;
    }
    .card {
      width: 100%;
      max-height: 80dvh;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
      border-inline: 0;
      border-block-end: 0;
      padding-bottom: env(safe-area-inset-bottom);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .share {
      transition: stroke-dashoffset 180ms ease-out;
    }
    .chevron {
      transition: rotate 150ms ease-out;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .medal {
      border: 1px solid CanvasText;
    }
    .medal,
    .next .circle {
      forced-color-adjust: none;
      border-color: CanvasText;
      color: Canvas;
      background: CanvasText;
    }
    li.expanded {
      outline: 1px solid CanvasText;
    }
  }
`
