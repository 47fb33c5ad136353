import type { Page } from 'playwright-core'

/** So far around a control a ring is looked for. */
const REACH_PX = 8

/**
 * The ring that a focus draws around an element of our surfaces, read off two pictures of it, without
 * and with: on each side of its middle how thick the ring is, in px, counting only what differs by 3:1
 * from what was there before and from what lies inside and outside of it.
 */
export async function readFocusRing(page: Page, area: DOMRectInit): Promise<number[]> {
  const { x = 0, y = 0, width = 0, height = 0 } = area
  const left = Math.max(0, Math.floor(x - REACH_PX))
  const top = Math.max(0, Math.floor(y - REACH_PX))
  const clip = {
    x: left,
    y: top,
    width: Math.ceil(x + width + REACH_PX) - left,
    height: Math.ceil(y + height + REACH_PX) - top,
  }
  const focused = await page.screenshot({ clip })
  await page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active instanceof HTMLElement) active.blur()
  })
  const before = await page.screenshot({ clip })
  return page.evaluate(
    async ([withRing, without, box]) => {
      const read = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
        canvas.drawImage(picture, 0, 0)
        return canvas.getImageData(0, 0, picture.width, picture.height)
      }
      const [after, ground] = [await read(withRing), await read(without)]
      const luminance = (image: ImageData, across: number, down: number) => {
        const from = (down * image.width + across) * 4
        const [red = 0, green = 0, blue = 0] = Array.from(
          image.data.slice(from, from + 3),
          (value) =>
            value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const isApart = (one: number, other: number) =>
        (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3
      const middle = { x: Math.round(after.width / 2), y: Math.round(after.height / 2) }
      const lines = [
        (step: number) => [middle.x, middle.y - step],
        (step: number) => [middle.x, middle.y + step],
        (step: number) => [middle.x - step, middle.y],
        (step: number) => [middle.x + step, middle.y],
      ]
      return lines.map((at, side) => {
        const size = side < 2 ? box.height : box.width
        const from = Math.max(1, Math.floor(size / 2) - 5)
        const values: { is: number; was: number }[] = []
        for (let step = from; step < from + 16; step += 1) {
          const [across, down] = at(step) as [number, number]
          if (across < 0 || down < 0 || across >= after.width || down >= after.height) break
          values.push({ is: luminance(after, across, down), was: luminance(ground, across, down) })
        }
        const first = values.findIndex(({ is, was }) => isApart(is, was))
        if (first < 0) return 0
        let end = first
        while (values[end] && isApart(values[end]!.is, values[end]!.was)) end += 1
        const ring = values[first]!.is
        const beside = [values[first - 1], values[end]]
        return beside.every((one) => !one || isApart(one.is, ring)) ? end - first : 0
      })
    },
    [focused.toString('base64'), before.toString('base64'), { width, height }] as const,
  )
}
