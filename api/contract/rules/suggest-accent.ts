import { contrast } from './contrast.ts'

/** What text needs against what it stands on (WCAG 2.2, 1.4.3). */
export const readableContrast = 4.5

/**
 * The nearest tone of the same hue and saturation, as dark as it must be to be read on white and to
 * carry white text; the colour itself where it already can. `#rrggbb` in, `#rrggbb` out.
 */
export function suggestAccent(accent: string): string {
  if (contrast(accent, '#ffffff') >= readableContrast) return accent.toLowerCase()
  const { hue, saturation, lightness } = toHsl(accent)
  // Contrast only grows as lightness falls. Bits of a channel are 1/255 apart, half steps miss none.
  for (let light = lightness; light > 0; light -= 1 / 510) {
    const tone = fromHsl(hue, saturation, light)
    if (contrast(tone, '#ffffff') >= readableContrast) return tone
  }
  return '#000000'
}

/** Hue from 0 up to 6, saturation and lightness from 0 to 1. */
function toHsl(colour: string): { hue: number; saturation: number; lightness: number } {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => parseInt(colour.slice(at, at + 2), 16) / 255,
  )
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const lightness = (most + least) / 2
  const chroma = most - least
  if (chroma === 0) return { hue: 0, saturation: 0, lightness }
  const hue =
    most === red
      ? (6 + (green - blue) / chroma) % 6
      : most === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma
  return { hue, saturation: chroma / (1 - Math.abs(2 * lightness - 1)), lightness }
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channels = [0, 8, 4].map((shift) => {
    const at = (shift + hue * 2) % 12
    return lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))
  })
  return `#${channels
    .map((share) =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
