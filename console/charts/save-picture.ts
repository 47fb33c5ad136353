import { downloadFile } from '../download-csv.ts'

/** What the console's style sheet gives a chart, and a file on its own would lose. */
const keptStyles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'opacity',
  'paint-order',
]

/** The chart as a file of its own: styles written out, on the surface it stands on, at rest. */
export function pictureOf(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('an <svg> clones to an <svg>')
  const originals = [chart, ...chart.querySelectorAll('*')]
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index]
    if (!original) continue
    const styles = getComputedStyle(original)
    for (const name of keptStyles) element.setAttribute(name, styles.getPropertyValue(name))
    element.removeAttribute('class')
  }
  for (const transient of copy.querySelectorAll('[data-transient]')) transient.remove()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.prepend(backgroundFor(chart))
  return new XMLSerializer().serializeToString(copy)
}

function backgroundFor(chart: SVGSVGElement): SVGRectElement {
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  background.setAttribute('width', '100%')
  background.setAttribute('height', '100%')
  const surface = chart.closest('.card') ?? document.body
  background.setAttribute('fill', getComputedStyle(surface).backgroundColor)
  return background
}

export function savePictureAsSvg(name: string, chart: SVGSVGElement): void {
  downloadFile(`${name}.svg`, new Blob([pictureOf(chart)], { type: 'image/svg+xml' }))
}

/** Twice the size on screen, so that it stays sharp on a slide. */
export async function savePictureAsPng(name: string, chart: SVGSVGElement): Promise<void> {
  const scale = 2
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureOf(chart))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = chart.clientWidth * scale
  canvas.height = chart.clientHeight * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the canvas gave no picture')
  downloadFile(`${name}.png`, blob)
}
