// Shows the steps that a page asks for, by the chunks that customers' pages load. What was told and
// called is kept in `window.edgeCase`, for people in the browser's console and for the tests.
import type { Block } from '#contract/localized-text'
import type { MountTour, SurfaceHost, TourActions, TourStepView } from '../../../sdk/surface.ts'

const edgeCase = {
  /** What was told of the target, in order. */
  health: [] as string[],
  /** Actions of the person on the step, in order. */
  calls: [] as string[],
  /** Problems that the SDK reported. */
  problems: [] as string[],
  root: null as ShadowRoot | null,
  remove: () => {},
}
export type EdgeCase = typeof edgeCase
Object.assign(window, { edgeCase })

const { chunks } = (await (await fetch('/sdk/manifest.json')).json()) as {
  chunks: Record<string, { file: string }>
}
const load = (name: string) => import(`/sdk/${chunks[name]!.file}`)
const [{ mount }, { en }] = (await Promise.all([load('tour'), load('words-en')])) as [
  { mount: MountTour },
  { en: Record<string, string> },
]

const frame = document.createElement('milepost-root')
frame.style.setProperty('display', 'contents', 'important')
const root = frame.attachShadow({ mode: 'open' })
document.body.append(frame)
edgeCase.root = root

const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'
const host: SurfaceHost = {
  root,
  locale: 'en',
  direction,
  words: en,
  accent: '#4f46e5',
  scheme: 'page',
  corner: 'end',
  report: (code, detail) => void edgeCase.problems.push(`${code} ${String(detail)}`),
}

const asked = JSON.parse(document.querySelector('#steps')!.textContent) as Partial<TourStepView>[]
const body: Block[] = [
  { type: 'paragraph', children: [{ text: 'The card stands beside it and covers nothing.' }] },
]
let at = 0
const show = (index: number) => {
  const step = asked[index]
  if (!step) return edgeCase.remove()
  at = index
  tour.update({
    guideKey: 'edge-case',
    stepKey: `step-${index}`,
    title: 'Here it is',
    body,
    number: index + 1,
    total: asked.length,
    form: 'tooltip',
    target: null,
    placement: 'bottom',
    advance: { on: 'next' },
    branches: [],
    canGoBack: index > 0,
    isLast: index === asked.length - 1,
    startedByUser: false,
    ...step,
  })
}
const actions: TourActions = {
  next: () => (edgeCase.calls.push('next'), show(at + 1)),
  back: () => (edgeCase.calls.push('back'), show(at - 1)),
  close: () => (edgeCase.calls.push('close'), edgeCase.remove()),
  branch: () => void edgeCase.calls.push('branch'),
  targetClicked: () => void edgeCase.calls.push('targetClicked'),
  targetHealth: (health) => void edgeCase.health.push(health),
}
const tour = mount(host, actions)
edgeCase.remove = () => tour.remove()
show(0)
