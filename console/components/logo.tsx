/** The mark: a flag on a milestone. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg
      class="logo"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role="img"
      aria-label="Milepost"
    >
      <rect class="logo-ground" width="32" height="32" rx="8" />
      <path class="logo-flag" d="M10 26V7m0 1.5h11.5l-3.2 4.25 3.2 4.25H10" />
    </svg>
  )
}
