/** The sign of Tideboard: a rising tide, and its name. */
export function BrandMark() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="9" class="brand-ground" />
        <path
          class="brand-line"
          d="M6 21.5c2.7 0 3.3-2.6 6-2.6s3.3 2.6 6 2.6 3.3-2.6 6-2.6c1 0 1.5.3 2 .6"
        />
        <path class="brand-line" d="M6 15.5c2.7 0 3.3-2.6 6-2.6s3.3 2.6 6 2.6 4-7 8-7" />
      </svg>
      Tideboard
    </span>
  )
}
