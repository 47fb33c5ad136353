// Small drawings, decoration beside words: hidden from screen readers.

export function MarkPicture() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="8" class="accent-fill" />
      <path class="mark" d="M10 26V7m0 1.5h11.5l-3.2 4.25 3.2 4.25H10" />
    </svg>
  )
}

/** A checklist on its way. */
export function StepsPicture() {
  const rows = [20, 44, 68, 92]
  return (
    <svg viewBox="0 0 240 112" aria-hidden="true">
      {rows.map((y, index) => (
        <g key={y} class={index < 2 ? 'done' : 'open-step'}>
          <circle cx="34" cy={y} r="8" />
          {index < 2 && <path class="tick" d={`m30 ${y} 3 3 5-6`} />}
          <rect x="54" y={y - 4} width={[112, 88, 132, 96][index]} height="8" rx="4" />
        </g>
      ))}
    </svg>
  )
}

/** How the share that reached value grows, with its band: as the console draws it. */
export function CurvePicture() {
  return (
    <svg viewBox="0 0 240 112" aria-hidden="true">
      <path
        class="band"
        d="M20 102h22V93h24V82h30V67h36V55h44V45h44V17h-44v4h-44v7H96v9H66v11H42v54z"
      />
      <path class="curve" d="M20 102h22V78h24V60h30V48h36V38h44V31h44" />
      <path class="axis" d="M20 4v98h206" />
    </svg>
  )
}

/** A script tag. */
export function TagPicture() {
  return (
    <svg viewBox="0 0 240 112" aria-hidden="true">
      <rect class="code" x="20" y="14" width="200" height="84" rx="8" />
      <path class="tag" d="m44 42-10 12 10 12M196 42l10 12-10 12" />
      <rect class="accent-fill" x="58" y="40" width="54" height="7" rx="3.5" />
      <rect class="quiet-fill" x="118" y="40" width="62" height="7" rx="3.5" />
      <rect class="quiet-fill" x="58" y="58" width="84" height="7" rx="3.5" />
      <rect class="accent-fill" x="148" y="58" width="30" height="7" rx="3.5" />
    </svg>
  )
}
