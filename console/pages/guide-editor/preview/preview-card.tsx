import { useState } from 'preact/hooks'
import type { GuideDraft } from '#contract/guide'
import type { Locale } from '#contract/localized-text'
import { currentTheme } from '../../../appearance.ts'
import { useWidth } from '../../../charts/use-width.ts'
import { Card } from '../../../components/page.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { useEnvironment } from '../../../session.tsx'
import { t } from '../../../words/translate.ts'
import { PlainPreview } from './plain-preview.tsx'
import { previewChecklist, previewTourStep } from './preview-views.ts'
import { usePreview, type MakeView } from './use-preview.ts'

/** Sizes of the page in the frame, in its own CSS px. */
const screens = {
  desktop: { width: 640, height: 600 },
  phone: { width: 375, height: 600 },
} as const
type Screen = keyof typeof screens

/** The guide as people will see it, drawn by the SDK itself, while it is being written. */
export function PreviewCard(props: {
  draft: GuideDraft
  language: Locale
  /** Tours: the step somebody works on. */
  step: number
  onStep: (step: number) => void
}) {
  const { draft, language, step } = props
  const { environment } = useEnvironment()
  const [screen, setScreen] = useState<Screen>('desktop')
  const [done, setDone] = useState(0)
  const [minimised, setMinimised] = useState(false)
  const { ref, width } = useWidth<HTMLDivElement>(360)
  const total =
    draft.kind === 'tour'
      ? draft.content.steps.length
      : draft.content.phases.flatMap(({ steps }) => steps).length

  const makeView: MakeView = (words) => {
    if (draft.kind === 'tour') {
      const view = previewTourStep(draft.content, step, { language, guideKey: draft.key })
      return view && { view, target: view.target }
    }
    const view = previewChecklist(draft.content, { language, words, done: Math.min(done, total) })
    return { view: { ...view, minimised }, target: null }
  }
  const { place, failed } = usePreview({
    title: t('editor.previewPage'),
    kind: draft.kind,
    language,
    accent: environment.theme.accent,
    dark: isDark(),
    makeView,
    onAction(name) {
      if (name === 'next' || name === 'targetClicked') props.onStep(Math.min(step + 1, total - 1))
      if (name === 'back') props.onStep(Math.max(step - 1, 0))
      if (name === 'minimise' || name === 'open') setMinimised(name === 'minimise')
    },
  })
  const size = screens[screen]
  const scale = Math.min(1, width / size.width)

  return (
    <Card
      title={t('editor.preview')}
      aside={
        <Segmented
          label={t('editor.previewScreen')}
          hideLabel
          value={screen}
          options={[
            { value: 'desktop', label: t('editor.previewDesktop') },
            { value: 'phone', label: t('editor.previewPhone') },
          ]}
          onValue={setScreen}
        />
      }
    >
      {failed ? (
        <PlainPreview draft={draft} language={language} />
      ) : (
        <div ref={ref} class="preview" style={{ height: `${size.height * scale}px` }}>
          <div
            ref={place}
            class="preview-page"
            style={{
              width: `${size.width}px`,
              height: `${size.height}px`,
              zoom: scale,
            }}
          />
        </div>
      )}
      {draft.kind === 'checklist' ? (
        <label class="preview-done">
          <input
            type="range"
            min="0"
            max={total}
            value={Math.min(done, total)}
            onInput={(event) => setDone(Number(event.currentTarget.value))}
          />
          <span class="soft small">
            {t('editor.previewDone', { done: Math.min(done, total), total })}
          </span>
        </label>
      ) : (
        <p class="soft small">{t('editor.previewStep', { number: step + 1 })}</p>
      )}
    </Card>
  )
}

/** Whether the console itself is dark now; the preview follows it. */
function isDark(): boolean {
  const theme = currentTheme()
  if (theme !== 'system') return theme === 'dark'
  return typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches
}
