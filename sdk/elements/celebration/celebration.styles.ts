import { css } from 'lit'

export const celebrationStyles = css`
  :host {
    inset-block-start: max(24px, env(safe-area-inset-top));
    inset-inline: 0;
    margin-inline: auto;
    width: 360px;
    max-width: calc(100vw - 32px);
  }
  .card {
    flex-direction: row;
    align-items: flex-start;
    gap: 14px;
    padding: 16px 12px 16px 18px;
    padding-inline: 18px 12px;
  }
  .words {
    flex: 1;
    min-width: 0;
    padding-block: 4px;
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.35;
  }
  p {
    color: var(--soft);
    margin-top: 2px;
  }
  .badge {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 999px;
    color: var(--accent);
    background: var(--wash);
  }
  .particle {
    position: absolute;
    inset: 50% auto auto 50%;
    width: 6px;
    height: 6px;
    margin: -3px;
    border-radius: 999px;
    background: var(--accent);
    opacity: 0;
    pointer-events: none;
  }
  .particle:nth-child(3n) {
    background: var(--reached);
    border-radius: 2px;
  }
  .particle:nth-child(3n + 1) {
    background: color-mix(in oklab, var(--accent) 45%, var(--surface));
  }
  @media (max-width: 479.98px) {
    :host {
      inset-block: auto 0;
      width: auto;
      max-width: none;
    }
    .card {
      border-end-start-radius: 0;
      border-end-end-radius: 0;
      border-inline: 0;
      border-block-end: 0;
      padding-bottom: max(16px, env(safe-area-inset-bottom));
    }
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
  }
`
