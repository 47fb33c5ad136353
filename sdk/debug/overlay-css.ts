/** Constructed, not written into the page: works under any Content-Security-Policy. */
export const overlayCss = `
.panel {
  all: initial;
  position: fixed;
  inset: auto auto 12px 12px;
  box-sizing: border-box;
  width: min(420px, calc(100vw - 24px));
  max-height: min(60vh, 560px);
  overflow: auto;
  padding: 12px;
  border: 1px solid #64748b;
  border-radius: 8px;
  background: #0f172a;
  color: #f1f5f9;
  font: 13px/1.5 system-ui, sans-serif;
}
header { display: flex; align-items: center; justify-content: space-between; }
h2, h3 { margin: 0; font-size: 14px; }
h3 { margin-block-start: 12px; }
button {
  min-height: 28px;
  padding-inline: 10px;
  border: 1px solid #94a3b8;
  border-radius: 6px;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
:focus-visible { outline: 2px solid #7dd3fc; outline-offset: 2px; }
details { margin-block-start: 8px; }
summary { cursor: pointer; min-height: 24px; }
summary > * { margin-inline-end: 8px; }
pre {
  margin: 4px 0 0;
  white-space: pre-wrap;
  font: 12px/1.5 ui-monospace, monospace;
}
.yes, .found { color: #86efac; }
.no, .lost, .ambiguous, .occluded { color: #fcd34d; }
ol { margin: 4px 0 0; padding-inline-start: 20px; }
li > span { margin-inline-start: 8px; color: #cbd5e1; }
`
