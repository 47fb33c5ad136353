import { frameOf } from './flat-tree.ts'

/** Where a point of a frame's content lies in the window that the frame is in, in px. */
export function outOfFrame(frame: HTMLElement, x: number, y: number): [x: number, y: number] {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const { paddingLeft, paddingTop } = getComputedStyle(frame)
  const { clientLeft, clientTop, offsetWidth, offsetHeight } = frame
  return [
    left + (width / offsetWidth) * (clientLeft + parseFloat(paddingLeft) + x),
    top + (height / offsetHeight) * (clientTop + parseFloat(paddingTop) + y),
  ]
}

/** Where a point of the window that a frame is in lies in the frame's content, in px. */
export function intoFrame(frame: HTMLElement, x: number, y: number): [x: number, y: number] {
  const [left, top] = outOfFrame(frame, 0, 0)
  const [right, bottom] = outOfFrame(frame, 1, 1)
  return [(x - left) / (right - left), (y - top) / (bottom - top)]
}

/** Where an element is in the page's window, however many frames of the same origin it is in. */
export function rectInPage(element: Element): DOMRect {
  const rect = element.getBoundingClientRect()
  let { left, top, right, bottom } = rect
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    ;[left, top] = outOfFrame(frame, left, top)
    ;[right, bottom] = outOfFrame(frame, right, bottom)
  }
  return new DOMRect(left, top, right - left, bottom - top)
}
