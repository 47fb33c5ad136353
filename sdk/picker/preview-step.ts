import type { Locator } from '#contract/locator'
import type { PickerSession } from '#contract/picker'
import type { TourStep } from '#contract/tour'
import type { HintContent } from '#contract/hint'
import {
  chooseLanguage,
  isFromRight,
  languageOf,
  listLanguages,
  type Localized,
} from '../guides/localize.ts'
import type { PickerCore } from '../picker-seam.ts'
import type {
  HintActions,
  HintView,
  MountedSurface,
  MountHint,
  MountTour,
  SurfaceHost,
  TourActions,
  TourStepView,
} from '../surface.ts'

/**
 * Shows the step at an element as its end users will see it, with the real surface, in the language of
 * the page. `onEnd`: it was closed, or pressed on. Rejects when a part of it cannot be loaded.
 */
export async function previewStep(
  core: PickerCore,
  root: ShadowRoot,
  session: PickerSession,
  target: Locator,
  onEnd: () => void,
): Promise<{ remove(): void }> {
  const { guide, step, theme } = session
  const languages = listLanguages(core.locale)
  const language = chooseLanguage(languages)
  const text = <Content>(content: Localized<Content>): Content =>
    content[languageOf(content, languages)] ?? content.en
  const [chunk, words] = await Promise.all([
    core.loadChunk('key' in step ? 'tour' : 'hint'),
    language === 'en' ? import('../words/en.ts') : core.loadChunk(`words-${language}`),
  ])
  const locale = languageOf(step.title, languages)
  const host: SurfaceHost = {
    root,
    locale,
    direction: isFromRight(locale) ? 'rtl' : 'ltr',
    words: (words as Record<string, SurfaceHost['words']>)[language] ?? {},
    accent: theme.accent,
    scheme: theme.scheme ?? 'page',
    corner: theme.corner ?? 'end',
    report: core.report,
  }
  const { mount } = chunk as { mount: MountTour & MountHint }
  return 'key' in step
    ? showTour(mount, host, viewOfStep(session, step, target, text), onEnd)
    : showHint(mount, host, viewOfHint(guide.key, step, target, text), onEnd)
}

type Text = <Content>(content: Localized<Content>) => Content

function viewOfStep(
  { guide, place }: PickerSession,
  step: TourStep,
  target: Locator,
  text: Text,
): TourStepView {
  const { number, total } = place ?? { number: 1, total: 1 }
  const branches = step.branches?.map(({ label }) => text(label)) ?? []
  return {
    guideKey: guide.key,
    stepKey: step.key,
    title: text(step.title),
    body: text(step.body),
    number,
    total: branches.length ? null : total,
    form: 'tooltip',
    target,
    placement: step.placement,
    advance: step.advance,
    branches,
    canGoBack: number > 1,
    isLast: number === total && !branches.length,
    startedByUser: true,
  }
}

function showTour(mount: MountTour, host: SurfaceHost, view: TourStepView, end: () => void) {
  const actions: TourActions = {
    next: end,
    back: end,
    close: end,
    branch: end,
    targetClicked() {},
    targetHealth() {},
  }
  const surface = mount(host, actions)
  surface.update(view)
  return surface
}

function viewOfHint(guideKey: string, hint: HintContent, target: Locator, text: Text): HintView {
  return {
    guideKey,
    title: text(hint.title),
    body: text(hint.body),
    target,
    placement: hint.placement,
    beacon: hint.beacon,
    buttonLabel: hint.button ? text(hint.button.label) : null,
    isOpen: true,
  }
}

function showHint(mount: MountHint, host: SurfaceHost, view: HintView, end: () => void) {
  const open = (isOpen: boolean) => surface.update({ ...view, isOpen })
  const actions: HintActions = {
    open: () => open(true),
    close: () => open(false),
    act: end,
    dismiss: end,
    targetHealth() {},
  }
  const surface: MountedSurface<HintView> = mount(host, actions)
  surface.update(view)
  return surface
}
