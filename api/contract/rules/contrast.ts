/** WCAG 2.2 contrast of two colours `#rrggbb`: 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The text colour for a background `#rrggbb`; at least 4.5:1 on every one. White where it can be. */
export function readableOn(background: string): '#ffffff' | '#060606' {
  // #060606 is the lightest grey that still reaches 4.5:1 wherever white does not.
  return contrast(background, '#ffffff') >= 4.5 ? '#ffffff' : '#060606'
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
