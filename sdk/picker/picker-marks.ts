import { html, type TemplateResult } from '../elements/html.ts'
import { SurfaceElement } from '../elements/surface-element.ts'
import { theme } from '../elements/theme.ts'
import text from './picker-marks.css?inline'

/** What is outlined over the page, in px of its window. */
export interface MarksView {
  box: DOMRect | null
  /** What the outlined element is called; '' says nothing. */
  label: string
  isChosen: boolean
  /** Elements that could be taken for it. */
  others: DOMRect[]
}

const LABEL_PX = 28
/** A label begins no farther to the right than this from the window's end. */
const LABEL_ROOM_PX = 180

/** Outlines over the page that no pointer meets. The page's own elements stay as they are. */
export class PickerMarks extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = ['view']

  declare view: MarksView

  constructor() {
    super()
    this.view = { box: null, label: '', isChosen: false, others: [] }
  }

  protected override render(): TemplateResult {
    const { box, label, isChosen, others } = this.view
    return html`
      ${others.map((rect) => html`<div class="box other" .style=${place(rect)}></div>`)}
      ${box && html`<div class="box ${isChosen ? 'chosen' : ''}" .style=${place(box)}></div>`}
      ${box && label && html`<div class="label" .style=${placeLabel(box)}>${label}</div>`}
    `
  }
}

function place({ left, top, width, height }: DOMRect): string {
  return `left:${left}px;top:${top}px;width:${width + 6}px;height:${height + 6}px`
}

/** Above the element, below it where the window ends, or else inside. */
function placeLabel({ left, top, bottom }: DOMRect): string {
  const above = top - LABEL_PX
  const below = bottom + 6
  const at = above >= 0 ? above : below + LABEL_PX <= innerHeight ? below : Math.max(4, top + 4)
  const x = Math.max(4, Math.min(left, innerWidth - LABEL_ROOM_PX))
  return `left:${x}px;top:${at}px`
}
