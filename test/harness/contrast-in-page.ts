import type { Page } from 'playwright-core'

/** Colours as the browser computes them, one over the other: `[one, other]`, each over its ground. */
export type ColourPair = [one: string, other: string]

/** WCAG's contrast ratio of each pair of computed colours, the first laid over the second. */
export function contrastRatios(page: Page, pairs: ColourPair[]): Promise<number[]> {
  return page.evaluate((asked) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const luminance = (...layers: string[]) => {
      for (const layer of layers) {
        canvas.fillStyle = layer
        canvas.fillRect(0, 0, 1, 1)
      }
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
        (value) =>
          value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    return asked.map(([one, other]) => {
      const [low = 0, high = 0] = [luminance(other, one), luminance(other)].toSorted(
        (a, b) => a - b,
      )
      return (high + 0.05) / (low + 0.05)
    })
  }, pairs)
}
